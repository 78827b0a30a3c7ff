import { beforeEach, describe, expect, it } from 'vitest'
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

let books: Books
beforeEach(async () => {
  books = await sampleBooks()
})

type Made = { id: string }

const moved = () => {
  const rows = sampleRows(8)
  const [first] = rows
  rows[0] = first!.map((cell, at) => (at === 7 ? rows[1]![7]! : cell))
  return rosterFile(rows)
}

/** One deed of every command that can be undone, on books that were made ready for it. */
const deeds: [name: string, ready: () => Promise<() => Promise<unknown>>][] = [
  ['office.addOperator', async () => () => books.run('office.addOperator', { name: '吴建平' })],
  [
    'roster.import of newcomers',
    async () => () => books.run('roster.import', rosterFile([...sampleRows(8), ...sampleRows(12).slice(8)])),
  ],
  ['roster.import that moves somebody', async () => () => books.run('roster.import', moved())],
  [
    'roster.addMember',
    async () => {
      const [person] = await books.people()
      return () => books.run('roster.addMember', { values: newcomer(), branch: person!.branch })
    },
  ],
  [
    'roster.changeMember',
    async () => {
      const [person] = await books.people()
      return () => books.run('roster.changeMember', { id: person!.id, values: { phone: '13800000000' } })
    },
  ],
  [
    'roster.removeMember',
    async () => {
      const [person] = await books.people()
      return () => books.run('roster.removeMember', { id: person!.id, reason: '重复录入' })
    },
  ],
  [
    'meetings.record',
    async () => {
      const draft = meetingOf(await books.people(), 2)
      return () => books.run('meetings.record', draft)
    },
  ],
  [
    'meetings.correct',
    async () => {
      const people = await books.people()
      const { id } = await books.run<Made>('meetings.record', meetingOf(people, 2))
      return () => books.run('meetings.correct', { id, ...meetingOf(people, 1, { place: '会议室' }) })
    },
  ],
  [
    'meetings.remove',
    async () => {
      const { id } = await books.run<Made>('meetings.record', meetingOf(await books.people(), 2))
      return () => books.run('meetings.remove', { id, reason: '登记错了' })
    },
  ],
  [
    'points.enter',
    async () => {
      const [person] = await books.people()
      return () => books.run('points.enter', pointsFor(person!.id))
    },
  ],
  [
    'points.reverse',
    async () => {
      const [person] = await books.people()
      const { id } = await books.run<Made>('points.enter', pointsFor(person!.id))
      return () => books.run('points.reverse', { id, note: '记错了' })
    },
  ],
]

describe('undoing', () => {
  it.each(deeds)('%s gives the books from before, and undoing that gives them back', async (_name, ready) => {
    const deed = await ready()
    const before = await books.hash()
    await deed()
    const after = await books.hash()
    expect(after).not.toBe(before)
    for (const state of [before, after, before, after]) {
      expect(await books.undo(books.entry())).toMatchObject({ ok: true })
      expect(await books.hash()).toBe(state)
      expect(await books.faults()).toEqual([])
    }
  })

  it('goes back entry by entry, because a later one that was itself undone stands in no way', async () => {
    const people = await books.people()
    const empty = await books.hash()
    const { id } = await books.run<Made>('meetings.record', meetingOf(people, 2))
    const recorded = books.entry()
    await books.run('meetings.correct', { id, ...meetingOf(people, 1) })
    expect(await books.undo(recorded)).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'undo-changed',
          message:
            '“登记会议”以后，“和顺园党支部2026年9月20日支部党员大会”又有过“更正会议”，不能撤销。请先撤销“更正会议”。',
        },
      ],
    })
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect(await books.undo(recorded)).toMatchObject({
      ok: true,
      value: { entry: recorded, title: '登记会议', again: false },
    })
    expect(await books.hash()).toBe(empty)
    expect(await books.faults()).toEqual([])
  })

  it('the roster takes its branches back too', async () => {
    const branches = async () => (await books.ask<{ children: unknown[] }>('roster.tree')).children.length
    expect(await branches()).toBe(2)
    expect(await books.undo(2)).toMatchObject({ ok: true })
    expect(await branches()).toBe(0)
    expect(await books.people()).toEqual([])
  })

  it('is done once', async () => {
    await books.run('office.addOperator', { name: '吴建平' })
    const entry = books.entry()
    await books.undo(entry)
    expect(await books.undo(entry)).toMatchObject({ ok: false, problems: [{ code: 'undo-done' }] })
  })

  it('somebody taken off the list of operators and put on it again is the same one', async () => {
    const { id } = await books.run<Made>('office.addOperator', { name: '吴建平' })
    await books.undo(books.entry())
    expect(await books.run('office.addOperator', { name: '吴建平' })).toEqual({ id })
  })

  it('is as much in the journal on disk as anything else', async () => {
    await books.run('office.addOperator', { name: '吴建平' })
    await books.undo(books.entry())
    const before = await books.hash()
    expect(books.disk.records).toHaveLength(4)
    expect(await books.engine.recover()).toMatchObject({ ok: true, value: { entries: 4 } })
    expect(await books.hash()).toBe(before)
  })
})

