import type { PlainDate } from '../plain-date'
import { printDate } from '../plain-date'
import { standsIn, type PointsEntry } from './entry'
import { lacksResolution } from './named-resolution'
import { itemConfirmers, type PackItem } from './pack'
import { printDelta, printPoints, printRuleDelta } from './print-points'

/** Why somebody should look at an entry before the month is closed. */
export const exceptionKinds = {
  double: '可能重复',
  stranger: '不在名册',
  exempt: '免积分',
  unusual: '分值特别',
  unresolved: '没有决议',
  deduction: '扣分',
  unproved: '没有依据',
  late: '补记',
  reversal: '红字冲正',
  cap: '超出上限',
} as const

export type ExceptionKind = keyof typeof exceptionKinds

export interface Exception {
  kind: ExceptionKind
  member: string
  /** The entries it is about, the first to be opened. */
  entries: string[]
  /** `10月10日无故缺席 −2.0` */
  text: string
}

interface Month {
  month: string
  /** All live entries that stand in the month, of one branch. */
  entries: readonly PointsEntry[]
  itemOf: (entry: Pick<PointsEntry, 'rule' | 'date'>) => PackItem | undefined
  /** Whether the member belonged to the branch that day. */
  onRoster: (member: string, day: PlainDate) => boolean
  isExempt: (member: string) => boolean
  /** Half points that a cap takes off by the month's end and had not taken off before, by member and item. */
  cut: readonly { member: string; rule: string; halfPoints: number }[]
}

/**
 * What stands out in a branch's month: what is as usual is not shown, so that nobody ticks off member after member (domain §3.4).
 * Every entry is named once, for the weightiest reason; what is taken back within the month, together with what takes it back, is
 * one line.
 */
export function exceptionsOf({ month, entries, itemOf, onRoster, isExempt, cut }: Month): Exception[] {
  const named = new Set<string>()
  const found: Exception[] = []
  const say = (kind: ExceptionKind, about: readonly PointsEntry[], text: string) => {
    about.forEach(({ id }) => named.add(id))
    found.push({ kind, member: about[0]!.member, entries: about.map(({ id }) => id), text })
  }
  const words = (entry: PointsEntry) =>
    `${printDate(entry.date).slice(5)}${entry.note || (itemOf(entry)?.name ?? entry.rule)} ${printDelta(entry.delta)}`
  const inMonth = entries.filter(entry => standsIn(entry) === month)
  const reversed = new Map(inMonth.flatMap(entry => (entry.reverses ? [[entry.reverses, entry] as const] : [])))

  for (const reversal of inMonth.filter(({ reverses }) => reverses !== undefined)) {
    const original = inMonth.find(({ id }) => id === reversal.reverses)
    say('reversal', original ? [reversal, original] : [reversal], words(reversal))
  }
  for (const group of doublesOf(inMonth.filter(({ id, source }) => source !== 'reversal' && !reversed.has(id))))
    say('double', group, `${words(group[0]!)}，同一天同一项有${group.length}条`)
  for (const entry of inMonth) {
    if (named.has(entry.id)) continue
    const item = itemOf(entry)
    if (!onRoster(entry.member, entry.date)) say('stranger', [entry], `${words(entry)}，那天不在本支部名册上`)
    else if (isExempt(entry.member)) say('exempt', [entry], `${words(entry)}，已定为免积分`)
    else if (item && entry.source === 'hand' && lacksResolution(item, entry))
      say('unresolved', [entry], `${words(entry)}，依据里没有写明${itemConfirmers[item.confirm]}`)
    else if (entry.delta < 0) say('deduction', [entry], words(entry))
    else if (item && entry.source === 'hand' && item.per === 1 && !item.deltas.includes(entry.delta))
      say('unusual', [entry], `${words(entry)}，办法规定每次${item.deltas.map(printRuleDelta).join('或')}分`)
    else if (entry.source === 'hand' && entry.delta >= 2 * proofFrom && !entry.evidence)
      say('unproved', [entry], `${words(entry)}，没有写依据`)
    else if (entry.date.slice(0, 7) < month) say('late', [entry], words(entry))
  }
  for (const { member, rule, halfPoints } of cut)
    found.push({ kind: 'cap', member, entries: [], text: `${rule}超出上限${printPoints(halfPoints)}分，不计入` })
  const kinds = Object.keys(exceptionKinds)
  return found.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
}

/** From so many whole points an addition by hand should say on what ground. */
const proofFrom = 2

/** Entries that may be of one act: the same member, item and day, more than once. */
export function doublesOf(entries: readonly PointsEntry[]): PointsEntry[][] {
  const groups = new Map<string, PointsEntry[]>()
  for (const entry of entries) {
    const key = `${entry.member}|${entry.rule}|${entry.date}`
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()].filter(group => group.length > 1 && group.some(({ source }) => source === 'hand'))
}
