import { problem, warning } from '../../src-shared/problem'
import { printDate, type PlainDate } from '../../src-shared/plain-date'
import { beginning, end } from '../../src-shared/roster/membership'
import type { Organisation } from '../../src-shared/roster/organisation'
import type { Tx } from './transaction'

/**
 * What dissolved branches and groups leave in the grids: they answer for no grid from that day on. Of buildings and estates that still
 * name them it is said; the name stays, for it is true of the days before.
 */
export async function afterDissolved(tx: Tx, gone: readonly Organisation[], date: PlainDate): Promise<void> {
  const ids = new Set(gone.map(({ id }) => id))
  const parts = (await tx.all('gridParts')).filter(
    part => part.organisation !== undefined && ids.has(part.organisation) && end(part) > date,
  )
  const later = parts.find(part => beginning(part) >= date)
  if (later)
    tx.refuse(
      problem('grid-part-later', `${printDate(later.from!)}起还指定它负责网格，比撤销日期还晚，请先改网格的党组织。`, {
        field: '撤销日期',
        path: ['date'],
      }),
    )
  await tx.putAll(
    'gridParts',
    parts.map(part => ({ ...part, to: date })),
  )
  const standing = ({ to }: { to?: PlainDate | undefined }) => to === undefined || to > date
  const buildings = (await tx.all('buildings')).filter(one => standing(one) && ids.has(one.group ?? ''))
  const estates = (await tx.all('estates')).filter(one => standing(one) && ids.has(one.branch ?? ''))
  const named = (rows: readonly { name: string }[], word: string, what: string) =>
    rows.length ? [`${rows[0]!.name}${rows.length > 1 ? `等${rows.length}${word}` : ''}的${what}`] : []
  const left = [...named(buildings, '栋楼', '楼栋党小组'), ...named(estates, '个小区', '小区党支部')]
  if (left.length)
    tx.warn(warning('unit-in-grid', `${left.join('、')}已经撤销，请在网格里另外指定。`, { field: '党组织' }))
}
