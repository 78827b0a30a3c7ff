import { beforeEach, expect, it, vi } from 'vitest'
import { meetingOf, newcomer, pointsFor, sampleBooks, type Books } from './sample-books'

let books: Books
beforeEach(async () => {
  books = await sampleBooks()
})

interface Line {
  entry: number
  title: string
  table: string
  tableLabel: string
  label: string
  removedFor: string | null
  canReturn: boolean
  reason?: string
}
const bin = async (input: object = {}) => (await books.ask<{ rows: Line[] }>('office.recycled', input)).rows
const record = async (more: object = {}) =>
  (await books.run<{ id: string }>('meetings.record', meetingOf(await books.people(), 1, more))).id

it('has one line a removal, its main record, the newest first', async () => {
  const [person] = await books.people()
  const added = await books.run<{ id: string }>('roster.addMember', { values: newcomer(), branch: person!.branch })
  await books.run('meetings.remove', { id: await record(), reason: '登记错了' })
  await books.run('roster.removeMember', { id: added.id, reason: '重复录入' })
  expect(await bin()).toMatchObject([
    { entry: 6, title: '删除党员', table: 'members', tableLabel: '党员', label: '王新来', removedFor: '重复录入' },
    {
      entry: 5,
      title: '删除会议',
      table: 'meetings',
      label: '和顺园党支部2026年9月20日支部党员大会',
      removedFor: '登记错了',
      canReturn: true,
    },
  ])
  expect(await bin({ limit: 1 })).toHaveLength(1)
})

it('has no line any more for what was brought back', async () => {
  const before = [await record(), await books.hash()][1]
  const id = await record({ date: '2026-09-21' })
  await books.undo(books.entry())
  expect(await bin()).toMatchObject([{ title: '撤销登记会议', canReturn: true }])
  await books.undo(books.entry())
  expect(await bin()).toEqual([])
  await books.run('meetings.remove', { id, reason: '登记错了' })
  const [line] = await bin()
  expect(await books.hash()).toBe(before)
  await books.undo(line!.entry)
  expect(await bin()).toEqual([])
})

it('does not list points that went with a correction of their meeting', async () => {
  const id = await record()
  const people = await books.people()
  await books.run('meetings.correct', { id, ...meetingOf(people, 0, { kind: 'branchCommittee', attendance: [] }) })
  expect(await bin()).toEqual([])
})

it('lists an entry of points that was undone', async () => {
  const [person] = await books.people()
  await books.run('points.enter', pointsFor(person!.id))
  await books.undo(books.entry())
  expect(await bin()).toMatchObject([{ table: 'points', label: `${person!.name}2026年8月2日的积分+1.0` }])
})

it('says how many a removal of several took', async () => {
  const [first] = await books.people()
  await books.undo(2)
  expect(await bin()).toMatchObject([{ table: 'members', label: expect.stringMatching(/等8条$/), canReturn: true }])
  expect((await bin())[0]!.label).not.toBe(first!.name)
})

it('says why something cannot come back', async () => {
  await books.run('meetings.remove', { id: await record(), reason: '登记错了' })
  await record()
  const [line] = await bin()
  expect(line).toMatchObject({ canReturn: false, reason: expect.stringContaining('次数相同') })
})

it('opens no entry but those of its lines', async () => {
  await books.run('meetings.remove', { id: await record(), reason: '登记错了' })
  for (let i = 0; i < 12; i++) await books.run('office.addOperator', { name: `第${i}人` })
  const [get, all] = (['get', 'getAll'] as const).map(name => vi.spyOn(IDBObjectStore.prototype, name))
  expect(await bin()).toHaveLength(1)
  const keysIn = (spy: typeof get) =>
    spy!.mock.calls.filter((_, i) => (spy!.mock.contexts[i] as IDBObjectStore).name === 'journal').map(([key]) => key)
  expect([...new Set(keysIn(get))]).toEqual([4])
  expect(keysIn(all)).toEqual([])
  vi.restoreAllMocks()
})
