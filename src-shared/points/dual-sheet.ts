import * as z from 'zod'
import { printDate, type PlainDate } from '../plain-date'
import { footerOf, ListSheet, type PaperContext } from '../roster/paper/list-sheet'
import type { DualEntry } from './dual-entry'
import type { DualLine } from './dual-ledger'
import { itemOn, type PackItem, type PointsPack } from './pack'
import { packTitle } from './pack-title'
import { printDelta, printPoints, printRulePoints } from './print-points'
import { notTakenBack } from './reversal'
import { pointsTerms } from './terms'

/** 双报到党员服务情况反馈单, one for each 单位. */
export const DualSheets = z.object({ sheets: z.array(ListSheet) })
export type DualSheets = z.infer<typeof DualSheets>

export interface DualSheetContext extends PaperContext {
  packs: readonly PointsPack[]
  pack: PointsPack | undefined
  target: { name: string; from: number } | null
}

export interface Served {
  line: DualLine
  entries: readonly DualEntry[]
}

const title = '双报到党员服务情况反馈单'

/**
 * What the people of one 单位 did here from the beginning of the year, for that 单位: each with hours, points and whether the
 * target is reached, below it what was done. By the strokes of their names: nobody is ranked.
 */
export function dualSheet(to: string, people: readonly Served[], context: DualSheetContext): ListSheet {
  const { asOf, unit, pack, target } = context
  const here = people.filter(({ line }) => line.here)
  const reached = here.filter(({ line }) => line.reached).length
  const sum = (of: (line: DualLine) => number) => people.reduce((total, { line }) => total + of(line), 0)
  const share = target ? `${target.name}${reached}人，应达标${here.length}人` : '办法没有定达标分'
  return {
    title,
    landscape: false,
    heads: [`致：${to}`, `${asOf.slice(0, 4)}年1月1日至${printDate(asOf).slice(5)}`],
    columns: [
      { title: '姓名', width: 24 },
      { title: '日期', width: 24 },
      { title: '服务情况', width: 66 },
      { title: '时长或数量', width: 24, align: 'right' },
      { title: '积分', width: 22, align: 'right' },
    ],
    rows: people.flatMap(one => personRows(one, context)),
    none: '本期没有双报到党员',
    totals: [
      [
        { text: `合计${people.length}人`, span: 1 },
        { text: '', span: 1 },
        { text: `服务${sum(({ times }) => times)}次；${share}`, span: 1 },
        { text: `${printRulePoints(sum(({ hours }) => hours))}小时`, span: 1 },
        { text: '', span: 1 },
      ],
    ],
    notes: [
      pack
        ? `按“${packTitle(pack)}”计分${target ? `，全年${printRulePoints(target.from)}分${target.name}` : ''}。同一项有上限的，各次之和可以大于合计。`
        : '还没有起用双报到党员的积分办法，本单只列服务时长。',
      '已经离开的只列服务情况，不计入应达标人数。',
      `请作为所在单位考核党员的依据，社区评价占${pointsTerms.dualWeightPercent}%（当地另有规定的，按规定）。更正以后另送一份，以打印日期在后的为准。`,
    ],
    hands: ['社区经办人（签字）', '单位党组织签收（签字）'],
    seal: unit,
    footer: footerOf(title, context),
  }
}

/** A person with what the year comes to, then line by line what was done; what was taken back is left out. */
function personRows({ line, entries }: Served, { packs, target }: DualSheetContext): string[][] {
  const words = [
    ...(line.times ? [`服务${line.times}次`] : ['没有服务记录']),
    ...(line.here && line.reached !== null ? [line.reached ? target!.name : `未${target!.name}`] : []),
    ...(line.here ? [] : [`${line.to ? printDate(line.to) : ''}离开`]),
  ]
  return [
    [
      line.name,
      '合计',
      words.join('，'),
      line.hours ? `${printRulePoints(line.hours)}小时` : '—',
      line.points === null ? '—' : printPoints(line.points),
    ],
    ...[...notTakenBack(entries)]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1))
      .map(entry => {
        const item = itemOn(packs, entry.date, entry.rule, 'dual')
        return [
          line.name,
          day(entry.date),
          entry.note || (item?.name ?? entry.rule),
          sizeOf(entry, item),
          printDelta(entry.delta),
        ]
      }),
  ]
}

const day = (date: PlainDate) => printDate(date).slice(5)

const sizeOf = ({ amount }: DualEntry, item: PackItem | undefined) =>
  amount === undefined ? '' : `${printRulePoints(amount)}${item?.unit ?? ''}`
