import { printDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem, type Problem } from '../../../src-shared/problem'
import { holdsOn } from '../../../src-shared/roster/membership'
import type { Stored } from '../../../src-shared/records/row'
import type { RecordOf } from '../../../src-shared/tables'
import type { Tx } from '../transaction'

type PlaceTable = 'estates' | 'grids' | 'buildings'

const words = { estates: '小区', grids: '网格', buildings: '楼栋' } as const
const endings = { estates: '撤销', grids: '撤销', buildings: '拆除' } as const

const found = async <T extends PlaceTable>(tx: Tx, table: T, id: string): Promise<Stored<RecordOf<T>>> =>
  (await tx.get(table, id)) ??
  tx.refuse(problem('place-unknown', `没有这个${words[table]}，可能已经删除。请重新选择。`))

/** An estate, a grid or a building, whether it stands or not; or the refusal. */
export const knownPlace = found

/** An estate, a grid or a building that still stands, and stood on the day that something begins in it; or the refusal. */
export async function standingPlace<T extends PlaceTable>(
  tx: Tx,
  table: T,
  id: string,
  since: PlainDate | undefined = tx.today,
  at: Partial<Problem> = { field: '日期', path: ['from'] },
): Promise<Stored<RecordOf<T>>> {
  const place = await found(tx, table, id)
  const { name, from, to } = place
  if (to && to <= tx.today)
    tx.refuse(problem('place-ended', `${name}${printDate(to)}已经${endings[table]}，请选别的${words[table]}。`))
  if (from && from > since)
    tx.refuse(problem('place-not-yet', `${name}${printDate(from)}才启用，日期不能更早，请更正。`, at))
  return place
}

/** Whether a place of the same name stands already on a day that this one stands on. */
export async function refuseSameName(
  tx: Tx,
  table: PlaceTable,
  names: readonly string[],
  among: (row: { id: string; estate?: string | undefined }) => boolean = () => true,
): Promise<void> {
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice)
    tx.refuse(problem('place-twice', `“${twice}”填了两次，请更正。`, { field: `${words[table]}名称`, path: ['name'] }))
  const standing = new Set(
    (await tx.all(table)).filter(row => among(row) && holdsOn(row, tx.today)).map(({ name }) => name),
  )
  const taken = names.find(name => standing.has(name))
  if (taken)
    tx.refuse(
      problem('place-name-taken', `已经有“${taken}”，请换一个名称。`, {
        field: `${words[table]}名称`,
        path: ['name'],
      }),
    )
}

/** The books say what was, not what is to come. */
export function refuseFuture(tx: Tx, date: PlainDate | undefined, field: string, at: string): void {
  if (date && date > tx.today) tx.refuse(problem('date-future', `${field}晚于今天，请更正。`, { field, path: [at] }))
}
