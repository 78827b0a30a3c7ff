import { Dexie } from 'dexie'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentOf } from '../../../src-shared/records/canonical'
import { keptTables } from '../../../src-shared/tables'
import { codesOf, valueOf } from '../outcome'
import {
  meetingOf,
  newcomer,
  pointsFor,
  rosterFile,
  sampleBooks,
  sampleRows,
  type Books,
  type Person,
} from './sample-books'
import { ask, community, run } from './street-bench'

type Plan = {
  fields: { name: string; take: string; keep: string | null; other: string | null }[]
  lines: { id: string; answer: string | null }[]
  points: { entry: string }[]
  belonging: object | null
  moves: { table: string; count: number }[]
  notes: string[]
}
type Row = Readonly<Record<string, unknown>> & { id: string; deletedAt?: string }

/** Live rows of all kept tables without bookkeeping. */
async function rows(): Promise<Map<string, string>> {
  const db = await new Dexie('qinlin').open()
  const found = new Map<string, string>()
  for (const table of Object.keys(keptTables))
    for (const row of await db.table<Row>(table).toArray())
      if (!row.deletedAt) found.set(`${table} ${row.id}`, contentOf(row))
  db.close()
  return found
}
async function total(books: Books, member: string): Promise<number> {
  const { rows: lines } = await books.ask<{ rows: { delta: number }[] }>('points.entries', { member })
  return lines.reduce((sum, { delta }) => sum + delta, 0)
}
const add = async (books: Books, branch: string, more: object = {}) =>
  (await books.run<{ id: string }>('roster.addMember', { values: newcomer(more), branch })).id
const attended = async (books: Books, id: string) =>
  (await books.ask<{ meeting: { attendance: { member: string; status: string }[] } }>('meetings.get', { id })).meeting
    .attendance

/** Two records of one person in one branch, and a meeting in which both are listed. */
async function twoOfOne(status = ['present', 'present']) {
  const books = await sampleBooks(6)
  const [first] = await books.people()
  const branch = first!.branch
  const keep = await add(books, branch, { birth: '1970-01', joined: '1995-07-01' })
  const other = await add(books, branch, { phone: '13800001111' })
  const draft = meetingOf((await books.ask<{ rows: [] }>('roster.members')).rows, 0, { date: '2026-11-22' })
  const attendance = draft.attendance.map(line => ({
    ...line,
    status: line.member === keep ? status[0]! : line.member === other ? status[1]! : line.status,
  }))
  const { id: meeting } = await books.run<{ id: string }>('meetings.record', { ...draft, attendance })
  return { books, branch, keep, other, meeting }
}

it('the fuller value stays, and everything that named the other names the one who stays', async () => {
  const { books, keep, other, meeting } = await twoOfOne()
  await books.run('points.enter', pointsFor(other, { date: '2026-11-22' }))
  const plan = await books.ask<Plan>('roster.mergePlan', { keep, other })
  expect(plan.fields.flatMap(({ name, take }) => (take === 'other' ? name : []))).toEqual(['birth', 'phone'])
  const sum = (await total(books, keep)) + (await total(books, other))
  await books.run('roster.merge', { keep, other })
  const text = [...(await rows()).entries()].filter(([at, row]) => row.includes(other) || at.includes(other))
  expect(text).toEqual([])
  const lines = await attended(books, meeting)
  expect(lines.filter(({ member }) => member === keep)).toHaveLength(1)
  // The meeting's own points were entered for both: one person has them once.
  expect(await total(books, keep)).toBeLessThan(sum)
  expect(await books.faults()).toEqual([])
})

it('whatever table names the other is taken along, though the merge names none of them', async () => {
  const { books, branch, keep, other } = await twoOfOne()
  await books.run('roster.noteFloating', { member: other, from: '2026-01-01', place: '上海市' })
  await books.run('roster.noteLostContact', { member: keep, from: '2026-01-01' })
  await books.run('roster.noteLostContact', { member: other, from: '2026-02-01' })
  await books.run('roster.appoint', { organisation: branch, post: 'secretary', member: other })
  const before = { rows: await rows(), hash: await books.hash() }
  const { notes } = await books.ask<Plan>('roster.mergePlan', { keep, other })
  expect(notes.join()).toContain('失联情况')
  await books.run('roster.merge', { keep, other })
  expect([...(await rows()).values()].filter(row => row.includes(other))).toEqual([])
  valueOf(await books.attempt('roster.unmerge', { entry: books.entry() }))
  expect(await rows()).toEqual(before.rows)
  expect(await books.hash()).toBe(before.hash)
})

