import type { Dexie } from 'dexie'
import type { EngineCaller } from '../../../src-shared/ipc'
import type { RecoveryReason } from '../../../src-shared/journal/recovery'
import { ownBackups } from '../backup/standing'
import { storeIdIn, type JournalRow } from '../database'
import { entryAt } from './replay'

/**
 * Compares the store's journal with the one on disk before anyone can type. A store that is ahead gives the disk what
 * it lacks; anything else that differs needs recovery.
 * @returns `null` when both are the same now
 */
export async function reconcile(
  db: Dexie,
  main: EngineCaller,
  newId: () => string,
  claim: (id: string) => Promise<void>,
): Promise<RecoveryReason | null> {
  const journal = db.table<JournalRow, number>('journal')
  const { storeId: onDisk, used } = await main['store.identity']({})
  const inStore = await storeIdIn(db)
  const disk = await main['journal.head']({})
  const head = await journal.toCollection().last()

  const isNothing = !inStore && !head && !disk
  if (isNothing && (used || (await ownBackups(main)).length)) return 'books-lost'
  if (!onDisk && !inStore) {
    const storeId = newId()
    await main['store.claim']({ storeId })
    await claim(storeId)
    return null
  }
  if (isNothing) {
    // Killed between the two claims of a first start: nothing was ever acknowledged.
    await claim(onDisk!)
    return null
  }
  if (!inStore) return 'store-empty'
  if (onDisk && inStore !== onDisk) return 'store-foreign'
  if (disk && (!head || head.number < disk.number)) {
    const same = !head || (await entryAt(main, head.number))?.hash === head.hash
    return same ? 'store-behind' : 'store-forked'
  }
  if (disk && (await journal.get(disk.number))?.hash !== disk.hash) return 'store-forked'

  // Only the file with the name was lost: store and journal say the same.
  if (!onDisk) await main['store.claim']({ storeId: inStore })
  for (const row of await journal
    .where('number')
    .above(disk?.number ?? 0)
    .toArray()) {
    const { number, hash, month, bytes } = row
    const answer = await main['journal.append']({ number, hash, month, bytes })
    if (!answer.ok) return 'journal-unwritable'
  }
  return null
}
