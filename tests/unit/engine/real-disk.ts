import { randomFillSync } from 'node:crypto'
import * as path from 'node:path'
import { engineHandlers } from '../../../src-main/engine-handlers'
import { createTokens, type Tokens } from '../../../src-main/files/tokens'
import { createKeys } from '../../../src-main/keys/office-keys'
import { makeFolders, profileAt, type Profile } from '../../../src-main/profile/layout'
import { parseSheets } from '../../../src-main/sheets/parse-sheets'
import { templateLimits } from '../../../src-main/word/limits'
import { wordOutcome } from '../../../src-main/word/word-deeds'
import { wordFilesIn } from '../../../src-main/word/word-files'
import type { EngineCaller } from '../../../src-shared/ipc'

/** The main process as it is, over a profile in a folder; only what threads read is read in this process. */
export function realMain(folder: string): { main: EngineCaller; profile: Profile; tokens: Tokens } {
  const profile = profileAt(path.join(folder, 'p'))
  makeFolders(profile)
  const tokens = createTokens()
  const handlers = engineHandlers(profile, tokens, {
    sheetWorker: '',
    word: wordFilesIn(profile.content, ''),
    keys: createKeys(profile.keys, into => void randomFillSync(into)),
    now: () => new Date(),
  })
  const calls = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, async (asked: never) => handle(asked)]),
  )
  const main = {
    ...calls,
    'sheet.read': async ({ name, bytes }) => parseSheets(name, bytes),
    'word.check': given => wordOutcome({ kind: 'check', ...given, limits: templateLimits }),
  } as EngineCaller
  return { main, profile, tokens }
}
