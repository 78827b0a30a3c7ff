import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendanceOn, countAttendance } from '../../../src-shared/meetings/attendance'
import type { AttendanceStatus, MeetingKind } from '../../../src-shared/meetings/kinds'
import { entriesOfMeeting } from '../../../src-shared/points/from-attendance'
import { shippedPacks } from '../../../src-shared/points/pack'
import { inPeriod } from '../../../src-shared/period'
import { arraySource } from '../../../src-shared/source'
import { Figure, printRate } from '../../../src-shared/upstream/figure'
import { figureBasis, figureDefinitions, figuresOf } from '../../../src-shared/upstream/figures'
import { presenceOf } from '../../../src-shared/upstream/presence'
import { inputs, meeting, roster } from '../meetings/example-meeting'

const organisations = [
  { id: 'c', kind: 'committee' },
  { id: 'b1', kind: 'branch', parent: 'c' },
  { id: 'g1', kind: 'group', parent: 'b1' },
]
const members = roster.map(line => ({
  id: line.member,
  membership: line.membership,
}))
const awayIn = (from: string, to?: string) => ({ id: from, member: roster[1]!.member, from, ...(to && { to }) })
const floatings = [
  { id: 'away', member: roster.find(line => line.name === '吴秀珍')!.member },
  // Came back before the quarter ended, and went again after it.
  awayIn('2026-02', '2026-09-30'),
  awayIn('2026-10-01'),
]
const losses: typeof floatings = []
const memberships = roster.map(line => ({
  id: `s${line.member}`,
  member: line.member,
  organisation: 'b1',
  group: 'g1',
}))
const held = (id: string, kind: MeetingKind, date: string, more: object = {}) => ({
  ...meeting(),
  id,
  kind,
  date,
  ...more,
})

const meetings = [
  held('q3', 'branchGeneral', '2026-09-24', { countsAs: ['themeDay'] }),
  held('p7', 'themeDay', '2026-07-15'),
  held('k8', 'group', '2026-08-20'),
  held('q4', 'branchGeneral', '2026-10-10'),
]
const points = meetings.flatMap(one => entriesOfMeeting(one, shippedPacks[0]))
const lineage: object[] = []
const tables = { organisations, lineage, members, memberships, floatings, losses, meetings, points }

/** The same rows as a bundle carries them: attendance in a table of its own, nothing that names or explains. */
function received(all: typeof tables) {
  return {
    organisations: all.organisations,
    lineage: all.lineage,
    members: all.members,
    memberships: all.memberships,
    floatings: all.floatings,
    losses: all.losses,
    meetings: all.meetings.map(({ id, kind, countsAs, branch, date }) => ({ id, kind, countsAs, branch, date })),
    attendance: all.meetings.flatMap(one =>
      one.attendance.map(({ member, status, membership, voting }) => ({
        meeting: one.id,
        member,
        presence: presenceOf(status),
        membership,
        voting,
      })),
    ),
    points: all.points.map(({ id, member, branch, date }) => ({ id, member, branch, date })),
  }
}

const read = async (rows: Record<string, object[]> = tables, period = '2026Q3', day = '2026-10-12') =>
  Object.fromEntries(
    (await figuresOf(arraySource(rows), period, day)).map(one => [one.code, [one.numerator, one.denominator]]),
  )

