import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AttendanceStatus } from '../../../src-shared/meetings/kinds'
import type { Meeting } from '../../../src-shared/meetings/meeting'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { differenceOfEntries } from '../../../src-shared/points/entry-difference'
import { entriesOfMeeting } from '../../../src-shared/points/from-attendance'
import { addToMonth, pointMonthId, rebuildMonths, type PointMonth } from '../../../src-shared/points/months'
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
  test('a leave slip that turns up later', () => {
    const difference = differenceOfEntries(of(), of({ attendance: changed }))
    expect(difference).toMatchObject({ add: [], change: [], remove: [{ member: '赵永刚', delta: -4 }] })
  })
  test('another date changes every entry in place', () => {
    const { add, change, remove } = differenceOfEntries(of(), of({ date: '2026-09-30' }))
    expect([add.length, change.length, remove.length]).toEqual([0, 14, 0])
    expect(change[0]!.after.date).toBe('2026-09-30')
  })
  test('a removed meeting has no entries', () => {
    expect(differenceOfEntries(of(), []).remove).toHaveLength(14)
  })
  test('any order of corrections leaves the entries and months of a recount', () => {
    const status = fc.constantFrom<AttendanceStatus>('present', 'leave_sick', 'absent_unexcused', 'exempt')
    const version = fc.record({
      statuses: fc.array(status, { minLength: 18, maxLength: 18 }),
      kind: fc.constantFrom('branchGeneral' as const, 'themeDay' as const, 'orgLife' as const),
      date: fc.constantFrom('2026-08-31', '2026-09-01'),
    })
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 6 }), versions => {
        let rows: PointsEntry[] = []
        const months = new Map<string, PointMonth>()
        const post = (entry: PointsEntry, sign: 1 | -1) => {
          const id = pointMonthId(entry.branch, entry.date)
          const month = addToMonth(id, months.get(id), [{ ...entry, delta: sign * entry.delta }])
          if (month) months.set(id, month)
          else months.delete(id)
        }
        let last: PointsEntry[] = []
        for (const { statuses, kind, date } of versions) {
          last = of({
            kind,
            date,
            attendance: meeting().attendance.map((line, i) => ({ ...line, status: statuses[i]! })),
          })
          const { add, change, remove } = differenceOfEntries(rows, last)
          const gone = new Set([...remove, ...change.map(one => one.before)].map(one => one.id))
          rows.filter(one => gone.has(one.id)).forEach(one => post(one, -1))
          const fresh = [...add, ...change.map(one => one.after)]
          fresh.forEach(one => post(one, 1))
          rows = [...rows.filter(one => !gone.has(one.id)), ...fresh]
        }
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
        expect([...rows].sort(byId)).toEqual([...last].sort(byId))
        expect([...months.values()].sort(byId)).toEqual(rebuildMonths(rows))
        expect(differenceOfEntries(rows, last)).toEqual({ add: [], change: [], remove: [] })
      }),
    )
  })
})
