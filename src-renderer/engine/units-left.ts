import type { GridPart } from '../../src-shared/grid/grid-part'
import { problem, warning, type Problem } from '../../src-shared/problem'
import { printDate, type PlainDate } from '../../src-shared/plain-date'
import { beginning, end } from '../../src-shared/roster/membership'
import type { Organisation } from '../../src-shared/roster/organisation'
import type { Tx } from './transaction'

/**
 * What dissolved branches and groups leave in the grids: they answer for no grid from that day on, and which is said. Of buildings and
 * estates that still name them it is said too; the name stays, for it is true of the days before.
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
  if (parts.length) tx.warn(await noLongerAnswered(tx, parts, date))
  const left = [...named(buildings, '栋楼', '楼栋党小组'), ...named(estates, '个小区', '小区党支部')]
  if (left.length)
    tx.warn(warning('unit-in-grid', `${left.join('、')}已经撤销，请在网格里另外指定。`, { field: '党组织' }))
}

async function noLongerAnswered(tx: Tx, parts: readonly GridPart[], date: PlainDate): Promise<Problem> {
  const ended = new Set(parts.map(({ grid }) => grid))
  const grids = (await tx.all('grids')).filter(({ id }) => ended.has(id)).map(({ name }) => name)
  return warning('unit-in-grid', `还负责${grids.join('、')}，从${printDate(date)}起不再负责，请在网格里另行指定。`, {
    field: '负责的党组织',
  })
}
