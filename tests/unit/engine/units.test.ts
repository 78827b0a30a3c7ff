import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf, warningsOf } from '../outcome'
import { meetingOf, newcomer, sampleBooks, type Books, type Person } from './sample-books'

interface Unit {
  id: string
  name: string
  kind: string
  parent: string | null
  level: number
  members: number
  full: number
  secretary: string
  remarks: { code: string }[]
}
interface Tree {
  id: string
  name: string
  total: number
  children: Tree[]
}

let books: Books
const units = async (asOf?: string) => (await books.ask<{ rows: Unit[] }>('roster.units', { asOf })).rows
const unit = async (part: string, asOf?: string) => (await units(asOf)).find(({ name }) => name.includes(part))!
const people = async (asOf: string, branch?: string) =>
  (await books.ask<{ rows: Person[] }>('roster.members', { asOf, branch })).rows
const codes = async (name: string, input: object) => codesOf(await books.attempt(name, input))
const flat = (tree: Tree): Tree[] => [tree, ...tree.children.flatMap(flat)]

/** Every test stands on 2026-11-22. */
const [yesterday, today] = ['2026-11-21', '2026-11-22']

beforeEach(async () => {
  books = await sampleBooks()
})

describe('units of the tree', () => {
  it('are founded where they belong: branches below the community, groups in a branch, hubs in either', async () => {
    const root = await unit('委员会')
    const branch = await unit('和顺园')
    const add = (kind: string, parent: string) => codes('roster.addUnit', { kind, name: `${kind}-${parent}`, parent })
    expect(await add('branch', root.id)).toEqual([])
    expect(await add('group', branch.id)).toEqual([])
    expect(await add('group', root.id)).toEqual(['unit-place'])
    expect(await add('branch', branch.id)).toEqual(['unit-place'])
    expect(await add('branch', 'nowhere')).toEqual(['unit-unknown'])
  })

  it('have each a name of their own, however it is spelled', async () => {
    const root = await unit('委员会')
    const { name } = await unit('和顺园')
    expect(await codes('roster.addUnit', { kind: 'branch', name: ` ${name} `, parent: root.id })).toEqual([
      'unit-name-taken',
    ])
  })

  it('renamed keep the old name in every roster before that day', async () => {
    const { id, name } = await unit('和顺园')
    await books.run('roster.changeUnit', {
      id,
      since: today,
      name: '中共安平社区和顺雅苑支部委员会',
      reason: '安街党〔2026〕9号',
    })
    const named = async (asOf: string) => flat(await books.ask<Tree>('roster.tree', { asOf })).map(one => one.name)
    expect(await named(yesterday)).toContain(name)
    expect(await named(today)).toContain('中共安平社区和顺雅苑支部委员会')
    expect(await named(today)).not.toContain(name)
    const { former } = await books.ask<{ former: { name: string; until: string }[] }>('roster.unit', { id })
    expect(former).toMatchObject([{ name, until: today }])
  })

  it('put right leave no history: it never was otherwise', async () => {
    const { id } = await unit('和顺园')
    await books.run('roster.changeUnit', { id, name: '中共安平社区和顺苑支部委员会' })
    expect((await unit('和顺苑', '2020-01-01')).id).toBe(id)
    expect((await books.ask<{ former: unknown[] }>('roster.unit', { id })).former).toEqual([])
  })

  it('changed twice on one day, or before their last change, are refused by the date', async () => {
    const { id } = await unit('和顺园')
    const rename = (since: string, name: string) => codes('roster.changeUnit', { id, since, name })
    expect(await rename('2026-11-10', '甲支部委员会')).toEqual([])
    expect(await rename('2026-11-10', '乙支部委员会')).toEqual(['unit-date-order'])
    expect(await rename('2026-11-01', '乙支部委员会')).toEqual(['unit-date-order'])
    expect(await rename('2026-11-23', '乙支部委员会')).toEqual(['date-future'])
  })

  it('cannot lie below themselves', async () => {
    const branch = await unit('和顺园')
    const { id: group } = await books.run<{ id: string }>('roster.addUnit', {
      kind: 'group',
      name: '一组',
      parent: branch.id,
    })
    await books.run('roster.addUnit', { kind: 'hub', name: '王家', parent: group })
    expect(await codes('roster.changeUnit', { id: group, parent: group })).toEqual(['unit-loop'])
    expect(await codes('roster.changeUnit', { id: branch.id, parent: group })).toEqual(['unit-loop'])
  })

  it('the community rises a level with its history, and its name is the office’s', async () => {
    const root = (await units())[0]!
    await books.run('roster.changeUnit', {
      id: root.id,
      since: today,
      kind: 'generalBranch',
      name: '中共安平社区总支部委员会',
    })
    expect((await units(yesterday))[0]).toMatchObject({ kind: 'committee', name: root.name })
    expect((await units())[0]).toMatchObject({ kind: 'generalBranch' })
    const { office } = await books.ask<{ office: { name: string } }>('office.current')
    expect(office.name).toBe('中共安平社区总支部委员会')
    expect(await codes('roster.changeUnit', { id: root.id, kind: 'group' })).toEqual(['unit-place'])
  })

  it('a branch is of another kind only from a day on which nobody belongs to it; before that day it stays what it was', async () => {
    const branch = await unit('和顺园')
    const rise = { id: branch.id, kind: 'generalBranch', name: '中共安平社区和顺园总支部委员会' }
    expect(await codes('roster.changeUnit', rise)).toEqual(['unit-kind-used'])
    expect(await codes('roster.changeUnit', { ...rise, since: yesterday })).toEqual(['unit-kind-used'])
    const here = (await people(today, branch.id)).map(({ id }) => id)
    const into = await unit('建设新村')
    await books.run('roster.move', { members: here, organisation: into.id, date: yesterday })
    expect(await codes('roster.changeUnit', { ...rise, since: '2026-11-20' })).toEqual(['unit-kind-used'])
    await books.run('roster.changeUnit', { ...rise, since: yesterday })
    expect(await unit('和顺园', '2026-11-20')).toMatchObject({ kind: 'branch', members: here.length })
    expect(await unit('和顺园')).toMatchObject({ kind: 'generalBranch', members: 0 })
    expect(await books.faults()).toEqual([])
  })

  it('a unit that became a branch takes nobody on a day before', async () => {
    const root = await unit('委员会')
    const add = { kind: 'generalBranch', name: '中共安平社区新村总支部委员会', parent: root.id }
    const { id } = await books.run<{ id: string }>('roster.addUnit', add)
    await books.run('roster.changeUnit', { id, since: yesterday, kind: 'branch', name: '中共安平社区新村支部委员会' })
    const [one] = await people(today)
    const move = { members: [one!.id], organisation: id }
    expect(await codes('roster.move', { ...move, date: '2026-11-20' })).toEqual(['unit-not-yet'])
    expect(await codes('roster.move', { ...move, date: yesterday })).toEqual([])
  })

  it('a community that is one branch rises to a 党总支 with its history: branches below it first, then its members, then itself', async () => {
    const small = await sampleBooks(0)
    const inSmall = async (asOf?: string) => (await small.ask<{ rows: Unit[] }>('roster.units', { asOf })).rows
    const [root] = await inSmall()
    await small.run('roster.changeUnit', { id: root!.id, kind: 'branch', name: '中共安平社区支部委员会' })
    const { id } = await small.run<{ id: string }>('roster.addMember', { values: newcomer(), branch: root!.id })
    const add = { kind: 'branch', name: '中共安平社区第一支部委员会', parent: root!.id }
    const { id: first } = await small.run<{ id: string }>('roster.addUnit', add)
    const rise = { id: root!.id, kind: 'generalBranch', name: '中共安平社区总支部委员会', since: today }
    expect(codesOf(await small.attempt('roster.changeUnit', rise))).toEqual(['unit-kind-used'])
    await small.run('roster.move', { members: [id], organisation: first, date: today })
    await small.run('roster.changeUnit', rise)
    expect((await inSmall(yesterday)).map(({ kind }) => kind)).toEqual(['branch', 'branch'])
    expect((await inSmall()).map(({ kind, members }) => [kind, members])).toEqual([
      ['generalBranch', 1],
      ['branch', 1],
    ])
    const back = { id: root!.id, kind: 'branch', name: '中共安平社区支部委员会' }
    expect(codesOf(await small.attempt('roster.changeUnit', back))).toEqual(['unit-kind-used'])
    expect(await small.faults()).toEqual([])
    small.engine.close()
  })

  it('what a unit did as a branch can still be recorded and put right once it is none', async () => {
    const branch = await unit('和顺园')
    const here = (await people('2026-09-20')).filter(person => person.branch === branch.id)
    const { id } = await books.run<{ id: string }>('meetings.record', meetingOf(here))
    const into = await unit('建设新村')
    await books.run('roster.move', { members: here.map(person => person.id), organisation: into.id, date: yesterday })
    const rise = { kind: 'generalBranch', name: '中共安平社区和顺园总支部委员会', since: yesterday }
    await books.run('roster.changeUnit', { id: branch.id, ...rise })
    expect(await codes('meetings.correct', { id, ...meetingOf(here, 1) })).toEqual([])
    expect(await codes('meetings.record', meetingOf(here, 0, { date: '2026-09-21' }))).toEqual([])
    expect(await codes('meetings.record', meetingOf(here, 0, { date: today }))).toContain('not-its-meeting')
  })

  it('an undone move puts nobody back into what is no branch any longer', async () => {
    const branch = await unit('和顺园')
    const here = (await people(today, branch.id)).map(({ id }) => id)
    const into = await unit('建设新村')
    await books.run('roster.move', { members: here, organisation: into.id, date: yesterday })
    const move = books.entry()
    const rise = { kind: 'generalBranch', name: '中共安平社区和顺园总支部委员会', since: yesterday }
    await books.run('roster.changeUnit', { id: branch.id, ...rise })
    const rose = books.entry()
    expect(codesOf(await books.undo(move))).toEqual(['undo-unplaced'])
    expect(codesOf(await books.undo(rose))).toEqual([])
    expect(codesOf(await books.undo(move))).toEqual([])
    expect((await unit('和顺园')).members).toBe(here.length)
  })

  it('a unit below that was founded later, or still stood on the day, has to fit too', async () => {
    const branch = await unit('和顺园')
    const here = (await people(today, branch.id)).map(({ id }) => id)
    const into = await unit('建设新村')
    await books.run('roster.move', { members: here, organisation: into.id, date: '2026-11-01' })
    await books.run('roster.addUnit', { kind: 'group', name: '一组', parent: branch.id, founded: '2026-11-10' })
    const rise = { kind: 'generalBranch', name: '中共安平社区和顺园总支部委员会', since: '2026-11-05' }
    expect(await codes('roster.changeUnit', { id: branch.id, ...rise })).toEqual(['unit-kind-used'])
  })

  it('newcomers belong to a unit no longer than it has been a branch', async () => {
    const root = await unit('委员会')
    const add = { kind: 'generalBranch', name: '中共安平社区新村总支部委员会', parent: root.id }
    const { id } = await books.run<{ id: string }>('roster.addUnit', add)
    await books.run('roster.changeUnit', { id, since: yesterday, kind: 'branch', name: '中共安平社区新村支部委员会' })
    await books.run('roster.addMember', { values: newcomer(), branch: id })
    expect(await people('2026-11-20', id)).toHaveLength(0)
    expect(await people(yesterday, id)).toHaveLength(1)
  })

  it('names who still leads a branch that they were moved away from, and nobody who belongs to it', async () => {
    const [branch, into] = [await unit('和顺园'), await unit('建设新村')]
    const [leader] = await people(today, branch.id)
    await books.run('roster.appoint', { organisation: branch.id, post: 'secretary', member: leader!.id })
    const remarks = async () =>
      (await books.ask<{ remarks: { code: string; message: string }[] }>('roster.unit', { id: branch.id })).remarks
        .filter(({ code }) => code === 'post-elsewhere')
        .map(({ message }) => message)
    expect(await remarks()).toEqual([])
    const move = { members: [leader!.id], organisation: into.id, date: today }
    expect(warningsOf(await books.attempt('roster.move', { ...move, organisation: branch.id }))).toEqual([])
    const warned = warningsOf(await books.attempt('roster.move', move)).filter(({ code }) => code === 'post-left')
    expect(warned.map(({ message }) => message)).toEqual([
      `${leader!.name}是和顺园党支部书记，调整以后请登记免职，或者登记新的任职。`,
    ])
    expect((await unit('和顺园')).remarks[0]!.code, 'most urgent first').toBe('post-elsewhere')
    expect(await remarks()).toEqual([`书记${leader!.name}的组织关系不在本支部，请核对；不再担任的，请登记免职。`])
  })

  it('made by mistake go; those that were used are dissolved instead', async () => {
    const { id: used } = await unit('和顺园')
    const { id } = await books.run<{ id: string }>('roster.addUnit', { kind: 'group', name: '错建', parent: used })
    expect(await codes('roster.removeUnit', { id, reason: '建错了' })).toEqual([])
    expect(await codes('roster.removeUnit', { id: used, reason: '建错了' })).toEqual(['unit-in-use'])
    expect(await codes('roster.removeUnit', { id: (await units())[0]!.id, reason: '建错了' })).toEqual(['unit-root'])
  })
})

