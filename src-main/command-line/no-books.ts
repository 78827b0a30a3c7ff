import { existsSync, readdirSync } from 'node:fs'
import { problem, type Problem } from '../../src-shared/problem'
import type { Profile } from '../profile/layout'
import type { CommandLine } from './arguments'

/** Verbs that are about books that are there; a mistyped folder must not be taken for sound, nor be made. */
const aboutBooks: ReadonlySet<string> = new Set([
  ...['doctor', 'backup', 'recover', 'export', 'print', 'merge'],
  ...['recovery-sheet', 'recover-key'],
])

/** Why a command line cannot be answered on a folder that nothing was ever written into; null where it can. */
export function noBooks({ verb, options }: CommandLine, profile: Profile): Problem | null {
  if (!aboutBooks.has(verb) || options.backup || hasBooks(profile)) return null
  return problem('profile-missing', `“${profile.root}”里没有台账，什么也没有做。请核对 --profile 后面的文件夹。`)
}

function hasBooks({ storeId, journal, backups }: Profile): boolean {
  return existsSync(storeId) || [journal, backups].some(folder => existsSync(folder) && readdirSync(folder).length > 0)
}
