import * as z from 'zod'
import { printPeriod } from '../period'
import { printDate, type PlainDate } from '../plain-date'
import type { PaperContext } from '../roster/paper/list-sheet'
import type { Account } from './account'
import { billRows, measuredNotes, packSentence } from './bill'
import { standsIn, type PointsEntry } from './entry'
import { printDelta } from './print-points'
import { pointsTerms } from './terms'

const BillRow = z.object({
  kind: z.enum(['base', 'item', 'part', 'sum', 'subtotal', 'total']),
  /** Code, name, times, each, raw, cap, counted. */
  cells: z.array(z.string()),
  cut: z.string(),
})

/** A member's own slip (个人积分单): the bill, the entries behind it, a line to sign; all text as it is printed. */
export const PointsSlip = z.object({
  title: z.string(),
  heads: z.tuple([z.string(), z.string()]),
  columns: z.array(z.string()),
  bill: z.array(BillRow),
  notes: z.array(z.string()),
  entriesHead: z.string(),
  /** Day, what for, points, and where it stands. */
  entries: z.array(z.tuple([z.string(), z.string(), z.string(), z.string()])),
  none: z.string(),
  hands: z.array(z.string()),
  footer: z.object({ record: z.string(), printed: z.string() }),
})

export const PointsSlips = z.object({ slips: z.array(PointsSlip) })

export type PointsSlip = z.infer<typeof PointsSlip>
export type PointsSlips = z.infer<typeof PointsSlips>

export interface SlipContext extends PaperContext {
  name: string
  /** Short name of the branch. */
  branch: string
  /** Last month that is closed for an entry; empty where none is. */
  closedFor: (entry: PointsEntry) => string
  /** What the branch resolved on how the member is scored, if anything. */
  resolution: string | null
}

/** The account and entries of one member on paper; it grades and ranks nobody. */
export function slipSheet(account: Account, entries: readonly PointsEntry[], context: SlipContext): PointsSlip {
  const { name, branch, code, entry, printedOn, operator, resolution } = context
  const { member, year, until } = account
  const nameOf = new Map(account.lines.map(line => [line.code, line.name]))
  const reversed = new Set(entries.map(({ reverses }) => reverses))
  return {
    title: '党员个人积分单',
    heads: [`${name}　${branch}`, `${year}年，截至${printDate(until).slice(5)}`],
    columns: ['项目', '次数', '每次', '加分', '上限', '计入'],
    bill: billRows(account).map(({ kind, code: item, name: words, times, each, raw, cap, counted, cut }) => ({
      ...{ kind, cut },
      cells: [item, words, times, each, raw, cap, counted],
    })),
    notes: [
      ...(account.class ? [`计分方式：${account.class.name}${resolution ? `（${resolution}）` : ''}。`] : []),
      packSentence(account.pack),
      ...measuredNotes(account),
      `等次由支部党员大会民主评议决定，本单不作评定。有异议的，请向党支部提出，${pointsTerms.replyWorkingDays}个工作日内答复。`,
    ],
    entriesHead: `积分记录（${entries.length}条）`,
    entries: [...entries]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1))
      .map(one => [
        dayWords(one.date, year),
        wordsOf(one, nameOf),
        printDelta(one.delta),
        stateOf(one, reversed.has(one.id), context.closedFor(one)),
      ]),
    none: `${year}年还没有积分记录。`,
    hands: ['经办人（签字）', '本人（签字）'],
    footer: {
      record: `个人积分单 ${code} ${year} ${member.slice(-8)}　日志 ${entry}`,
      printed: `${printDate(printedOn)}${operator && `由${operator}`}打印　亲邻台账`,
    },
  }
}

const dayWords = (date: PlainDate, year: number) =>
  date.startsWith(`${year}-`) ? printDate(date).slice(5) : printDate(date)

function wordsOf({ source, note, rule, evidence }: PointsEntry, nameOf: ReadonlyMap<string, string>): string {
  const words = `${rule} ${note || (nameOf.get(rule) ?? '')}`
  return `${source === 'reversal' ? '红字冲正：' : ''}${words}${evidence ? `（依据：${evidence}）` : ''}`
}

/** Where an entry stands: in which later month, behind a closed one, taken back. */
function stateOf(entry: PointsEntry, reversed: boolean, through: string): string {
  const month = standsIn(entry)
  return [
    ...(month === entry.date.slice(0, 7)
      ? []
      : [`记入${month.startsWith(entry.date.slice(0, 4)) ? `${Number(month.slice(5))}月` : printPeriod(month)}`]),
    ...(reversed ? ['已冲正'] : []),
    ...(month <= through ? ['已结账'] : []),
  ].join('，')
}
