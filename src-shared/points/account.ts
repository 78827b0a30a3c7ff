import * as z from 'zod'
import { wholeDate, type PlainDate } from '../plain-date'
import { Balance, blockOf, countedOf, halfPoints, rawOf, settle, settleCycle, type Scored } from './balance'
import { classIn, ofClass } from './class-effect'
import { timesOf, limitsText, eachText } from './account-words'
import { PointsEntry, standsIn } from './entry'
import { LinePart, partsOf } from './line-parts'
import { measuredWords } from './measured'
import { isMeasured, PackItem, PointsPack, type Ledger, scorings, type PackClass } from './pack'
import { printPoints, printRulePoints } from './print-points'
import { ruleLayout, type CycleLayout, type RuleLayout } from './rule-layout'
import { choice } from '../records/field'

/** What the arithmetic needs of an entry. */
export type AccountEntry = Pick<PointsEntry, 'id' | 'rule' | 'date' | 'period' | 'delta' | 'source' | 'amount'>

/** One item of the bill; points in half points, `…Text` as the page shows them. */
const AccountLine = PackItem.pick({ code: true, name: true, group: true, cap: true, capPer: true }).extend({
  /** Name of the block that it moves, if any. */
  block: z.string().nullable(),
  /** `5 次`, `36 小时` */
  timesText: z.string(),
  /** `+0.5`, `每2小时 +0.5` */
  eachText: z.string(),
  raw: halfPoints,
  counted: halfPoints,
  /** What the cap took off. */
  cut: halfPoints,
  entries: z.array(PointsEntry.shape.id),
  /** By the rules that held one after the other, where the item's rule changed within the year. */
  parts: z.array(LinePart).optional(),
  /** How hours and the like are worked out, where the item is measured. */
  measured: z.string().optional(),
})

export type AccountLine = z.infer<typeof AccountLine>

/** A block in a cycle: `学习教育 20 − 6.0 = 14.0`. */
const AccountBlock = z.object({
  code: z.string(),
  name: z.string(),
  base: halfPoints,
  moved: halfPoints,
  score: halfPoints,
})

/** A stretch with a base of its own: the year, or each quarter or month that has begun. */
const AccountCycle = Balance.extend({
  /** First and last month, 1 to 12. */
  first: z.number().int(),
  last: z.number().int(),
  blockLines: z.array(AccountBlock),
})

