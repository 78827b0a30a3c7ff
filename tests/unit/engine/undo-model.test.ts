import { Dexie } from 'dexie'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentOf } from '../../../src-shared/records/canonical'
import { keptTables } from '../../../src-shared/tables'
import { meetingOf, newcomer, pointsFor, sampleBooks, type Books } from './sample-books'

type Row = Readonly<Record<string, unknown>> & { id: string; deletedAt?: string }

/** All rows by table and id, removed ones included, read beside the program. */
type State = Map<string, { table: string; row: Row }>

async function stateOf(): Promise<State> {
  const db = await new Dexie('qinlin').open()
  const state: State = new Map()
  for (const table of Object.keys(keptTables))
    for (const row of await db.table<Row>(table).toArray()) state.set(`${table} ${row.id}`, { table, row })
  db.close()
  return state
}

/** What the books say: live rows without bookkeeping. */
const said = (state: State) =>
  new Map([...state].flatMap(([at, { row }]) => (row.deletedAt ? [] : [[at, contentOf(row)] as const])))

const liveOf = (state: State, table: string) =>
  [...state.values()].flatMap(one => (one.table === table && !one.row.deletedAt ? [one.row] : []))

/** What rows must never do, said here once more by hand: refer to nothing, or claim what another has. */
function wrongIn(state: State): string[] {
  const lost = (table: string, ids: unknown[]) =>
    ids
      .filter(id => id !== undefined && !liveOf(state, table).some(row => row.id === id))
      .map(id => `no ${table} ${id}`)
  const twice = (keys: unknown[]) => (new Set(keys).size === keys.length ? [] : [`twice in ${keys.join()}`])
  const [spans, meetings, points] = ['memberships', 'meetings', 'points'].map(table => liveOf(state, table)) as Row[][]
  const attended = meetings!.flatMap(({ attendance }) => (attendance as { member: string }[]).map(line => line.member))
  return [
    ...lost('members', [...spans!.map(({ member }) => member), ...points!.map(({ member }) => member), ...attended]),
    ...lost('organisations', [...spans!.map(span => span.organisation), ...meetings!.map(({ branch }) => branch)]),
    ...lost('organisations', [
      ...points!.map(({ branch }) => branch),
      ...liveOf(state, 'organisations').map(o => o.parent),
    ]),
    ...lost(
      'meetings',
      points!.map(({ meeting }) => meeting),
    ),
    ...lost(
      'points',
      points!.map(({ reverses }) => reverses),
    ),
    ...twice(meetings!.map(({ branch, kind, number }) => `${branch} ${kind} ${number}`)),
    ...twice(points!.flatMap(({ reverses }) => reverses ?? [])),
    ...twice(liveOf(state, 'operators').map(({ name }) => name)),
  ]
}