it('where one record says present and the other absent, nothing is written before somebody chose', async () => {
  const { books, keep, other, meeting } = await twoOfOne(['leave_sick', 'present'])
  const before = await books.hash()
  expect(codesOf(await books.attempt('roster.merge', { keep, other }))).toEqual(['line-differs'])
  expect(await books.hash()).toBe(before)
  await books.run('roster.merge', { keep, other, lines: { [meeting]: 'other' } })
  expect((await attended(books, meeting)).find(({ member }) => member === keep)?.status).toBe('present')
})

it('the same points by hand on both are asked about; entered once they are reversed, not deleted', async () => {
  const { books, keep, other } = await twoOfOne()
  for (const member of [keep, other]) await books.run('points.enter', pointsFor(member, { date: '2026-11-22' }))
  expect(codesOf(await books.attempt('roster.merge', { keep, other }))).toEqual(['points-alike'])
  const { points } = await books.ask<Plan>('roster.mergePlan', { keep, other })
  await books.run('roster.merge', { keep, other, points: { [points[0]!.entry]: 'once' } })
  const { rows: lines } = await books.ask<{ rows: { rule: string; source: string }[] }>('points.entries', {
    member: keep,
  })
  expect(
    lines
      .filter(({ rule }) => rule === 'B1')
      .map(({ source }) => source)
      .sort(),
  ).toEqual(['hand', 'hand', 'reversal'])
  expect(await books.faults()).toEqual([])
})

it('two who stood in different branches at the same time stand in the chosen one afterwards', async () => {
  const books = await sampleBooks(8)
  const people = await books.people()
  const [a, b] = [...new Set(people.map(({ branch }) => branch))]
  const [keep, other] = [await add(books, a!), await add(books, b!)]
  expect(codesOf(await books.attempt('roster.merge', { keep, other }))).toEqual(['belonging-differs'])
  await books.run('roster.merge', { keep, other, belonging: 'other' })
  const { rows: now } = await books.ask<{ rows: { id: string; branch: string }[] }>('roster.members')
  expect(now.filter(({ id }) => id === keep).map(({ branch }) => branch)).toEqual([b])
})

it('who stands open on the other record is still listed, once on every day, and un-merging restores both', async () => {
  const books = await sampleBooks(8)
  const people = await books.people()
  const [keep, other] = people.filter(({ branch }) => branch === people[0]!.branch)
  const elsewhere = people.find(({ branch }) => branch !== keep!.branch)!.branch
  const leave = { member: keep!.id, departure: 'transferOut', departureLetter: '1' }
  await books.run('roster.leave', { ...leave, date: '2026-03-01' })
  const back = { member: keep!.id, organisation: elsewhere, date: '2026-05-01', arrival: 'transferIn' }
  await books.run('roster.return', back)
  await books.run('roster.leave', { ...leave, date: '2026-06-01' })
  const before = { rows: await rows(), hash: await books.hash() }
  await books.run('roster.merge', { keep: keep!.id, other: other!.id, belonging: 'keep' })
  const merged = books.entry()
  const branchesOn = async (asOf: string) =>
    (await books.ask<{ rows: Person[] }>('roster.members', { asOf })).rows.flatMap(({ id, branch }) =>
      id === keep!.id ? branch : [],
    )
  expect(await branchesOn('2026-04-01')).toEqual([keep!.branch])
  expect(await branchesOn('2026-05-15')).toEqual([elsewhere])
  expect(await branchesOn('2026-11-22')).toEqual([keep!.branch])
  expect(await books.faults()).toEqual([])
  valueOf(await books.attempt('roster.unmerge', { entry: merged }))
  expect(await rows()).toEqual(before.rows)
  expect(await books.hash()).toBe(before.hash)
})

it('a merge that changes a reported period says so, and leaves what was sent as it was', async () => {
  const office = await community()
  await run(office.pc, 'roster.import', rosterFile(sampleRows(6)))
  const [first] = (await ask<{ rows: Person[] }>(office.pc, 'roster.members')).rows
  const { id: other } = await run<{ id: string }>(office.pc, 'roster.addMember', {
    values: newcomer(),
    branch: first!.branch,
  })
  const pair = { keep: first!.id, other }
  const notes = async () => (await ask<Plan>(office.pc, 'roster.mergePlan', pair)).notes
  expect(await notes()).toEqual([])
  await office.send('2026Q4')
  expect((await notes()).join()).toContain('2026年第四季度已经报送，报出的那一份不变')
  const sent = await ask(office.pc, 'upstream.reports')
  await run(office.pc, 'roster.merge', pair)
  expect(await ask(office.pc, 'upstream.reports')).toEqual(sent)
})

