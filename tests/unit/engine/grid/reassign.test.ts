import { beforeEach, describe, expect, it } from 'vitest'
import { valueOf } from '../../outcome'
import { servingBench, type ServingBench } from './serving-books'

let bench: ServingBench

beforeEach(async () => {
  bench = await servingBench()
})

interface Done {
  to: string | null
  posts: number
  pairings: number
}
const day = '2026-11-01'

describe('a re-assignment', () => {
  it('of 300 buildings is one deed, undone in one step', async () => {
    const { books, people, appoint, person } = bench
    const rows: { id: string }[] = []
    for (let estate = 0; estate < 15; estate++) {
      const buildings = Array.from({ length: 20 }, (_, i) => ({ name: `${estate + 1}区${i + 1}号楼` }))
      const made = await books.run<{ rows: { id: string }[] }>('grid.addBuildings', { buildings })
      rows.push(...made.rows)
    }
    const leader = { member: people[0]!.id }
    let from = ''
    for (const { id } of rows)
      from = (await appoint(leader, { role: 'buildingLeader', building: id, from: '2026-01-01' })).person
    const before = await books.hash()
    const entry = books.entry()
    const input = { person: from, day, who: { member: people[1]!.id }, reason: '搬离本社区' }
    const done = await books.run<Done>('grid.reassign', input)
    expect(done).toMatchObject({ posts: 300, pairings: 0 })
    expect(books.entry()).toBe(entry + 1)
    expect(await person(from)).toMatchObject({ holds: [] })
    const taken = await person(done.to!)
    expect(taken.holds).toHaveLength(300)
    expect(taken.leading).toBe(300)
    expect((await person(from, '2026-10-31')).holds).toHaveLength(300)
    expect((await person(done.to!, '2026-10-31')).holds).toEqual([])
    valueOf(await books.undo(books.entry()))
    expect(await books.hash()).toBe(before)
    expect((await person(from)).holds).toHaveLength(300)
  }, 60_000)

  it('of some leaves the others; to nobody leaves a vacancy', async () => {
    const { books, people, appoint, person, building, first } = bench
    const who = { member: people[0]!.id }
    const one = await appoint(who, { role: 'buildingLeader', building: building(1) })
    await appoint(who, { role: 'gridLeader', grid: first })
    const done = await books.run<Done>('grid.reassign', { person: one.person, day, posts: [one.id] })
    expect(done).toMatchObject({ to: null, posts: 1 })
    expect((await person(one.person)).holds.map(({ role }) => role)).toEqual(['gridLeader'])
    const { rows } = await books.ask<{ rows: { code: string; place: string }[] }>('grid.vacancies')
    expect(rows).toContainEqual(expect.objectContaining({ code: 'buildingLeader', place: building(1) }))
  })

  it('does not begin twice what the next one holds already, and hands no five steps on', async () => {
    const { books, people, appoint, person, building } = bench
    const one = await appoint({ member: people[0]!.id }, { role: 'buildingLeader', building: building(1) })
    await appoint({ member: people[0]!.id }, { role: 'buildingLeader', building: building(2) })
    const two = await appoint({ member: people[1]!.id }, { role: 'buildingLeader', building: building(2) })
    await books.run('grid.noteSelection', { post: one.id, recommended: '2026-03-01' })
    await books.run('grid.reassign', { person: one.person, day, who: { person: two.person } })
    const { holds } = await person(two.person)
    expect(holds.map(({ placeName, from, steps }) => [placeName, from, steps])).toEqual([
      ['和顺园1号楼', day, ''],
      ['和顺园2号楼', null, ''],
    ])
  })

  it('refuses a day in the future or before a post began, nobody’s posts, oneself, and a 双报到 seat for others', async () => {
    const { people, attached, appoint, building, refused } = bench
    const one = await appoint({ member: people[0]!.id }, { role: 'buildingLeader', building: building(1), from: day })
    const input = { person: one.person, day: '2026-11-20' }
    expect(await refused('grid.reassign', { ...input, day: '2026-11-23' })).toEqual(['date-future', 'day'])
    expect(await refused('grid.reassign', { ...input, day: '2026-10-31' })).toEqual(['post-later', 'day'])
    expect(await refused('grid.reassign', { ...input, posts: ['x'] })).toEqual(['post-unknown', undefined])
    expect(await refused('grid.reassign', { ...input, posts: [] })).toEqual(['reassign-nothing', undefined])
    expect(await refused('grid.reassign', { ...input, who: { person: one.person } })).toEqual(['reassign-same', 'who'])
    const dual = await appoint({ attached }, { role: 'dualReport', building: building(1) })
    expect(await refused('grid.reassign', { ...input, person: dual.person, who: { member: people[1]!.id } })).toEqual([
      'post-dual',
      'who',
    ])
  })

  it('a list shows what will be handed over, and afterwards what was, with who took it', async () => {
    const { books, people, appoint, building, first } = bench
    const who = { member: people[0]!.id }
    const one = await appoint(who, { role: 'fullTime', grid: first })
    const led = await appoint(who, { role: 'buildingLeader', building: building(5) })
    interface List {
      posts: { id: string; buildings: number; next: string }[]
    }
    const list = () => books.ask<List>('grid.handOver', { id: one.person, day })
    expect((await list()).posts.map(({ buildings, next }) => [buildings, next])).toEqual([
      [4, ''],
      [1, ''],
    ])
    await books.run('grid.reassign', { person: one.person, day, posts: [led.id], who: { member: people[1]!.id } })
    expect((await list()).posts.map(({ buildings, next }) => [buildings, next])).toEqual([[1, people[1]!.name]])
  })

  it('on the very day on which a post and a pairing began goes to the next one from that day, visits with it', async () => {
    const { books, people, appoint, person, building } = bench
    const one = await appoint({ member: people[0]!.id }, { role: 'buildingLeader', building: building(1), from: day })
    const home = { building: building(1), room: '501' }
    const { id: household } = await books.run<{ id: string }>('grid.addHousehold', home)
    const pair = { person: one.person, household, from: day }
    const { id: pairing } = await books.run<{ id: string }>('grid.notePairing', pair)
    await books.run('grid.noteVisits', { visits: [{ household, date: day, reason: 'pairing', pairing }] })
    const done = await books.run<Done>('grid.reassign', { person: one.person, day, who: { member: people[1]!.id } })
    expect(done).toMatchObject({ posts: 1, pairings: 1 })
    expect(await person(one.person)).toMatchObject({ holds: [], former: [], pairings: 0 })
    expect(await person(done.to!)).toMatchObject({ holds: [{ role: 'buildingLeader', from: day }], pairings: 1 })
    const { rows } = await books.ask<{ rows: { visits: number }[] }>('grid.pairings')
    expect(rows).toMatchObject([{ visits: 1 }])
    interface People {
      serving: number
      rows: { id: string; serves: boolean }[]
    }
    const { serving, rows: listed } = await books.ask<People>('grid.people')
    expect(serving).toBe(1)
    expect(listed.filter(({ serves }) => serves).map(({ id }) => id)).toEqual([done.to])
    const { total } = await books.ask<{ total: { people: number } }>('grid.coverage')
    expect(total.people).toBe(1)
    valueOf(await books.undo(books.entry()))
    expect(await person(one.person)).toMatchObject({ holds: [{ from: day }], pairings: 1 })
  })

  it('lists the visits that wait in the area as the page of visits does: calls that follow from facts too', async () => {
    const { books, people, appoint, building } = bench
    const { person } = await appoint({ member: people[0]!.id }, { role: 'buildingLeader', building: building(1) })
    const home = { building: building(1), room: '501' }
    const { id: household } = await books.run<{ id: string }>('grid.addHousehold', home)
    await books.run('grid.addResident', { household, name: '王强', from: '2026-11-22' })
    const { id } = await books.run<{ id: string }>('grid.noteCall', { household, reason: 'demand', date: '2026-11-20' })
    interface Open {
      open: { door: string; reason: string }[]
    }
    const open = async () =>
      (await books.ask<Open>('grid.handOver', { id: person })).open.map(({ door, reason }) => [door, reason])
    expect(await open()).toEqual([
      ['1-501', '有诉求'],
      ['1-501', '新迁入'],
    ])
    await books.run('grid.noteVisits', { visits: [{ household, date: '2026-11-21', reason: 'demand', call: id }] })
    expect(await open()).toEqual([['1-501', '新迁入']])
  })
})

