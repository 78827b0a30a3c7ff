import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { AttendanceStatus } from '../../../src-shared/meetings/kinds'
import { meetingWith, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

interface Line {
  id: string
  member: string
  rule: string
  delta: number
  month: string
  meeting: string | null
  reverses: string | null
}
interface Held {
  attendance: { member: string; status: AttendanceStatus }[]
}
interface ClosedLine {
  member: string
  total: number | null
  yearToDate: number | null
}

/** What a general meeting gives in half points by the shipped rules (domain §3.3). */
const worthOf: Partial<Record<AttendanceStatus, Record<string, number>>> = {
  present: { A1: 1 },
  absent_unexcused: { D1: -4 },
}
const statuses: AttendanceStatus[] = ['present', 'leave_sick', 'absent_unexcused']
const status = fc.constantFrom(...statuses)
const day = fc.constantFrom('2026-07-10', '2026-08-10', '2026-08-31', '2026-09-10')
const some = fc.nat({ max: 9 })
const months = ['2026-07', '2026-08', '2026-09']
const marks = fc.array(status, { minLength: 12, maxLength: 12 })
const step = fc.oneof(
  fc.record({ do: fc.constant('record' as const), date: day, marks }),
  fc.record({ do: fc.constant('correct' as const), which: some, date: day, marks }),
  fc.record({ do: fc.constant('remove' as const), which: some }),
  fc.record({ do: fc.constant('enter' as const), who: some, date: day, hours: fc.integer({ min: 1, max: 7 }) }),
  fc.record({ do: fc.constant('reverse' as const), which: some }),
  fc.record({ do: fc.constant('close' as const) }),
  fc.record({ do: fc.constant('undo' as const) }),
)

/** Plays steps on fresh books and says what has to hold after each. */
async function play(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]): Promise<void> {
  const books = await sampleBooks(8)
  const people = await books.people()
  const first = books.entry()
  const { branch } = people[0]!
  const own = people.filter(person => person.branch === branch)
  const ids = { meetings: [] as string[], entries: [] as string[] }
  const closed = new Map<string, string>()
  /** Halves of hours by the entry they were entered as. */
  const hours = new Map<string, number>()
  const pickOf = (list: string[], which: number) => list[which % Math.max(1, list.length)]
  const linesOf = async (period: string) =>
    JSON.stringify((await books.ask<{ rows: ClosedLine[] }>('points.quarter', { period, branch })).rows)

  for (const one of steps) {
    if (one.do === 'record' || one.do === 'correct') {
      const draft = meetingWith(branch, marked(own, one.marks), { date: one.date })
      const id = one.do === 'correct' ? pickOf(ids.meetings, one.which) : undefined
      const outcome = await books.attempt(id ? 'meetings.correct' : 'meetings.record', id ? { id, ...draft } : draft)
      if (outcome.ok && !id) ids.meetings.push((outcome.value as { id: string }).id)
    } else if (one.do === 'remove') {
      const id = pickOf(ids.meetings, one.which)
      if (id) await books.attempt('meetings.remove', { id, reason: '重复' })
      ids.meetings = ids.meetings.filter(other => other !== id)
    } else if (one.do === 'enter') {
      const input = pointsFor(own[one.who % own.length]!.id, { date: one.date, delta: 0, amount: one.hours })
      const { id } = await books.run<{ id: string }>('points.enter', input)
      ids.entries.push(id)
      hours.set(id, one.hours)
    } else if (one.do === 'reverse') {
      const id = pickOf(ids.entries, one.which)
      if (id) await books.attempt('points.reverse', { id, note: '记错' })
    } else if (one.do === 'close') {
      const month = months.find(period => !closed.has(period))
      if (!month) continue
      await books.run('points.close', {
        period: month,
        checkedBy: '孙丽华',
        branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2026-10-09' }],
      })
      closed.set(month, await linesOf(month))
    } else {
      // A closing may be taken back while none rests on it; then its month is open again.
      if (books.entry() > first) await books.undo(books.entry())
      const [row] = (
        await books.ask<{ rows: { through: string | null }[] }>('points.closings', { period: '2026-09', branch })
      ).rows
      const through = row!.through ?? ''
      for (const month of months)
        if (month > through) closed.delete(month)
        // Undoing an undoing closes it again.
        else if (!closed.has(month)) closed.set(month, await linesOf(month))
    }
    await holds(books, own, { closed, linesOf, hours })
  }
}

async function holds(
  books: Books,
  own: readonly Person[],
  {
    closed,
    linesOf,
    hours,
  }: {
    closed: ReadonlyMap<string, string>
    linesOf: (period: string) => Promise<string>
    hours: ReadonlyMap<string, number>
  },
): Promise<void> {
  for (const [period, text] of closed) expect(await linesOf(period)).toBe(text)
  const { rows } = await books.ask<{ rows: Line[] }>('points.entries')
  // No fact twice and none left out: what stands of one meeting for one member is what its attendance says, under A1 or D1.
  const meetings = await books.ask<{ rows: { id: string }[] }>('meetings.list', {})
  const wanted = new Map<string, number>()
  for (const { id } of meetings.rows) {
    const { meeting } = await books.ask<{ meeting: Held }>('meetings.get', { id })
    for (const { member, status } of meeting.attendance)
      for (const [rule, worth] of Object.entries(worthOf[status] ?? {})) wanted.set(`${id}|${member}|${rule}`, worth)
  }
  const sums = new Map<string, number>()
  for (const { meeting, member, rule, delta } of rows)
    if (meeting !== null) {
      const key = `${meeting}|${member}|${rule}`
      sums.set(key, (sums.get(key) ?? 0) + delta)
    }
  const standing = [...sums].filter(([, sum]) => sum !== 0)
  expect(standing.sort()).toEqual([...wanted].sort())
  // The whole of hours: half a point for every two of them, whatever was taken back.
  for (const { id } of own) {
    const mine = rows.filter(row => row.member === id && row.rule === 'B1')
    const halves = mine.reduce((sum, row) => sum + (hours.get(row.id) ?? -(hours.get(row.reverses ?? '') ?? NaN)), 0)
    expect(mine.reduce((sum, { delta }) => sum + delta, 0)).toBe(Math.floor(halves / 4))
  }
  expect(await books.faults()).toEqual([])
}

const marked = (own: readonly Person[], all: readonly AttendanceStatus[]) =>
  own.map(({ id }, i) => ({ member: id, status: all[i % all.length]! }))

it('points come to the same in whatever order things are recorded, corrected, taken back and closed', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), play), { numRuns: 40 })
}, 120_000)
