import { describe, expect, it } from 'vitest'
import { owed, type DutyState, type HeldMeeting } from '../../../src-shared/meetings/duties'
import { dutyBranches } from '../../../src-shared/meetings/duty-branches'
import type { MeetingKind } from '../../../src-shared/meetings/kinds'
import { diceOf } from '../../../src-shared/sample/dice'

const year = 2026
const today = '2026-10-12'
const two = (n: number) => String(n).padStart(2, '0')
const lastDay = (month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const day = (month: number, date: number) => `${year}-${two(month)}-${two(date)}`

interface Person {
  id: string
  branch: string
  group: string | undefined
  from: string | undefined
  to: string | undefined
  full: string | undefined
}

/** A county’s 110 branches through a year: transfers, groups founded and given up, and meetings, one in twenty of them awkward. */
function countyYear(seed: number) {
  const dice = diceOf(seed)
  const branches = Array.from({ length: 110 }, (_, i) => `b${i}`)
  const groups: { id: string; branch: string; founded: string | undefined; dissolved: string | undefined }[] = []
  const people: Person[] = []
  const meetings: HeldMeeting[] = []
  for (const branch of branches) {
    const many = dice.chance(45) ? 2 + dice.below(2) : 0
    for (let g = 0; g < many; g++)
      groups.push({
        ...{ id: `${branch}g${g}`, branch },
        founded: dice.chance(25) ? day(1 + dice.below(9), 10) : undefined,
        dissolved: dice.chance(10) ? day(10, 1 + dice.below(10)) : undefined,
      })
    const own = groups.filter(group => group.branch === branch)
    const size = 4 + dice.below(30)
    for (let n = 0; n < size; n++)
      people.push({
        ...{ id: `${branch}p${n}`, branch, group: own.length && dice.chance(80) ? dice.pick(own).id : undefined },
        from: dice.chance(10) ? day(1 + dice.below(10), 1 + dice.below(12)) : undefined,
        to: dice.chance(8) ? day(2 + dice.below(8), 1 + dice.below(28)) : undefined,
        full: dice.chance(10) ? (dice.chance(50) ? day(1 + dice.below(12), 15) : undefined) : '2010-01-01',
      })
    let number = 0
    const hold = (kind: MeetingKind, date: string, more: Partial<HeldMeeting> = {}) =>
      meetings.push({ id: `${branch}m${number++}`, kind, branch, date, ...more })
    for (let month = 1; month <= 10; month++) {
      const usual = () => day(month, Math.min(lastDay(month), 1 + dice.below(28)))
      const awkward = dice.chance(5)
      if (awkward) {
        // Late, for the year before, or as two things at once.
        const what = dice.below(3)
        if (what === 0) hold('themeDay', day(Math.min(month + 1, 10), 2))
        else if (what === 1) hold('orgLife', day(1, 5 + dice.below(20)), { belongsToYear: year - 1 })
        else hold('branchGeneral', usual(), { countsAs: ['themeDay', 'branchCommittee'] })
        continue
      }
      hold('themeDay', usual())
      if (dice.chance(90)) hold('branchCommittee', usual())
      if (month % 3 === 0) hold('branchGeneral', usual())
      if (month % 3 === 1 && dice.chance(70)) hold('lesson', usual())
      for (const group of own) if (dice.chance(90)) hold('group', usual(), { group: group.id })
    }
    if (dice.chance(30))
      hold('orgLife', day(10, 1 + dice.below(11)), dice.chance(50) ? { countsAs: ['memberReview'] } : {})
  }
  return { branches, groups, people, meetings }
}

/** The duties as domain §2.1 has them, written down once more: kind, months of a window, from how many full members, per group, advised. */
const table: [MeetingKind, 1 | 3 | 12, { full?: number; perGroup?: true; advised?: true }][] = [
  ['branchGeneral', 3, {}],
  ['branchCommittee', 1, { full: 7 }],
  ['group', 1, { perGroup: true }],
  ['themeDay', 1, {}],
  ['lesson', 3, { advised: true }],
  ['orgLife', 12, {}],
  ['memberReview', 12, {}],
]

describe('a year of 110 branches', () => {
  it('is planned as an independent count has it, window by window', () => {
    const { branches, groups, people, meetings } = countyYear(20261012)
    const organisations = [
      ...branches.map(id => ({ id, kind: 'branch' as const, parent: 'root' })),
      ...groups.map(({ id, branch, founded, dissolved }) => ({
        ...{ id, kind: 'group' as const, parent: branch },
        ...(founded && { founded }),
        ...(dissolved && { dissolved }),
      })),
    ]
    const memberships = people.map(({ id, branch, group, from, to }) => ({
      ...{ member: id, organisation: branch },
      ...(group && { group }),
      ...(from && { from }),
      ...(to && { to }),
    }))
    const members = people.map(({ id, full }) => ({
      id,
      membership: full ? ('full' as const) : ('probationary' as const),
      ...(full && { regularised: full }),
    }))
    const rows = owed({
      branches: dutyBranches(organisations, memberships, members, []),
      meetings,
      period: String(year),
      today,
    })
    const found = new Map(rows.map(row => [`${row.branch}|${row.duty}|${row.window}`, row]))

    let compared = 0
    const counts: Partial<Record<DutyState, number>> = {}
    for (const branch of branches)
      for (const [kind, months, { full = 0, perGroup, advised }] of table)
        for (let first = 1; first <= 12; first += months) {
          const last = first + months - 1
          const [from, to] = [day(first, 1), day(last, lastDay(last))]
          const asked = to < today ? to : today
          const here = people.filter(
            one => one.branch === branch && (!one.from || one.from <= asked) && (!one.to || asked < one.to),
          )
          const standing = groups.filter(
            ({ id, branch: of, founded, dissolved }) =>
              of === branch &&
              (!founded || founded <= asked) &&
              (!dissolved || asked < dissolved) &&
              here.some(({ group }) => group === id),
          )
          const fulls = here.filter(one => one.full !== undefined && one.full <= asked).length
          const required = perGroup ? standing.length : 1
          const applies = here.length > 0 && fulls >= full && required > 0
          const counted = meetings.filter(one => {
            if (one.branch !== branch || one.date > today) return false
            if (one.kind !== kind && !one.countsAs?.includes(kind)) return false
            const of = one.belongsToYear ?? year
            return of === year && one.date >= from && one.date <= to
          })
          const held = perGroup ? new Set(counted.map(({ group, id }) => group ?? id)).size : counted.length
          const state: DutyState = !applies
            ? 'not-applicable'
            : held >= required
              ? 'held'
              : advised
                ? 'advised'
                : today <= to
                  ? 'open'
                  : 'overdue'
          const window = months === 1 ? `${year}-${two(first)}` : months === 3 ? `${year}Q${last / 3}` : String(year)
          const row = found.get(`${branch}|${kind}|${window}`)
          expect([row?.state, row?.required, row?.held, row?.due], `${branch} ${kind} ${window}`).toEqual([
            ...[state, applies ? required : 0, held, to],
          ])
          counts[state] = (counts[state] ?? 0) + 1
          compared++
        }
    expect(compared).toBe(rows.length)
    expect(meetings.length).toBeGreaterThan(3_500)
    for (const state of ['held', 'open', 'overdue', 'advised', 'not-applicable'] as const)
      expect(counts[state], `${state} occurs`).toBeGreaterThan(20)
    console.log(`${meetings.length} meetings, ${compared} windows: ${JSON.stringify(counts)}`)
  })
})