describe('the figures of a period', () => {
  test('trap §2.8.10: a yearly meeting held late in January counts for the year it belongs to', async () => {
    const late = held('ol', 'orgLife', '2027-01-20', { belongsToYear: 2026 })
    const books = { ...tables, meetings: [late] }
    expect((await read(books, '2026', '2027-02-01'))['meetings.orgLife']).toEqual([1, 1])
    expect((await read(books, '2026', '2027-01-19'))['meetings.orgLife']).toEqual([0, 1])
  })

  test('a window that still runs is not owed yet; once met it counts', async () => {
    const none = { ...tables, meetings: [] }
    expect((await read(none, '2026Q4', '2026-10-12'))['meetings.themeDay']).toEqual([0, 0])
    expect((await read(none, '2026Q4', '2026-11-01'))['meetings.themeDay']).toEqual([0, 1])
    const met = { ...tables, meetings: [held('t', 'themeDay', '2026-10-10')] }
    expect((await read(met, '2026Q4', '2026-10-12'))['meetings.themeDay']).toEqual([1, 1])
  })

  test('members, duties, attendance and points of one branch', async () => {
    expect(await read()).toEqual({
      // one quarterly, three 支委会, three 党小组会, three 主题党日
      'meetings.duties': [4, 10],
      'meetings.branchGeneral': [1, 1],
      'meetings.branchCommittee': [0, 3],
      'meetings.group': [1, 3],
      'meetings.themeDay': [2, 3],
      'meetings.orgLife': [0, 0],
      'meetings.lesson': [0, null],
      'meetings.records': [3, null],
      'attendance.branchGeneral': [13, 18],
      'attendance.all': [39, 54],
      'attendance.voters': [12, 16],
      'members.total': [18, null],
      'members.full': [16, null],
      'members.probationary': [2, null],
      'members.floating': [1, null],
      'members.lostContact': [0, null],
      'organisations.branches': [1, null],
      'organisations.groups': [1, null],
      'points.coverage': [14, 18],
      'points.entries': [42, null],
      'grid.grids': [0, null],
      'grid.buildings': [0, null],
      'grid.buildingLeaders': [0, null],
      'grid.workers': [0, null],
      'grid.ledGrids': [0, 0],
      'grid.ledBuildings': [0, 0],
      'grid.patrols': [0, null],
      'grid.patrolSums': [0, null],
    })
  })
  test('a fact corrected behind a closed month counts as one that was corrected in an open one', async () => {
    const [first, ...others] = points
    const back = { ...first!, id: 'back', source: 'reversal', reverses: first!.id, period: '2026-10' }
    const again = { ...first!, id: 'again', period: '2026-10' }
    expect(await read({ ...tables, points: [first!, back, again, ...others] })).toMatchObject({
      ...{ 'points.coverage': [14, 18], 'points.entries': [42, null] },
    })
    expect((await read({ ...tables, points: [first!, back] }))['points.coverage']).toEqual([0, 18])
  })
  test('what happened after the cut-off is not counted', async () => {
    expect(await read(tables, '2026Q4', '2026-10-09')).toMatchObject({
      'meetings.records': [0, null],
      'points.entries': [0, null],
    })
    expect(await read(tables, '2026Q4', '2026-10-10')).toMatchObject({
      'meetings.records': [1, null],
      'attendance.all': [13, 18],
    })
  })
  test('members are those of the period’s end, each once (domain §9.4)', async () => {
    const moved = { ...memberships[0]!, to: '2026-09-30' }
    const again = { ...memberships[0]!, id: 'again', organisation: 'b2', from: '2026-09-30' }
    const left = { ...memberships[1]!, to: '2026-09-30' }
    const later = { ...memberships[2]!, to: '2026-10-01' }
    const rows = { ...tables, memberships: [moved, again, left, later, ...memberships.slice(3)] }
    expect((await read(rows))['members.total']).toEqual([17, null])
    const turned = { ...tables, members: members.map(one => ({ ...one, regularised: '2026-10-01' })) }
    expect((await read(turned))['members.full']).toEqual([0, null])
  })
  test('a yearly duty is due in the period that ends the year', async () => {
    expect((await read(tables, '2026Q4', '2027-01-05'))['meetings.orgLife']).toEqual([0, 1])
  })
  test('more meetings than owed don’t make up for another month', async () => {
    const extra = {
      ...tables,
      meetings: [...meetings, held('x', 'themeDay', '2026-07-16'), held('y', 'themeDay', '2026-07-17')],
    }
    expect((await read(extra))['meetings.themeDay']).toEqual([2, 3])
  })
  test('a unit that was a branch owes and is counted until it became another, at home and above', async () => {
    const risen = {
      ...tables,
      organisations: [
        organisations[0]!,
        { ...organisations[1]!, kind: 'generalBranch' },
        { id: 'b2', kind: 'branch', parent: 'b1', founded: '2026-10-01' },
      ],
      lineage: [{ id: 'l', organisation: 'b1', until: '2026-10-01', kind: 'branch', name: '旧名', parent: 'c' }],
      memberships: memberships.flatMap(span => [
        { ...span, to: '2026-10-01' },
        { ...span, id: `t${span.member}`, organisation: 'b2', from: '2026-10-01' },
      ]),
    }
    const atHome = await read(risen)
    expect(atHome['organisations.branches']).toEqual([1, null])
    expect(atHome['meetings.branchGeneral']).toEqual([1, 1])
    const later = await read(risen, '2026Q4', '2026-10-12')
    expect(later['organisations.branches']).toEqual([1, null])
    expect(later['members.total']).toEqual([18, null])
    expect(await read(received(risen))).toEqual(atHome)
    expect(await read(received(risen), '2026Q4', '2026-10-12')).toEqual(later)
    const forgotten = await read({ ...received(risen), lineage: [] })
    expect(forgotten, 'without the history it would be counted otherwise').not.toEqual(atHome)
  })
  test('received rows give the same figures', async () => {
    expect(await figuresOf(arraySource(received(tables)), '2026Q3', '2026-10-12')).toEqual(
      await figuresOf(arraySource(tables), '2026Q3', '2026-10-12'),
    )
  })
  test('empty books give zeros', async () => {
    for (const figure of await figuresOf(arraySource({}), '2026', '2026-12-31')) {
      expect(Figure.parse(figure)).toEqual(figure)
      expect(figure.numerator + (figure.denominator ?? 0)).toBe(0)
    }
  })
  test('codes are told apart and every one says what it counts', () => {
    expect(new Set(figureDefinitions.map(one => one.code)).size).toBe(figureDefinitions.length)
    expect(figureBasis('meetings.duties')).toBe('已开、应开')
    expect(figureBasis('unknown')).toBe('')
  })
  test('nested and separate attendance agree on any books', async () => {
    const status = fc.constantFrom<AttendanceStatus>(
      'present',
      'leave_sick',
      'floating_remote',
      'exempt',
      'absent_unexcused',
    )
    const kind = fc.constantFrom<MeetingKind>(
      'branchGeneral',
      'branchCommittee',
      'group',
      'lesson',
      'themeDay',
      'orgLife',
    )
    const one = fc.record({
      kind,
      as: fc.array(kind, { maxLength: 2 }),
      month: fc.integer({ min: 1, max: 12 }),
      statuses: fc.array(status, { minLength: 18, maxLength: 18 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { maxLength: 8 }),
        fc.constantFrom('2026', '2026H2', '2026Q3', '2026-08'),
        async (list, period) => {
          const made = list.map((each, i) =>
            held(`x${i}`, each.kind, `2026-${String(each.month).padStart(2, '0')}-15`, {
              countsAs: each.as,
              attendance: attendanceOn(
                roster,
                inputs.map((line, n) => ({ ...line, status: each.statuses[n]! })),
              ),
            }),
          )
          const all = {
            ...tables,
            meetings: made,
            points: made.flatMap(each => entriesOfMeeting(each, shippedPacks[0])),
          }
          const figures = await figuresOf(arraySource(all), period, '2026-10-12')
          expect(await figuresOf(arraySource(received(all)), period, '2026-10-12')).toEqual(figures)
          const counts = made
            .filter(each => inPeriod(period)(each.date) && each.date <= '2026-10-12')
            .map(each => countAttendance(each.attendance))
          expect(figures.find(figure => figure.code === 'attendance.all')).toMatchObject({
            numerator: counts.reduce((sum, count) => sum + count.attended, 0),
            denominator: counts.reduce((sum, count) => sum + count.shouldAttend, 0),
          })
          for (const { numerator, denominator } of figures)
            if (denominator !== null) expect(numerator).toBeLessThanOrEqual(denominator)
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('rates are rounded in whole numbers and never invented', () => {
  const shown = [
    [57, 59],
    [141, 160],
    [4, 5],
    [326, 352],
    [52, 58],
    [21, 27],
    [3, 3],
    [131, 208],
    [13, 18],
    [0, 7],
  ] as const
  expect(shown.map(([n, d]) => printRate(n, d))).toEqual([
    '96.6%',
    '88.1%',
    '80.0%',
    '92.6%',
    '89.7%',
    '77.8%',
    '100.0%',
    '63.0%',
    '72.2%',
    '0.0%',
  ])
  expect([printRate(0, 0), printRate(5, null)]).toEqual(['—', '—'])
})
