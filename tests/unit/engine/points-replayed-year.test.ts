import { expect, test } from 'vitest'
import type { AttendanceStatus } from '../../../src-shared/meetings/kinds'
import { shippedPacks, type PackItem, type PointsPack } from '../../../src-shared/points/pack'
import { diceOf } from '../../../src-shared/sample/dice'
import { meetingWith, pointsFor, sampleBooks, type Person } from './sample-books'

/** What happened in a year, as the test made it up. */
interface Facts {
  /** Meetings by member: kind and status. */
  attended: { member: string; kind: string; status: AttendanceStatus }[]
  /** Halves of hours, and how often: both by member. */
  hours: { member: string; halves: number }[]
  wishes: { member: string; times: number }[]
}

/** The rules of this test in half points, written down anew: nothing of it is read from a pack. */
interface Rules {
  base: number
  ceiling: number
  meeting: { each: number; cap: number }
  themeDay: { each: number; cap: number }
  hours: { each: number; per: number; cap: number }
  wish: { each: number; cap: number }
  absent: { each: number; committee: number }
}
const shipped: Rules = {
  ...{ base: 120, ceiling: 200, meeting: { each: 1, cap: 16 }, themeDay: { each: 1, cap: 12 } },
  ...{ hours: { each: 1, per: 2, cap: 16 }, wish: { each: 2, cap: 8 }, absent: { each: -4, committee: -6 } },
}
const drafted: Rules = {
  ...{ base: 140, ceiling: 170, meeting: { each: 3, cap: 9 }, themeDay: { each: 1, cap: 6 } },
  ...{ hours: { each: 2, per: 3, cap: 40 }, wish: { each: 1, cap: 24 }, absent: { each: -3, committee: -6 } },
}

/** The draft as a pack: the shipped one with the numbers of `drafted`. */
function packOf({ base, ceiling, meeting, themeDay, hours, wish, absent }: Rules): PointsPack {
  const changed: Record<string, Partial<PackItem>> = {
    A1: { deltas: [meeting.each], cap: meeting.cap },
    A2: { deltas: [themeDay.each], cap: themeDay.cap },
    B1: { deltas: [hours.each], per: hours.per, cap: hours.cap },
    B2: { deltas: [wish.each], cap: wish.cap },
    D1: { deltas: [absent.each] },
  }
  const [community] = shippedPacks as [PointsPack]
  return {
    ...{ ...community, id: 'community.v2', version: 2, ceiling, base: { ...community.base, points: base } },
    items: community.items.map(item => ({ ...item, ...changed[item.code] })),
    classes: community.classes.map(one =>
      one.code === 'core' ? { ...one, multiply: [{ items: ['D1'], numerator: 2, denominator: 1 }] } : one,
    ),
  }
}

/** One member's year counted by hand: caps, then what is taken off, between nought and the ceiling. */
function recount(facts: Facts, member: string, rules: Rules, inCommittee: boolean): number {
  const own = <T extends { member: string }>(list: readonly T[]) => list.filter(one => one.member === member)
  const present = (theme: boolean) =>
    own(facts.attended).filter(({ kind, status }) => status === 'present' && (kind === 'themeDay') === theme).length
  const absences = own(facts.attended).filter(({ status }) => status === 'absent_unexcused').length
  const halves = own(facts.hours).reduce((sum, one) => sum + one.halves, 0)
  const wishes = own(facts.wishes).reduce((sum, { times }) => sum + times, 0)
  const added = [
    Math.min(rules.meeting.cap, present(false) * rules.meeting.each),
    Math.min(rules.themeDay.cap, present(true) * rules.themeDay.each),
    Math.min(rules.hours.cap, Math.floor((halves * rules.hours.each) / (2 * rules.hours.per))),
    Math.min(rules.wish.cap, wishes * rules.wish.each),
  ]
  const taken = absences * (inCommittee ? rules.absent.committee : rules.absent.each)
  const sum = rules.base + added.reduce((a, b) => a + b) + taken
  return Math.min(rules.ceiling, Math.max(0, sum))
}