describe('a unit that is dissolved', () => {
  it('says where its members went; none is without a branch, and the day before stands as it was', async () => {
    const [from, into] = [await unit('和顺园'), await unit('建设新村')]
    const before = await people(yesterday)
    expect(await codes('roster.dissolveUnits', { units: [from.id], date: today })).toEqual(['members-homeless'])
    await books.run('roster.dissolveUnits', { units: [from.id], date: today, into: into.id, reason: '人数不足' })
    expect(await people(yesterday)).toEqual(before)
    expect((await people(today, into.id)).length).toBe(before.length)
    expect((await units()).map(({ id }) => id)).not.toContain(from.id)
    expect((await units(yesterday)).map(({ id }) => id)).toContain(from.id)
    expect(await books.faults()).toEqual([])
  })

  it('takes its groups and the posts in it along', async () => {
    const [from, into] = [await unit('和顺园'), await unit('建设新村')]
    const { id: group } = await books.run<{ id: string }>('roster.addUnit', {
      kind: 'group',
      name: '一组',
      parent: from.id,
    })
    const [person] = await people(today, from.id)
    await books.run('roster.appoint', { organisation: from.id, post: 'secretary', member: person!.id, from: '2024-05' })
    await books.run('roster.dissolveUnits', { units: [from.id], date: today, into: into.id })
    expect((await units()).map(({ id }) => id)).not.toContain(group)
    const { pastPosts } = await books.ask<{ pastPosts: { to: string }[] }>('roster.unit', { id: from.id })
    expect(pastPosts).toMatchObject([{ to: today }])
  })

  it('does not send its members into what goes with it, into a group, or into the past', async () => {
    const [from, into] = [await unit('和顺园'), await unit('建设新村')]
    const { id: group } = await books.run<{ id: string }>('roster.addUnit', {
      kind: 'group',
      name: '一组',
      parent: into.id,
    })
    const dissolve = (more: object) => codes('roster.dissolveUnits', { units: [from.id], date: today, ...more })
    expect(await dissolve({ into: from.id })).toEqual(['dissolve-into-itself'])
    expect(await dissolve({ into: group })).toEqual(['unit-place'])
    expect(await dissolve({ into: into.id, date: '2026-11-23' })).toEqual(['date-future'])
    expect(await dissolve({ units: [(await units())[0]!.id], into: into.id })).toEqual(['unit-root'])
  })

  it('is a merger with others, and undone whole', async () => {
    const [from, into] = [await unit('和顺园'), await unit('建设新村')]
    const hash = await books.hash()
    await books.run('roster.dissolveUnits', { units: [from.id], date: today, into: into.id })
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect(await books.hash()).toBe(hash)
  })
})