/** A member's points of a year as a bill (domain §3.3); it grades and ranks nobody. */
export const Account = Balance.extend({
  member: PointsEntry.shape.member,
  year: z.number().int(),
  until: wholeDate,
  pack: PointsPack.pick({ id: true, name: true, version: true, from: true }).nullable(),
  baseLine: PointsPack.shape.base.pick({ code: true, name: true }).nullable(),
  /** How the member is scored; null where no class of the pack says anything special. */
  class: z.object({ code: z.string(), name: z.string(), scored: choice(scorings) }).nullable(),
  lines: z.array(AccountLine),
  cycles: z.array(AccountCycle),
  /** `B1 超出上限 1.0 分，不计入`, empty where no cap was reached. */
  cutText: z.string(),
  /** `60 + 25.0 − 2.0，不低于 0，不高于 100` */
  sumText: z.string(),
  /** What came in this year for facts of earlier ones. */
  adjusted: halfPoints,
  /** Null for 免积分, which is not zero, and for who is scored in another ledger (domain §3.7 trap 5). */
  total: halfPoints.nullable(),
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
  ledger?: Ledger
  scored?: Scored
  /** How the member was scored in earlier years for whose facts something stands in this one. */
  earlier?: ReadonlyMap<number, Scored>
}

/** The arithmetic line by line: all additions of the pack, deductions and honours where there are any. */
export function accountOf({ member, year, until, entries, packs, ledger, scored, earlier }: AccountInput): Account {
  const through = until.slice(0, 7)
  const known = entries.filter(entry => standsIn(entry) <= through && entry.date <= until)
  const facts = known.filter(entry => entry.date.startsWith(`${year}-`))
  const layout = ruleLayout(packs, until, codesOf(facts), ledger)
  const sums = sumsOf(layout, facts, scored)
  const adjusted = adjustedBy(known, year, { packs, ledger, earlier })
  const lines = layout.codes.flatMap(code => {
    const list = facts.filter(entry => entry.rule === code)
    const line = lineOf(layout, code, list, sums)
    return list.length || line.group === 'addition' ? [line] : []
  })
  const balance = settle(layout, sums, 0, scored)
  const frame = layout.cycles.find(cycle => cycle.frame)?.frame
  // Of the pack in force on that day, as `scoredPeople` has it: a version may bring a class in the middle of a cycle.
  const own = layout.pack?.classes.find(({ code }) => code === scored?.class)
  return {
    ...balance,
    adjusted,
    total: isScored(own, ledger) ? balance.total + adjusted : null,
    member,
    year,
    until,
    pack: layout.pack ? namedPack(layout.pack) : null,
    baseLine: frame ? { code: frame.base.code, name: frame.base.name } : null,
    class: own ? { code: own.code, name: own.name, scored: own.scored } : null,
    lines,
    cycles: layout.cycles.map(cycle => cycleOf(cycle, sums, scored)),
    cutText: lines
      .filter(line => line.cut !== 0)
      .map(line => `${line.code} 超出上限 ${printPoints(Math.abs(line.cut))} 分，不计入`)
      .join('；'),
    sumText: sumText(balance, layout),
  }
}

const codesOf = (entries: readonly AccountEntry[]) => entries.map(entry => entry.rule)

/** One member's entries by the columns of a layout, each in the month of its fact. */
function sumsOf(layout: RuleLayout, entries: readonly AccountEntry[], scored: Scored = {}): Int32Array {
  const sums = new Int32Array(layout.width)
  for (const entry of entries) {
    const month = Number(entry.date.slice(5, 7))
    const cell = layout.cellOf(entry.rule, month)
    if (cell) sums[cell.column]! += ofClass(cell, entry.delta, classIn(scored, month))
  }
  return sums
}

/** What lines that stand in a year change of the years before it, each judged by the rules and caps of its own. */
function adjustedBy(
  known: readonly AccountEntry[],
  year: number,
  { packs, ledger, earlier }: Pick<AccountInput, 'packs' | 'ledger' | 'earlier'>,
): number {
  const isLate = (entry: AccountEntry) =>
    standsIn(entry).startsWith(`${year}-`) && entry.date.slice(0, 4) < String(year)
  const years = new Set(known.filter(isLate).map(entry => entry.date.slice(0, 4)))
  return [...years].reduce((sum, of) => {
    const facts = known.filter(entry => entry.date.startsWith(`${of}-`))
    const before = facts.filter(entry => standsIn(entry) < `${year}-01`)
    const layout = ruleLayout(packs, `${of}-12-31`, codesOf(facts), ledger)
    const scored = earlier?.get(Number(of))
    const total = (list: readonly AccountEntry[]) => settle(layout, sumsOf(layout, list, scored), 0, scored).total
    return sum + total(facts) - total(before)
  }, 0)
}

/** Whether a class has a line in a ledger: who is 免积分 has none, and a ledger of its own is that of 双报到. */
export function isScored(of: Pick<PackClass, 'scored'> | undefined, ledger: Ledger = 'members'): boolean {
  return of === undefined || of.scored === 'yes' || (of.scored === 'separate' && ledger === 'dual')
}

const namedPack = ({ id, name, version, from }: PointsPack) => ({ id, name, version, from })

function lineOf(layout: RuleLayout, code: string, entries: readonly AccountEntry[], sums: Int32Array): AccountLine {
  const { cycles } = layout
  const laid = cycles.flatMap(({ lines }) => lines.filter(line => line.code === code))
  const sum = (of: typeof rawOf) => laid.reduce((total, line) => total + of(line, sums, 0), 0)
  const [raw, counted] = [sum(rawOf), sum(countedOf)]
  const newest = laid[laid.length - 1]
  const { item } = newest ?? {}
  const parts = entries.length ? partsOf(layout, code, entries, sums) : []
  const block = cycles.flatMap(({ frame }) => frame?.blocks ?? []).find(one => one.code === newest?.block)
  return {
    code,
    name: item?.name ?? '办法中没有的项目',
    group: newest?.group ?? 'addition',
    block: block?.name ?? null,
    timesText: `${timesOf(item, entries)} ${item?.unit ?? '次'}`,
    eachText: eachText(item, entries),
    raw,
    cap: item?.cap ?? null,
    capPer: item?.capPer ?? 'year',
    counted,
    cut: raw - counted,
    entries: entries.map(entry => entry.id),
    ...(parts.length && { parts }),
    ...(item && isMeasured(item) && { measured: measuredWords(item) }),
  }
}

function cycleOf(cycle: CycleLayout, sums: Int32Array, scored: Scored | undefined) {
  return {
    ...settleCycle(cycle, sums, 0, scored),
    first: cycle.first,
    last: cycle.last,
    blockLines: (cycle.frame?.blocks ?? []).map(block => ({
      code: block.code,
      name: block.name,
      ...blockOf(cycle, block, sums, 0, scored),
    })),
  }
}

function sumText(balance: Balance, { cycles, pack }: RuleLayout): string {
  const frame = cycles.find(cycle => cycle.frame)?.frame
  const inBlocks = (frame?.blocks.length ?? 0) > 0
  const terms = [
    ...(inBlocks && !balance.base ? [] : [printRulePoints(balance.base)]),
    ...(frame?.base.carry ? [`上年结转 ${printPoints(balance.carried)}`] : []),
    ...(inBlocks ? [`各板块 ${printPoints(balance.blocks)}`] : []),
    ...(inBlocks && !balance.additions ? [] : [printPoints(balance.additions)]),
  ]
  const deductions = balance.deductions ? ` − ${printPoints(-balance.deductions)}` : ''
  return `${terms.join(' + ')}${deductions}，${limitsText(frame ?? pack, cycles.length)}`
}