test('a generated office’s year replayed under two packs is what an independent recount of its facts says', async () => {
  const books = await sampleBooks(24, Date.UTC(2027, 0, 20, 4))
  const people = await books.people()
  const branches = [...new Set(people.map(({ branch }) => branch))]
  const dice = diceOf(18)
  const facts: Facts = { attended: [], hours: [], wishes: [] }
  const ofBranch = (branch: string) => people.filter(person => person.branch === branch)
  const [core, frail] = [ofBranch(branches[0]!).slice(0, 2), ofBranch(branches[1]!).slice(0, 1)]
  const resolve = (members: readonly Person[], code: string) =>
    books.run('points.setScoring', {
      ...{ members: members.map(({ id }) => id), class: code, from: '2026-01-01' },
      resolution: '2025年12月30日支部党员大会决议',
    })
  await resolve(core, 'core')
  await resolve(frail, 'frail')

  for (let month = 1; month <= 12; month++) {
    const day = (date: string) => `2026-${String(month).padStart(2, '0')}-${date}`
    for (const branch of branches) {
      for (const kind of month % 3 ? ['themeDay', 'lesson'] : ['themeDay', 'branchGeneral']) {
        const attendance = ofBranch(branch).map(({ id }) => ({
          member: id,
          status: dice.pick<AttendanceStatus>(['present', 'present', 'present', 'leave_sick', 'absent_unexcused']),
        }))
        await books.run('meetings.record', meetingWith(branch, attendance, { kind, date: day('10') }))
        facts.attended.push(...attendance.map(({ member, status }) => ({ member, kind, status })))
      }
      const entries = ofBranch(branch).flatMap(({ id: member }) => {
        const [halves, times] = [dice.below(9), dice.below(3)]
        if (halves) facts.hours.push({ member, halves })
        if (times) facts.wishes.push({ member, times })
        return [
          ...(halves ? [pointsFor(member, { date: day('20'), delta: 0, amount: halves })] : []),
          ...(times ? [pointsFor(member, { date: day('20'), rule: 'B2', delta: 2 * times })] : []),
        ]
      })
      await books.run('points.enterMany', { entries })
    }
  }

  const { rows, changed, before, after, kept, dropped } = await books.ask<{
    rows: { member: string; before: number | null; after: number | null }[]
    changed: number
    before: { scored: number; bands: { from: number; count: number }[] }
    after: { scored: number; bands: { from: number; count: number }[] }
    kept: unknown[]
    dropped: unknown[]
  }>('points.whatIf', { pack: packOf(drafted), year: 2026 })
  const counted = people
    .filter(({ id }) => id !== frail[0]!.id)
    .map(({ id }) => {
      const inCommittee = core.some(one => one.id === id)
      return {
        member: id,
        before: recount(facts, id, shipped, inCommittee),
        after: recount(facts, id, drafted, inCommittee),
      }
    })
  const differing = counted.filter(one => one.before !== one.after)
  const byMember = <T extends { member: string }>(list: T[]) => list.sort((a, b) => (a.member < b.member ? -1 : 1))
  expect(byMember(rows.map(row => ({ member: row.member, before: row.before, after: row.after })))).toEqual(
    byMember(differing),
  )
  expect(differing.length).toBeGreaterThan(10)
  expect([changed, kept, dropped]).toEqual([differing.length, [], []])
  // Whoever is on probation has points and no band: what becomes of them is not a question of points.
  const { rows: roster } = await books.ask<{ rows: { id: string; membership: string }[] }>('roster.members')
  const full = new Set(roster.flatMap(({ id, membership }) => (membership === 'full' ? id : [])))
  const banded = counted.filter(({ member }) => full.has(member))
  expect(banded.length).toBeLessThan(counted.length)
  for (const [side, of] of [
    [before, 'before'],
    [after, 'after'],
  ] as const) {
    const inBand = (i: number) =>
      banded.filter(one => one[of] >= side.bands[i]!.from && (i === 0 || one[of] < side.bands[i - 1]!.from)).length
    expect([side.scored, side.bands.map(({ count }) => count)]).toEqual([
      banded.length,
      side.bands.map((_, i) => inBand(i)),
    ])
  }
  // And the books themselves say what the recount says under the rules in force.
  for (const { member, before: total } of counted)
    expect(await books.ask('points.account', { member, year: 2026 })).toMatchObject({ total })
  expect(await books.faults()).toEqual([])
}, 60_000)
