import { printRate } from '../../upstream/figure'
import { aspectKeys, aspects, structureSources, type StructureRow } from '../structure'
import { footerOf, headsOf, type ListColumn, type ListSheet, type PaperContext } from './list-sheet'

const nameWidth = 33
const membersWidth = 10

/** Bands that would say nothing new beside another column. */
const leftOut = new Set(['sex.1', 'nation.han'])

/** The make-up of the membership by branch (党员队伍结构表): the sum below, and below it what part of all each number is. */
export function structureSheet(
  { rows, total }: { rows: readonly StructureRow[]; total: StructureRow },
  context: PaperContext,
): ListSheet {
  const title = '党员队伍结构表'
  // Nothing unknown, no column for it.
  const shown = total.shares.map(
    ({ aspect, band, numerator }) => !leftOut.has(`${aspect}.${band}`) && (band !== 'unknown' || numerator > 0),
  )
  const bands = aspectKeys.flatMap(key => aspects[key].bands.map(({ label }) => ({ label, group: aspects[key].label })))
  const kept = bands.filter((_, i) => shown[i])
  const width = Math.floor(((257 - nameWidth - membersWidth) / kept.length) * 100) / 100
  const figures = (row: StructureRow) => row.shares.filter((_, i) => shown[i])
  const single = (text: string) => ({ text, span: 1 })
  return {
    title,
    landscape: true,
    heads: headsOf(context),
    columns: [
      { title: '党支部', width: 257 - membersWidth - width * kept.length },
      { title: '党员总数', width: membersWidth, align: 'center' },
      ...kept.map(({ label, group }): ListColumn => ({ title: label, group, width, align: 'center' })),
    ],
    rows: rows.map(row => [
      row.name,
      String(row.members),
      ...figures(row).map(({ numerator }) => (numerator ? String(numerator) : '')),
    ]),
    none: '还没有党支部',
    totals: [
      [
        single('合计'),
        single(String(total.members)),
        ...figures(total).map(({ numerator }) => single(String(numerator))),
      ],
      [
        single('占党员总数％'),
        single(total.members ? '100' : ''),
        ...figures(total).map(share => single(partOf(share))),
      ],
    ],
    notes: [`单位：人。分段依据——${structureSources.join('；')}。`],
    hands: ['填报人', '审核人'],
    footer: footerOf(title, context),
  }
}

/** What part of all a number is; the heading of the row has the sign of percent, the cells are narrow. */
const partOf = ({ numerator, denominator }: StructureRow['shares'][number]) =>
  printRate(numerator, denominator).replace('%', '')
