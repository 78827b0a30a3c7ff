import { beforeEach, describe, expect, test } from 'vitest'
import { shippedPacks } from '../../../src-shared/points/pack'
import { meetingOf, pointsFor, sampleBooks, type Books, type Person } from './sample-books'

let books: Books
let people: Person[]
interface WhatIf {
  people: number
  changed: number
  rows: { name: string; before: number | null; after: number | null; reasons: { code: string }[] }[]
  before: { scored: number; bands: { count: number }[] }
  after: { scored: number; bands: { count: number }[] }
  dropped: { code: string; entries: number }[]
  kept: { code: string; entries: number }[]
}
const whatIf = (input: object) => books.ask<WhatIf>('points.whatIf', { year: 2026, ...input })

beforeEach(async () => {
  books = await sampleBooks()
  people = await books.people()
})

describe('a pack tried on a year', () => {
  test('the pack in force changes nobody', async () => {
    await books.run('meetings.record', meetingOf(people, 2))
    await books.run('points.enter', pointsFor(people[0]!.id, { delta: undefined, amount: 10 }))
    expect(await whatIf({ id: 'community.v1' })).toMatchObject({ people: 8, changed: 0, rows: [], dropped: [] })
  })
  test('names whom it changes in the order of the roster, says why, and writes nothing', async () => {
    await books.run('meetings.record', meetingOf(people, 2))
    const before = [await books.hash(), books.entry()]
    const community = shippedPacks[0]!
    const items = community.items.map(item => (item.code === 'D1' ? { ...item, deltas: [-2] } : item))
    const pack = { ...community, id: 'community.v2', version: 2, items }
    const found = await whatIf({ pack })
    expect(found).toMatchObject({ people: 8, changed: 2 })
    expect(found.rows.map(({ name }) => name)).toEqual(people.slice(0, 2).map(({ name }) => name))
    expect(found.rows[0]).toMatchObject({ before: 116, after: 118, reasons: [{ code: 'D1', before: -4, after: -2 }] })
    expect([found.before.scored, found.after.scored]).toEqual([8, 8])
    expect([await books.hash(), books.entry()]).toEqual(before)
  })
  test('the pack in force changes nobody, though corrections of the year stand in the next one', async () => {
    books = await sampleBooks(8, Date.UTC(2027, 2, 22, 4))
    people = await books.people()
    const { branch } = people[0]!
    const december = (absent: number) => meetingOf(people, absent, { date: '2026-12-10' })
    const { id } = await books.run<{ id: string }>('meetings.record', december(2))
    await books.run('points.close', {
      ...{ period: '2026-12', checkedBy: '孙丽华' },
      branches: [{ branch, confirmedBy: 'secretary', confirmedOn: '2027-01-09' }],
    })
    await books.run('meetings.correct', { id, ...december(0) })
    expect(await whatIf({ id: 'community.v1' })).toMatchObject({ people: 8, changed: 0, rows: [] })
  })
  test('what is carried over from the year before stays carried over', async () => {
    books = await sampleBooks(8, Date.UTC(2027, 2, 22, 4))
    people = await books.people()
    await books.run('points.adoptPack', { id: 'carry.v1', from: '2025-01-01', resolution: '支部党员大会讨论通过' })
    const account = (member: string) => books.ask<{ carried: number }>('points.account', { member, year: 2027 })
    expect((await account(people[0]!.id)).carried).toBeGreaterThan(0)
    expect(await whatIf({ id: 'carry.v1', year: 2027 })).toMatchObject({ people: 8, changed: 0, rows: [] })
  })
  test('one branch alone', async () => {
    const own = people.filter(({ branch }) => branch === people[0]!.branch)
    expect(await whatIf({ id: 'hundred.v1', branch: people[0]!.branch })).toMatchObject({ people: own.length })
  })
  test('what it has no item for is counted', async () => {
    await books.run('points.enter', pointsFor(people[0]!.id))
    expect((await whatIf({ id: 'organ.v1' })).dropped).toEqual([{ code: 'B1', entries: 1 }])
    const community = shippedPacks[0]!
    const items = community.items.map(item => (item.code === 'B1' ? { ...item, deltas: [2, 4], per: 1 } : item))
    const found = await whatIf({ pack: { ...community, id: 'community.v2', version: 2, items } })
    expect(found).toMatchObject({ dropped: [], kept: [{ code: 'B1', entries: 1 }] })
  })
})
