import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AttendanceStatus } from '../../../src-shared/meetings/kinds'
import type { Meeting } from '../../../src-shared/meetings/meeting'
import { lateIn } from '../../../src-shared/points/closing'
import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { differenceOfEntries } from '../../../src-shared/points/entry-difference'
import { entriesOfMeeting } from '../../../src-shared/points/from-attendance'
import { addToMonth, changeOf, monthOfEntry, rebuildMonths, type PointMonth } from '../../../src-shared/points/months'
import { shippedPacks } from '../../../src-shared/points/pack'
import { meeting } from '../meetings/example-meeting'

const pack = shippedPacks[0]!
const of = (changes: Partial<Meeting> = {}) => entriesOfMeeting({ ...meeting(), ...changes }, pack)
const tally = (entries: PointsEntry[]) => entries.map(one => `${one.member} ${one.rule} ${one.delta}`)

describe('points from attendance', () => {
  test('the reference meeting: 13 present get half a point, one absent without reason loses two', () => {
    const entries = of()
    expect(entries.filter(one => one.rule === 'A1' && one.delta === 1)).toHaveLength(13)
    expect(tally(entries.filter(one => one.rule !== 'A1'))).toEqual(['赵永刚 D1 -4'])
    expect(entries.find(one => one.member === '赵永刚')).toMatchObject({
      id: 'm1:赵永刚:D1',
      pack: 'community.v1',
      meeting: 'm1',
      source: 'attendance',
      date: '2026-10-10',
      note: '支部党员大会 第4次，无故缺席',
    })
  })
  test('members on probation are scored like the others', () => {
    expect(of().some(one => one.member === '马文静')).toBe(true)
  })
  test('trap 10: leave, 异地 and exemption are no absence', () => {
    const quiet: AttendanceStatus[] = ['leave_personal', 'leave_sick', 'leave_official', 'floating_remote', 'exempt']
    const attendance = meeting().attendance.map((line, i) => ({ ...line, status: quiet[i % quiet.length]! }))
    expect(of({ attendance })).toEqual([])
  })
  test('a meeting of several kinds scores once, by its own kind', () => {
    const entries = of({ countsAs: ['themeDay', 'lesson'] })
    expect(entries).toHaveLength(14)
    expect(new Set(entries.map(one => one.rule))).toEqual(new Set(['A1', 'D1']))
    expect(new Set(of({ kind: 'themeDay', countsAs: ['branchGeneral'] }).map(one => one.rule))).toEqual(
      new Set(['A2', 'D1']),
    )
  })
  test('where the own kind yields nothing, the one it counts as does', () => {
    expect(of({ kind: 'orgLife' })).toEqual([])
    expect(of({ kind: 'orgLife', countsAs: ['branchGeneral'] })).toHaveLength(14)
  })
  test('being present at a 支委会 yields nothing, missing it does', () => {
    expect(tally(of({ kind: 'branchCommittee' }))).toEqual(['赵永刚 D1 -4'])
  })
  test('before any rules nothing is scored', () => {
    expect(entriesOfMeeting(meeting(), undefined)).toEqual([])
  })
})

