import type { Dexie } from 'dexie'
import {
  addToMonth,
  changeOf,
  monthOfEntry,
  rebuildMonths,
  type MonthChange,
  type PointMonth,
} from '../../../src-shared/points/months'
import type { PointsEntry } from '../../../src-shared/points/entry'
import type { Stored } from '../../../src-shared/records/row'
import type { RowChange } from '../derived'
import type { Tx } from '../transaction'

/** Keeps the monthly totals in step with entries that come and go, in the entries' own transaction. */
export async function keepMonths(
  tx: Tx,
  added: readonly PointsEntry[],
  removed: readonly PointsEntry[],
): Promise<void> {
  const byMonth = new Map<string, MonthChange[]>()
  const note = (entry: PointsEntry, sign: 1 | -1) => {
    const id = monthOfEntry(entry)
    byMonth.set(id, [...(byMonth.get(id) ?? []), changeOf(entry, sign)])
  }
  added.forEach(entry => note(entry, 1))
  removed.forEach(entry => note(entry, -1))
  const ids = [...byMonth.keys()]
  const standing = await tx.derivedMany<PointMonth>('pointMonths', ids)
  const months = ids.map((id, i) => addToMonth(id, standing[i], byMonth.get(id)!))
  await tx.putDerived(
    'pointMonths',
    months.filter(month => month !== undefined),
  )
  await tx.dropDerived(
    'pointMonths',
    ids.filter((_, i) => !months[i] && standing[i]),
  )
}

/** Keeps the monthly totals in step with whatever rows changed. */
export async function pointMonthsFollow(tx: Tx, changes: readonly RowChange[]): Promise<void> {
  const entries = (side: 'before' | 'after') =>
    changes.flatMap(change => (change.table === 'points' && change[side] ? [change[side] as PointsEntry] : []))
  await keepMonths(tx, entries('after'), entries('before'))
}

/** Live entries of one branch after the other, so that no more than one's are in memory. */
export async function entriesByBranch(db: Dexie, look: (entries: PointsEntry[]) => unknown): Promise<void> {
  const entries = () => db.table<Stored<PointsEntry>, string>('points').where('[branch+date]')
  for (let branch = ''; ;) {
    // A list sorts behind every date.
    const next = await entries().above([branch, []]).first()
    if (!next) return
    branch = next.branch
    const own = await entries().between([branch], [branch, []]).toArray()
    await look(own.filter(entry => !entry.deletedAt))
  }
}

/** Counts all monthly totals again from the entries. */
export async function rebuildPointMonths(db: Dexie): Promise<void> {
  const months = db.table('pointMonths')
  await months.clear()
  await entriesByBranch(db, entries => months.bulkPut(rebuildMonths(entries)))
}