it('merging names its history, and un-merging is refused with every later record that stands against it', async () => {
  const { books, keep, other, meeting } = await twoOfOne()
  await books.run('roster.merge', { keep, other })
  const entry = books.entry()
  const history = await books.ask<{ rows: { title: string; changes: { after: string | null }[] }[] }>(
    'office.history',
    {
      table: 'members',
      id: keep,
    },
  )
  expect(history.rows[0]!.title).toBe('合并重复党员')
  expect(history.rows[0]!.changes.map(({ after }) => after).join()).toContain('是同一人')
  await books.run('roster.changeMember', { id: keep, values: { workPost: '教师' } })
  await books.run('meetings.remove', { id: meeting, reason: '登记错了' })
  const merged = await books.ask<{ rows: { canUnmerge: boolean; reasons: string[] }[] }>('roster.merged', { id: keep })
  expect(merged.rows).toHaveLength(1)
  expect(merged.rows[0]!.canUnmerge).toBe(false)
  expect(merged.rows[0]!.reasons.join()).toMatch(/修改党员信息[\s\S]*删除会议|删除会议[\s\S]*修改党员信息/)
  const refused = await books.attempt('roster.unmerge', { entry })
  expect(codesOf(refused).length).toBeGreaterThanOrEqual(2)
})

it('what is no merge cannot be un-merged', async () => {
  const books = await sampleBooks(2)
  expect(codesOf(await books.attempt('roster.unmerge', { entry: 2 }))).toEqual(['no-merge'])
})

it('pairs told apart are kept, move with a merge and go with a removal', async () => {
  const books = await sampleBooks(2)
  const [first] = await books.people()
  const ids = [await add(books, first!.branch), await add(books, first!.branch), await add(books, first!.branch)]
  const pairs = async () => await books.ask<{ rows: unknown[]; settled: { id: string }[] }>('roster.duplicates')
  expect((await pairs()).rows).toHaveLength(3)
  await books.run('roster.distinct', { one: ids[0], other: ids[2] })
  await books.run('roster.distinct', { one: ids[2], other: ids[0] })
  expect(await pairs()).toMatchObject({ settled: [{}] })
  await books.run('roster.merge', { keep: ids[1], other: ids[0] })
  expect((await pairs()).rows).toEqual([])
  await books.run('roster.askAgain', { id: (await pairs()).settled[0]!.id })
  expect((await pairs()).rows).toHaveLength(1)
  await books.run('roster.distinct', { one: ids[1], other: ids[2] })
  await books.run('roster.removeMember', { id: ids[2], reason: '误录' })
  expect((await pairs()).settled).toEqual([])
})

const later = fc.constantFrom('add', 'points', 'operator', 'meeting')

it('merging and un-merging leaves the books as they were, whatever else was entered in between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        points: fc.array(fc.nat(1), { maxLength: 3 }),
        absent: fc.nat(3),
        swap: fc.boolean(),
        then: fc.array(later, { maxLength: 3 }),
      }),
      async ({ points, absent, swap, then }) => {
        const { books, keep, other, branch } = await twoOfOne(absent % 2 ? ['leave_sick', 'present'] : undefined)
        for (const who of points)
          await books.run('points.enter', pointsFor(who ? keep : other, { date: '2026-11-22', delta: 2 + who }))
        const [stays, goes] = swap ? [other, keep] : [keep, other]
        const before = { hash: await books.hash(), rows: await rows() }
        const plan = await books.ask<Plan>('roster.mergePlan', { keep: stays, other: goes })
        const choices = {
          lines: Object.fromEntries(plan.lines.map(({ id }) => [id, 'keep'])),
          points: Object.fromEntries(plan.points.map(({ entry }, i) => [entry, i % 2 ? 'both' : 'once'])),
        }
        await books.run('roster.merge', { keep: stays, other: goes, ...choices })
        const merged = books.entry()
        const undone: number[] = []
        for (const one of then) {
          const people = await books.people()
          if (one === 'add') await add(books, branch, { name: '李后来', birth: '1980-02-03' })
          else if (one === 'points') await books.run('points.enter', pointsFor(people[0]!.id, { date: '2026-11-22' }))
          else if (one === 'operator') await books.attempt('office.addOperator', { name: '新人' })
          else await books.attempt('meetings.record', meetingOf(people))
          if (books.entry() > merged && !undone.includes(books.entry())) undone.push(books.entry())
        }
        valueOf(await books.attempt('roster.unmerge', { entry: merged }))
        expect(await books.faults()).toEqual([])
        // Without what came in between the books are what they were.
        for (const entry of undone.reverse()) valueOf(await books.undo(entry))
        expect(await rows()).toEqual(before.rows)
        expect(await books.hash()).toBe(before.hash)
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)