describe('correcting the attendance corrects the points', () => {
  const changed = meeting().attendance.map(line =>
    line.member === '赵永刚' ? { ...line, status: 'leave_sick' as const } : line,
  )
  const ids = () => {
    let last = 0
    return () => `new-${++last}`
  }
  const differ = (current: PointsEntry[], wanted: PointsEntry[], through = '') =>
    differenceOfEntries(current, wanted, { through: () => through, newId: ids(), why: '更正' })
  const written = (rows: PointsEntry[], { before, after }: ReturnType<typeof differ>) => {
    const gone = new Set(before.map(({ id }) => id))
    return [...rows.filter(({ id }) => !gone.has(id)), ...after]
  }

  test('a leave slip that turns up later', () => {
    const difference = differ(of(), of({ attendance: changed }))
    expect(difference).toMatchObject({ before: [{ member: '赵永刚', delta: -4 }], after: [] })
  })
  test('another date changes every entry in place', () => {
    const { before, after } = differ(of(), of({ date: '2026-09-30' }))
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect([after.length, after[0]!.date]).toEqual([14, '2026-09-30'])
  })
  test('a removed meeting has no entries', () => {
    const { before, after } = differ(of(), [])
    expect([before.length, after.length]).toEqual([14, 0])
  })

  describe('behind a closed month', () => {
    const late = () => written(of(), differ(of(), of({ attendance: changed }), '2026-10'))
    test('a leave slip is a reversal in the open month, with the day of the fact; what was published stays', () => {
      const { before, after } = differ(of(), of({ attendance: changed }), '2026-10')
      expect(before).toEqual([])
      expect(after).toMatchObject([
        {
          member: '赵永刚',
          delta: 4,
          source: 'reversal',
          date: '2026-10-10',
          period: '2026-11',
          reverses: 'm1:赵永刚:D1',
        },
      ])
    })
    test('corrected back while the month is open, nothing is left of the detour', () => {
      expect(
        written(late(), differ(late(), of(), '2026-10'))
          .map(({ id }) => id)
          .sort(),
      ).toEqual(
        of()
          .map(({ id }) => id)
          .sort(),
      )
    })
    test('corrected back after that month is closed as well, the absence is there a second time, reversed once', () => {
      const { before, after } = differ(late(), of(), '2026-11')
      expect(before).toEqual([])
      expect(after).toMatchObject([{ id: 'm1:赵永刚:D1:2', delta: -4, period: '2026-12', source: 'attendance' }])
    })
    test('the same twice changes nothing', () => {
      expect(differ(late(), of({ attendance: changed }), '2026-10')).toEqual({ before: [], after: [] })
    })
  })

  test('whatever is corrected and closed in whatever order: closed rows stay, and all rows come to the last version', () => {
    const status = fc.constantFrom<AttendanceStatus>('present', 'leave_sick', 'absent_unexcused', 'exempt')
    const version = fc.record({
      statuses: fc.array(status, { minLength: 18, maxLength: 18 }),
      kind: fc.constantFrom('branchGeneral' as const, 'themeDay' as const, 'orgLife' as const),
      date: fc.constantFrom('2026-08-31', '2026-09-01'),
    })
    const step = fc.oneof(version, fc.constantFrom('close the oldest open month' as const))
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 9 }), steps => {
        let rows: PointsEntry[] = []
        let through = ''
        const frozen = new Map<string, string>()
        const months = new Map<string, PointMonth>()
        const newId = ids()
        const post = (entry: PointsEntry, sign: 1 | -1) => {
          const id = monthOfEntry(entry)
          const month = addToMonth(id, months.get(id), [changeOf(entry, sign)])
          if (month) months.set(id, month)
          else months.delete(id)
        }
        const inMonth = (month: string) => JSON.stringify(rows.filter(row => standsIn(row) === month))
        let last: PointsEntry[] = []
        for (const one of steps) {
          if (typeof one === 'string') {
            through = through ? (lateIn(through, '2026-08-01').period ?? '') : '2026-08'
            frozen.set(through, inMonth(through))
            continue
          }
          const attendance = meeting().attendance.map((line, i) => ({ ...line, status: one.statuses[i]! }))
          last = of({ kind: one.kind, date: one.date, attendance })
          const given = { through: () => through, newId, why: '更正' }
          const { before, after } = differenceOfEntries(rows, last, given)
          before.forEach(entry => post(entry, -1))
          after.forEach(entry => post(entry, 1))
          const gone = new Set(before.map(({ id }) => id))
          rows = [...rows.filter(({ id }) => !gone.has(id)), ...after]
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
          expect(differenceOfEntries(rows, last, given)).toEqual({ before: [], after: [] })
        }
        for (const [month, text] of frozen) expect(inMonth(month)).toBe(text)
        expect(sumsOf(rows)).toEqual(sumsOf(last))
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
        expect([...months.values()].sort(byId)).toEqual(rebuildMonths(rows))
      }),
    )
  })
})

/** Half points by member and item, those that come to nothing left out. */
function sumsOf(rows: readonly PointsEntry[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { member, rule, delta } of rows) sums[`${member} ${rule}`] = (sums[`${member} ${rule}`] ?? 0) + delta
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0))
}
