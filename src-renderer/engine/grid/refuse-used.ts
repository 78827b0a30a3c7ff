import { problem } from '../../../src-shared/problem'
import { namesFrom } from '../names'
import { referralTo, RowSet, type RowRef } from '../referrers'
import type { Tx } from '../transaction'

/**
 * Refuses the removal of a place that something hangs on, named by what does.
 * @param instead what is done with a place that did exist
 */
export async function refuseUsed(tx: Tx, place: RowRef, name: string, instead: string): Promise<void> {
  const used = await referralTo(tx, new RowSet([place]), new RowSet())
  if (!used) return
  const user = await namesFrom(tx).row(used.from.table, used.from.row)
  tx.refuse(
    problem(
      'place-in-use',
      `“${user}”用到了${name}，不能删除。确实不再有的，请登记“${instead}”；刚登记错的，按 Ctrl+Z 撤销。`,
    ),
  )
}
