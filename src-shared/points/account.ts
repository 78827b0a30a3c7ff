import * as z from 'zod'
import { wholeDate, type PlainDate } from '../plain-date'
import { Balance, countedOf, halfPoints, ruleLayout, settle } from './balance'
import { PointsEntry, standsIn } from './entry'
import { PackItem, PointsPack } from './pack'
import { printPoints, printRuleDelta, printRulePoints } from './print-points'

/** What the arithmetic needs of an entry. */
export type AccountEntry = Pick<PointsEntry, 'id' | 'rule' | 'date' | 'period' | 'delta' | 'source'>

/** One item of the bill; points in half points, `…Text` as the page shows them. */
const AccountLine = PackItem.pick({ code: true, name: true, group: true }).extend({
  /** `5 次`, `36 小时` */
  timesText: z.string(),
  /** `+0.5`, `每2小时 +0.5` */
  eachText: z.string(),
  raw: halfPoints,
  cap: halfPoints.nullable(),
  counted: halfPoints,
  /** What the cap took off. */
  cut: halfPoints,
  entries: z.array(PointsEntry.shape.id),
})

export type AccountLine = z.infer<typeof AccountLine>

/** A member's points of a year as a bill (domain §3.3); it grades and ranks nobody. */
export const Account = Balance.extend({
  member: PointsEntry.shape.member,
  year: z.number().int(),
  until: wholeDate,
  pack: PointsPack.pick({ id: true, name: true, version: true, from: true }).nullable(),
  baseLine: PointsPack.shape.base.pick({ code: true, name: true }).nullable(),
  lines: z.array(AccountLine),
  /** `B1 超出上限 1.0 分，不计入`, empty where no cap was reached. */
  cutText: z.string(),
  /** `60 + 25.0 − 2.0，不低于 0，不高于 100` */
  sumText: z.string(),
})

export type Account = z.infer<typeof Account>

export interface AccountInput {
  member: string
  year: number
  /** The last day whose facts count. */
  until: PlainDate
  /** The member's live entries, of any year and in any order. */
  entries: readonly AccountEntry[]
  packs: readonly PointsPack[]
}

/** The arithmetic line by line: all additions of the pack, deductions and honours where there are any. */
export function accountOf({ member, year, until, entries, packs }: AccountInput): Account {
  const counted = entries.filter(entry => standsIn(entry).startsWith(`${year}-`) && entry.date <= until)
  const layout = ruleLayout(
    packs,
    until,
    counted.map(entry => entry.rule),
  )
  const byRule = layout.codes.map(code => counted.filter(entry => entry.rule === code))
  const sums = byRule.map(list => list.reduce((sum, entry) => sum + entry.delta, 0))
  const lines = layout.codes.flatMap((code, i) => {
    const item = layout.items[i]
    const list = byRule[i]!
    return list.length || item?.group === 'addition' ? [lineOf(code, item, list, sums[i]!)] : []
  })
  const balance = settle(layout, sums)
  const { pack } = layout
  return {
    ...balance,
    member,
    year,
    until,
    pack: pack ? { id: pack.id, name: pack.name, version: pack.version, from: pack.from } : null,
    baseLine: pack ? { code: pack.base.code, name: pack.base.name } : null,
    lines,
    cutText: lines
      .filter(line => line.cut > 0)
      .map(line => `${line.code} 超出上限 ${printPoints(line.cut)} 分，不计入`)
      .join('；'),
    sumText: sumText(balance, pack),
  }
}

function lineOf(code: string, item: PackItem | undefined, entries: readonly AccountEntry[], raw: number): AccountLine {
  const counted = item?.group === 'deduction' ? raw : countedOf(item, raw)
  return {
    code,
    name: item?.name ?? '办法中没有的项目',
    group: item?.group ?? 'addition',
    timesText: `${timesOf(item, entries, raw)} ${item?.unit ?? '次'}`,
    eachText: eachText(item, entries),
    raw,
    cap: item?.cap ?? null,
    counted,
    cut: raw - counted,
    entries: entries.map(entry => entry.id),
  }
}

/** How often, in the item's unit: from the sum where every time gives the same, else by entries less reversals. */
function timesOf(item: PackItem | undefined, entries: readonly AccountEntry[], raw: number): number {
  const each = item?.deltas.length === 1 ? item.deltas[0]! : 0
  if (item && each !== 0 && raw % each === 0) return (raw / each) * item.per
  return entries.reduce((times, entry) => times + (entry.source === 'reversal' ? -1 : 1), 0)
}

function eachText(item: PackItem | undefined, entries: readonly AccountEntry[]): string {
  if (!item) return ''
  const used = item.deltas.filter(delta => entries.some(entry => entry.delta === delta))
  const given = (used.length ? used : item.deltas).map(printRuleDelta)
  const range = given.length > 2 ? `${given[0]}至${given[given.length - 1]}` : given.join('或')
  return item.per > 1 ? `每${item.per}${item.unit} ${range}` : range
}

function sumText(balance: Balance, pack: PointsPack | undefined): string {
  const parts = [
    printRulePoints(balance.base),
    ` + ${printPoints(balance.additions)}`,
    ...(balance.deductions ? [` − ${printPoints(-balance.deductions)}`] : []),
  ]
  const limits = [
    `不低于 ${printRulePoints(pack?.floor ?? 0)}`,
    ...(pack && pack.ceiling !== null ? [`不高于 ${printRulePoints(pack.ceiling)}`] : []),
  ]
  return `${parts.join('')}，${limits.join('，')}`
}