/** What a page of the journal is told of an entry. */
async function among(entry: number) {
  const { rows } = await books.ask<{ rows: { entry: number }[] }>('office.canUndoAmong', {
    limit: 1,
    before: entry + 1,
  })
  return rows[0]
}

describe('undoing is refused', () => {
  const refusedFor = async (entry: number) => {
    const before = await books.hash()
    const entries = books.entry()
    const outcome = await books.undo(entry)
    if (outcome.ok) throw new Error('it was done')
    const why = { ok: false, reason: outcome.problems[0]!.message }
    expect(await books.ask('office.canUndo', { entry })).toEqual(why)
    if (entry <= entries) expect(await among(entry)).toEqual({ entry, ...why })
    expect(await books.hash()).toBe(before)
    expect(books.entry()).toBe(entries)
    return outcome.problems[0]
  }

  it('of what is final, with the reason that its command gives', async () => {
    expect(await refusedFor(1)).toMatchObject({ code: 'undo-final', message: expect.stringContaining('台账建立后') })
  })

  it('of an entry that is not there', async () => {
    expect(await refusedFor(99)).toMatchObject({ code: 'entry-unknown' })
  })

  it('where a later row refers to one that would go', async () => {
    const [person] = await books.people()
    const { id } = await books.run<Made>('roster.addMember', { values: newcomer(), branch: person!.branch })
    const added = books.entry()
    await books.run('points.enter', pointsFor(id, { date: '2026-11-22' }))
    expect(await refusedFor(added)).toMatchObject({
      code: 'undo-needed',
      message:
        '“新增党员”以后，“王新来2026年11月22日的积分+1.0”用到了“王新来”，不能撤销。请先撤销或更正“王新来2026年11月22日的积分+1.0”。',
    })
    expect(await refusedFor(2)).toMatchObject({ code: 'undo-needed' })
  })

  it('where somebody is on a later list of attendance', async () => {
    const people = await books.people()
    await books.run('meetings.record', meetingOf(people))
    expect(await refusedFor(2)).toMatchObject({ code: 'undo-needed', message: expect.stringContaining('支部党员大会') })
  })

  it('where a row that would come back needs one that is gone', async () => {
    const people = await books.people()
    const { id } = await books.run<Made>('meetings.record', meetingOf(people, 0, { kind: 'branchCommittee' }))
    const fewer = meetingOf(people, 0, { kind: 'branchCommittee' })
    const gone = fewer.attendance.shift()!
    await books.run('meetings.correct', { id, ...fewer })
    const corrected = books.entry()
    await books.run('roster.removeMember', { id: gone.member, reason: '重复录入' })
    expect(await refusedFor(corrected)).toMatchObject({ code: 'undo-lost' })
  })

  it('where an identity number has been given to another since', async () => {
    const [first, second] = await books.people()
    const give = (person: Person, idNumber: string) =>
      books.run('roster.changeMember', { id: person.id, values: { idNumber, birth: '1960-01-01', sex: '男' } })
    const number = '990000196001010013'
    await give(first!, number)
    await books.run('roster.changeMember', { id: first!.id, values: { idNumber: '' } })
    const emptied = books.entry()
    await give(second!, number)
    expect(await refusedFor(emptied)).toMatchObject({
      code: 'undo-taken',
      message: expect.stringContaining('公民身份证号码相同'),
    })
  })

  it('where an entry would be reversed twice', async () => {
    const [person] = await books.people()
    const { id } = await books.run<Made>('points.enter', pointsFor(person!.id))
    await books.run('points.reverse', { id, note: '记错了' })
    await books.undo(books.entry())
    const undone = books.entry()
    await books.run('points.reverse', { id, note: '还是错的' })
    expect(await refusedFor(undone)).toMatchObject({ code: 'undo-taken' })
  })

  it('where the number of a removed meeting has been given to another', async () => {
    const people = await books.people()
    const { id } = await books.run<Made>('meetings.record', meetingOf(people))
    await books.run('meetings.remove', { id, reason: '登记错了' })
    const removed = books.entry()
    const other = await books.run<Made>('meetings.record', meetingOf(people, 0, { date: '2026-09-21' }))
    expect(await refusedFor(removed)).toMatchObject({
      code: 'undo-taken',
      message: expect.stringContaining('次数相同'),
    })
    await books.run('meetings.remove', { id: other.id, reason: '让出次数' })
    expect(await books.undo(removed)).toMatchObject({ ok: true })
  })
})

