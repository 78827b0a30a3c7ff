import { takeOutFrom } from '../../../src-shared/grid/placing'
import { printDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { beginning, end } from '../../../src-shared/roster/membership'
import type { KeptTable, RecordOf } from '../../../src-shared/tables'
import type { Tx } from '../transaction'
import { endedMark } from './ended-mark'
import { writeParts } from './place-parts'

type Spanned = Extract<KeptTable, 'households' | 'residents' | 'gridPosts' | 'pairings'>

/**
 * Ends what holds of a building on the day it is pulled down: its part of a grid, the posts in it, its doors with who is
 * registered behind them and who looked after them.
 * @returns how many doors ended
 */
export async function endBuildingRows(tx: Tx, building: string, day: PlainDate): Promise<number> {
  await writeParts(tx, [takeOutFrom(await tx.all('gridParts', { building }), day)])
  const doors = await tx.all('households', { building })
  const own = new Set(doors.map(({ id }) => id))
  const behind = ({ household }: { household: string }) => own.has(household)
  await endRows(tx, 'gridPosts', await tx.all('gridPosts', { building }), day)
  await endRows(tx, 'residents', (await tx.all('residents')).filter(behind), day)
  // Who is gone takes their marks with them, also those that were noted later.
  const marks = (await tx.all('marks')).filter(mark => behind(mark) && (!mark.to || mark.to > day))
  await tx.putAll(
    'marks',
    marks.map(mark => endedMark(mark, day)),
  )
  await endRows(tx, 'pairings', (await tx.all('pairings')).filter(behind), day)
  return endRows(tx, 'households', doors, day)
}

async function endRows<T extends Spanned>(
  tx: Tx,
  table: T,
  rows: readonly (RecordOf<T> & { from?: PlainDate | undefined; to?: PlainDate | undefined })[],
  day: PlainDate,
): Promise<number> {
  const holding = rows.filter(row => end(row) > day)
  const later = holding.find(row => beginning(row) >= day)
  if (later)
    tx.refuse(
      problem(
        'building-used-later',
        `那天以后这栋楼还登记有${printDate(later.from!)}开始的事，拆除日期应当更晚，请更正。`,
        {
          field: '拆除日期',
          path: ['to'],
        },
      ),
    )
  await tx.putAll(
    table,
    holding.map(row => ({ ...row, to: day })),
  )
  return holding.length
}