describe('members of groups', () => {
  it('count in their branch once and in the group, and are listed by it', async () => {
    const branch = await unit('和顺园')
    const { id: group } = await books.run<{ id: string }>('roster.addUnit', {
      kind: 'group',
      name: '一组',
      parent: branch.id,
    })
    const here = await people(today, branch.id)
    const two = here.slice(0, 2).map(({ id }) => id)
    await books.run('roster.move', { members: two, organisation: branch.id, group, date: today })
    expect((await people(today, group)).map(({ id }) => id).sort()).toEqual([...two].sort())
    expect(await unit('一组')).toMatchObject({ members: 2, level: 2 })
    expect((await unit('和顺园')).members).toBe(here.length)
    const [root] = await units()
    expect(root!.members).toBe((await people(today)).length)
    const tree = await books.ask<Tree>('roster.tree')
    expect(tree.total).toBe(root!.members)
    expect(flat(tree).find(({ id }) => id === group)!.total).toBe(2)
  })

  it('are not put into a group of another branch', async () => {
    const [branch, other] = [await unit('和顺园'), await unit('建设新村')]
    const { id: group } = await books.run<{ id: string }>('roster.addUnit', {
      kind: 'group',
      name: '一组',
      parent: other.id,
    })
    const [person] = await people(today, branch.id)
    const input = { members: [person!.id], organisation: branch.id, group, date: today }
    expect(await codes('roster.move', input)).toEqual(['unit-place'])
  })
})