describe('two records of one person who both serve', () => {
  it('are one person in the grids after the merge, with everything that each held, and two again when it is taken back', async () => {
    const { books, people, appoint, person, building, first } = bench
    const [keep, other] = people.filter(({ branch }) => branch === people[0]!.branch)
    const mine = await appoint({ member: keep!.id }, { role: 'gridLeader', grid: first })
    const theirs = await appoint({ member: other!.id }, { role: 'buildingLeader', building: building(1) })
    const before = await books.hash()
    await books.run('roster.merge', { keep: keep!.id, other: other!.id })
    const { rows } = await books.ask<{ rows: { id: string }[] }>('grid.people')
    expect(rows.map(({ id }) => id)).toEqual([mine.person])
    expect((await person(mine.person)).holds.map(({ role }) => role).sort()).toEqual(['buildingLeader', 'gridLeader'])
    expect(await books.ask('grid.person', { id: theirs.person })).toBeNull()
    await books.run('roster.unmerge', { entry: books.entry() })
    expect(await books.hash()).toBe(before)
  })

  it('of whom one alone serves, the one who stays serves', async () => {
    const { books, people, appoint, person, first } = bench
    const [keep, other] = people.filter(({ branch }) => branch === people[0]!.branch)
    const { person: id } = await appoint({ member: other!.id }, { role: 'gridLeader', grid: first })
    await books.run('roster.merge', { keep: keep!.id, other: other!.id })
    expect(await person(id)).toMatchObject({ name: keep!.name, holds: [{ role: 'gridLeader' }] })
  })

  it('what both held of one place at one time is said', async () => {
    const { people, appoint, warned, building } = bench
    const [keep, other] = people.filter(({ branch }) => branch === people[0]!.branch)
    await appoint({ member: keep!.id }, { role: 'buildingLeader', building: building(1) })
    await appoint({ member: other!.id }, { role: 'buildingLeader', building: building(1), from: '2026-05-01' })
    expect(await warned('roster.merge', { keep: keep!.id, other: other!.id })).toContain('merge-note')
  })
})
