import { standsIn, type PointsEntry } from './entry'
import { ruleKey } from './rule-key'

/**
 * Points of one branch in one month: a dense table, members down and rules across, kept by rule because caps are by
 * rule. A row of the derived table `pointMonths`. It has one shape for one content: members and rules in order,
 * none of them empty, so that what is kept can be compared with what is counted again.
 */
export interface PointMonth {
  /** `branch|2026-07` */
  id: string
  members: string[]
  /** Items, see `ruleKey`. */
  rules: string[]
  /** Half points, `members.length × rules.length`, row by row. */
  halfPoints: Int32Array
}

/** A change of a month: an entry's own delta, negated where the entry is taken away; `rule` as the month names it. */
export type MonthChange = Pick<PointsEntry, 'member' | 'rule' | 'delta'>

/** What an entry changes in its month. */
export const changeOf = (entry: MonthChange & Pick<PointsEntry, 'date' | 'period'>, sign: 1 | -1 = 1): MonthChange => ({
  member: entry.member,
  rule: ruleKey(entry),
  delta: sign * entry.delta,
})

/** The id of a branch's month, `2026-07`. */
export const pointMonthId = (branch: string, month: string): string => `${branch}|${month}`

/** The month an entry counts in: by its branch and where it stands. */
export const monthOfEntry = (entry: Pick<PointsEntry, 'branch' | 'date' | 'period'>): string =>
  pointMonthId(entry.branch, standsIn(entry))

/** A month after some changes; `undefined` when nothing is left in it. The month given is not touched. */
export function addToMonth(
  id: string,
  month: PointMonth | undefined,
  changes: readonly MonthChange[],
): PointMonth | undefined {
  const cells = month ? cellsOf(month) : new Map<string, Map<string, number>>()
  for (const { member, rule, delta } of changes) {
    const row = cells.get(member) ?? new Map<string, number>()
    row.set(rule, (row.get(rule) ?? 0) + delta)
    cells.set(member, row)
  }
  return tableOf(id, cells)
}

/** All months counted again from the live entries, in order of id. */
export function rebuildMonths(
  entries: readonly Pick<PointsEntry, 'member' | 'branch' | 'rule' | 'date' | 'period' | 'delta'>[],
): PointMonth[] {
  const byMonth = new Map<string, MonthChange[]>()
  for (const entry of entries) {
    const id = monthOfEntry(entry)
    const list = byMonth.get(id)
    if (list) list.push(changeOf(entry))
    else byMonth.set(id, [changeOf(entry)])
  }
  return [...byMonth.keys()].sort().flatMap(id => addToMonth(id, undefined, byMonth.get(id)!) ?? [])
}

function cellsOf({ members, rules, halfPoints }: PointMonth): Map<string, Map<string, number>> {
  return new Map(
    members.map((member, m) => [member, new Map(rules.map((rule, r) => [rule, halfPoints[m * rules.length + r]!]))]),
  )
}

function tableOf(id: string, cells: ReadonlyMap<string, ReadonlyMap<string, number>>): PointMonth | undefined {
  const used = [...cells].filter(([, row]) => [...row.values()].some(points => points !== 0))
  if (used.length === 0) return undefined
  const members = used.map(([member]) => member).sort()
  const rules = [
    ...new Set(used.flatMap(([, row]) => [...row].flatMap(([rule, points]) => (points ? rule : [])))),
  ].sort()
  const halfPoints = Int32Array.from(members.flatMap(member => rules.map(rule => cells.get(member)!.get(rule) ?? 0)))
  return { id, members, rules, halfPoints }
}
