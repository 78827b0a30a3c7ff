import { join } from 'node:path'
import type { EngineHandlers } from '../src-shared/ipc'
import { done, Refusal, refused, type Outcome } from '../src-shared/problem'
import { contentIn } from './files/content'
import type { Tokens } from './files/tokens'
import { writeFlushed } from './files/write-flushed'
import { openJournal } from './journal/journal-files'
import { createKeys } from './keys/office-keys'
import type { Random } from './keys/signing-key'
import type { Profile } from './profile/layout'
import { noteLog } from './profile/log'
import { claimStore, readStoreId } from './profile/store-id'
import { readSheets } from './sheets/read-sheet'

/** Keys that are damaged refuse; everything else that throws is a bug. */
async function answered<T>(asked: Promise<T>): Promise<Outcome<T>> {
  try {
    return done(await asked)
  } catch (error) {
    if (error instanceof Refusal) return refused(...error.problems)
    throw error
  }
}

/** What the main process does for the data worker: disk, keys, and reading what may be hostile. */
export function engineHandlers(
  profile: Profile,
  tokens: Tokens,
  given: { sheetWorker: string; passphrase: string | undefined; random: Random; now: () => Date },
): EngineHandlers {
  const journal = openJournal(profile.journal)
  const content = contentIn(profile.content)
  const keys = createKeys(profile.keys, given.random, given.passphrase)
  return {
    'journal.head': () => journal.head(),
    'journal.append': record => journal.append(record),
    'journal.read': ({ from, limit }) => journal.read(from, limit),
    'store.identity': () => ({ storeId: readStoreId(profile.storeId) }),
    'store.claim': ({ storeId }) => (claimStore(profile.storeId, storeId), {}),
    'content.put': ({ sha256, bytes }) => (content.put(sha256, bytes), {}),
    'content.get': ({ sha256 }) => content.get(sha256),
    'sheet.read': ({ name, bytes }) => readSheets(name, bytes, given.sheetWorker),
    'file.read': ({ token }) => tokens.read(token),
    'file.write': ({ token, name, bytes }) => tokens.writeInto(token, name, bytes),
    'received.keep': ({ digest, bytes }) => {
      if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a digest')
      writeFlushed(join(profile.received, `${digest}.qlb`), bytes)
      return {}
    },
    'keys.made': () => ({ made: keys.made() }),
    'keys.card': () => answered(keys.card()),
    'keys.next': () => answered(keys.next()),
    'keys.sign': keys.sign,
    'keys.verify': keys.verify,
    'keys.opaque': ids => answered(keys.opaque(ids)),
    'log.note': ({ code, detail }) => (noteLog(profile.logs, given.now(), code, detail), {}),
  }
}