const which = fc.nat(20)
const deed = fc.oneof(
  fc.record({ do: fc.constant('add' as const) }),
  fc.record({ do: fc.constant('operator' as const), which: fc.nat(2) }),
  fc.record({ do: fc.constant('change' as const), which, post: fc.constantFrom('教师', '学生') }),
  fc.record({ do: fc.constant('removeMember' as const), which }),
  fc.record({ do: fc.constant('record' as const), day: fc.integer({ min: 10, max: 28 }), absent: fc.nat(4) }),
  fc.record({ do: fc.constant('correct' as const), which, absent: fc.nat(4), day: fc.integer({ min: 10, max: 28 }) }),
  fc.record({ do: fc.constant('removeMeeting' as const), which }),
  fc.record({ do: fc.constant('points' as const), which }),
  fc.record({ do: fc.constant('reverse' as const), which }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.nat(6) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

/** Does one thing to the books; it may be refused. */
async function doIt(books: Books, one: Exclude<Deed, { do: 'undo' }>) {
  const people = await books.people()
  const everybody = (await books.ask<{ rows: { id: string }[] }>('roster.members')).rows
  const state = await stateOf()
  const pick = (table: string, at: number) => {
    const rows = table === 'members' ? everybody : liveOf(state, table)
    return rows[at % rows.length]?.id ?? 'nobody'
  }
  const reason = '登记错了'
  if (one.do === 'add')
    return books.attempt('roster.addMember', { values: newcomer(), branch: pick('organisations', 1) })
  if (one.do === 'operator') return books.attempt('office.addOperator', { name: `第${one.which}人` })
  if (one.do === 'change')
    return books.attempt('roster.changeMember', { id: pick('members', one.which), values: { workPost: one.post } })
  if (one.do === 'removeMember') return books.attempt('roster.removeMember', { id: pick('members', one.which), reason })
  if (one.do === 'points')
    return books.attempt('points.enter', pointsFor(pick('members', one.which), { date: '2026-11-22' }))
  if (one.do === 'reverse') return books.attempt('points.reverse', { id: pick('points', one.which), note: reason })
  if (one.do === 'removeMeeting') return books.attempt('meetings.remove', { id: pick('meetings', one.which), reason })
  if (!people.length) return undefined
  const draft = meetingOf(people, one.absent, { date: `2026-09-${one.day}` })
  return one.do === 'record'
    ? books.attempt('meetings.record', draft)
    : books.attempt('meetings.correct', { id: pick('meetings', one.which), ...draft })
}

/** Rows that a command wrote, as they were before and after it. */
interface Written {
  before: State
  after: State
}

const contentAt = (state: State, at: string) => state.has(at) && contentOf(state.get(at)!.row)

function written(before: State, after: State): Written {
  const rows = [...after.keys()].filter(at => before.get(at)?.row.entry !== after.get(at)!.row.entry)
  const only = (state: State) => new Map([...state].filter(([at]) => rows.includes(at)))
  return { before: only(before), after: only(after) }
}

/** The books without what a command wrote; undefined where a row no longer is as it left it. */
function takenBack(state: State, { before, after }: Written): State | undefined {
  const result = new Map(state)
  for (const at of after.keys()) {
    if (contentAt(state, at) !== contentAt(after, at)) return undefined
    if (before.has(at)) result.set(at, before.get(at)!)
    else result.delete(at)
  }
  return result
}

it('any sequence of commands and undoings goes as in a model of plain maps', async () => {
  const seen = { done: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 18 }), async deeds => {
      const books = await sampleBooks(6)
      let state = await stateOf()
      const made = new Map([...state].filter(([, { row }]) => row.entry === 1))
      /** What each entry wrote. */
      const entries = [written(new Map(), made), written(made, state)]
      for (const one of deeds) {
        if (one.do === 'undo') {
          const entry = Math.max(2, books.entry() - one.back)
          const wanted = takenBack(state, entries[entry - 1]!)
          const allowed = wanted !== undefined && !wrongIn(wanted).length
          if (one.back === 0) expect(allowed).toBe(true)
          const outcome = await books.undo(entry)
          expect(outcome.ok ? 'done' : outcome.problems[0]!.code).toEqual(
            allowed ? 'done' : expect.stringMatching(/^undo-/),
          )
          seen[allowed ? 'done' : 'refused']++
          expect(said(await stateOf())).toEqual(said(allowed ? wanted : state))
        } else {
          await doIt(books, one)
        }
        const after = await stateOf()
        if (books.entry() > entries.length) entries.push(written(state, after))
        expect(entries).toHaveLength(books.entry())
        state = after
        expect(wrongIn(state)).toEqual([])
        expect(await books.faults()).toEqual([])
      }
      const before = await books.hash()
      expect((await books.engine.recover()).ok).toBe(true)
      expect(await books.hash()).toBe(before)
      books.engine.close()
    }),
    { numRuns: 25 },
  )
  expect(Math.min(seen.done, seen.refused)).toBeGreaterThan(5)
}, 120_000)