describe('after a backup was put back', () => {
  it('what it went behind is no longer undone, what it has is', async () => {
    const people = await books.people()
    const { id } = await books.run<Made>('meetings.record', meetingOf(people))
    const recorded = books.entry()
    expect(await books.engine.backup(null)).toMatchObject({ ok: true })
    const [backup] = (await books.ask<{ rows: Made[] }>('office.backups')).rows
    await books.run('meetings.correct', { id, ...meetingOf(people, 1) })
    const corrected = books.entry()
    expect(await books.engine.restore(backup!.id, '周敏')).toMatchObject({ ok: true })
    expect(await books.undo(corrected)).toMatchObject({ ok: false, problems: [{ code: 'undo-gone' }] })
    expect(await books.undo(books.entry())).toMatchObject({
      ok: false,
      problems: [{ code: 'undo-nothing', message: expect.stringContaining('恢复备份') }],
    })
    expect(await books.ask('office.canUndo', { entry: recorded })).toEqual({ ok: true, reason: null })
    expect(await among(recorded)).toEqual({ entry: recorded, ok: true, reason: null })
    expect(await books.undo(recorded)).toMatchObject({ ok: true })
    expect(await books.faults()).toEqual([])
  })
})

it('the same number of another year is no clash', async () => {
  const people = await books.people()
  const { id } = await books.run<Made>('meetings.record', meetingOf(people, 0, { date: '2025-09-20' }))
  await books.run('meetings.remove', { id, reason: '登记错了' })
  const removed = books.entry()
  await books.run('meetings.record', meetingOf(people))
  expect(await books.undo(removed)).toMatchObject({ ok: true })
})

describe('removing', () => {
  it('a meeting takes its points along', async () => {
    const people = await books.people()
    const total = async () => (await books.ask<{ total: number }>('points.entries', { period: '2026Q3' })).total
    const { id } = await books.run<Made>('meetings.record', meetingOf(people, 1))
    expect(await total()).toBe(4)
    expect(await books.run('meetings.remove', { id, reason: '登记错了' })).toEqual({ id, reason: '登记错了' })
    expect(await total()).toBe(0)
    expect(await books.faults()).toEqual([])
    expect(await books.attempt('meetings.remove', { id, reason: '再删一次' })).toMatchObject({
      ok: false,
      problems: [{ code: 'meeting-unknown' }],
    })
  })

  it('needs a reason', async () => {
    const [person] = await books.people()
    expect(await books.attempt('roster.removeMember', { id: person!.id, reason: ' ' })).toMatchObject({
      ok: false,
      problems: [{ field: '删除原因' }],
    })
  })

  it('somebody who was at a meeting is refused, and says where', async () => {
    const people = await books.people()
    const { id } = await books.run<Made>('meetings.record', meetingOf(people))
    const remove = () => books.attempt('roster.removeMember', { id: people[0]!.id, reason: '重复录入' })
    expect(await remove()).toMatchObject({
      ok: false,
      problems: [{ code: 'member-in-use', message: expect.stringContaining('支部党员大会') }],
    })
    await books.run('meetings.remove', { id, reason: '登记错了' })
    expect(await remove()).toMatchObject({ ok: true })
    expect((await books.people()).map(person => person.id)).not.toContain(people[0]!.id)
  })
})
