import { beforeEach, describe, expect, it } from 'vitest'
import { servingBench, type ServingBench } from './serving-books'

let bench: ServingBench

beforeEach(async () => {
  bench = await servingBench()
})

interface List {
  rows: { id: string; name: string; as: string; where: string; holds: { word: string }[] }[]
}

describe('who serves', () => {
  it('a member, one who reported and somebody else are named by their own record; each stands once whatever they do', async () => {
    const { books, people, attached, appoint, first, building } = bench
    const member = { member: people[0]!.id }
    const one = await appoint(member, { role: 'gridLeader', grid: first })
    const again = await appoint(member, { role: 'buildingLeader', building: building(1) })
    expect(again.person).toBe(one.person)
    await appoint({ attached }, { role: 'dualReport', building: building(1) })
    await appoint({ name: '韩民警', unit: '柳荫派出所' }, { role: 'stationed', grid: first, force: 'police' })
    const { rows } = await books.ask<List>('grid.people')
    expect(rows.map(({ name, as, where }) => [name, as, where]).sort()).toEqual(
      [
        [people[0]!.name, 'member', people[0]!.branchName],
        ['郑晓', 'attached', '县医院党支部'],
        ['韩民警', 'other', '柳荫派出所'],
      ].sort(),
    )
  })

  it('nobody is written down twice, and nobody as two things', async () => {
    const { books, people, attached, codes } = bench
    await books.run('grid.addPerson', { member: people[0]!.id })
    expect(await codes('grid.addPerson', { member: people[0]!.id })).toEqual(['grid-person-known'])
    expect(await codes('grid.addPerson', { member: people[1]!.id, attached })).toEqual(['grid-person-which'])
    expect(await codes('grid.addPerson', {})).toEqual(['grid-person-which'])
    expect(await codes('grid.addPerson', { name: '韩', phone: '139****0000' })).toEqual(['number-masked'])
  })

  it('trap 7: namesakes are told apart by where they belong, and said when the second is written down', async () => {
    const { books, people, warned } = bench
    const { name } = people[0]!
    await books.run('grid.addPerson', { member: people[0]!.id })
    expect(await warned('grid.addPerson', { name, unit: '和顺物业' })).toEqual(['grid-person-alike'])
    const { rows } = await books.ask<List>('grid.people')
    expect(rows.map(row => row.name)).toEqual([name, name])
    expect(new Set(rows.map(({ where }) => where))).toEqual(new Set([people[0]!.branchName, '和顺物业']))
  })

  it('who became a member keeps what they hold, under the name of the roster', async () => {
    const { books, people, appoint, person, first } = bench
    const { person: id } = await appoint({ name: '张三' }, { role: 'partTime', grid: first })
    await books.run('grid.changePerson', { id, member: people[2]!.id })
    expect(await person(id)).toMatchObject({ name: people[2]!.name, as: 'member', holds: [{ role: 'partTime' }] })
  })

  it('who serves or served is not removed; who was written down by mistake is', async () => {
    const { books, appoint, codes, first } = bench
    const post = await appoint({ name: '张三' }, { role: 'partTime', grid: first })
    const remove = { id: post.person, reason: '写错了' }
    expect(await codes('grid.removePerson', remove)).toEqual(['grid-person-used'])
    await books.run('grid.removePost', { id: post.id, reason: '写错了' })
    await books.run('grid.removePerson', remove)
    expect((await books.ask<List>('grid.people')).rows).toEqual([])
  })

  it('a member who left the community is said to have, and serves on until somebody decides', async () => {
    const { books, people, appoint, person, first } = bench
    const { person: id } = await appoint({ member: people[0]!.id }, { role: 'fullTime', grid: first })
    await books.run('roster.leave', { member: people[0]!.id, date: '2026-11-10', departure: 'transferOut' })
    expect(await person(id)).toMatchObject({ where: '组织关系已不在本社区', holds: [{ role: 'fullTime' }] })
  })
})

describe('a post', () => {
  it('is of what its role is held of, of a place that stood, in dates that were', async () => {
    const { people, first, estate, building, refused } = bench
    const who = { member: people[0]!.id }
    const of = (more: object) => refused('grid.appoint', { who, ...more })
    expect(await of({ role: 'gridLeader', building: building(1) })).toEqual(['post-place', 'grid'])
    expect(await of({ role: 'gridLeader', grid: first, estate })).toEqual(['post-place', 'grid'])
    expect(await of({ role: 'buildingLeader', building: first })).toEqual(['place-unknown', 'building'])
    expect(await of({ role: 'gridLeader', grid: first, from: '2026-11-23' })).toEqual(['date-future', 'from'])
    expect(await of({ role: 'gridLeader', grid: first, from: '2026-11-02', to: '2026-11-02' })).toEqual([
      'date-order',
      'to',
    ])
    expect(await of({ role: 'dualReport', building: building(1) })).toEqual(['post-dual', 'who'])
  })

  it('is not begun before its grid', async () => {
    const { books, people, refused } = bench
    const { id: grid } = await books.run<{ id: string }>('grid.addGrid', {
      ...{ name: '第三网格', kind: 'general', from: '2026-06-01' },
    })
    const post = { who: { member: people[0]!.id }, role: 'gridLeader', grid }
    expect(await refused('grid.appoint', { ...post, from: '2026-05-31' })).toEqual(['place-not-then', 'from'])
    expect(await refused('grid.appoint', { ...post, from: '2026-06-01' })).toEqual([])
  })

  it('that one person alone holds is warned of when somebody holds it, and the same one holds it once', async () => {
    const { people, first, appoint, warned, codes } = bench
    await appoint({ member: people[0]!.id }, { role: 'gridLeader', grid: first, from: '2026-01-01' })
    const second = { who: { member: people[1]!.id }, role: 'gridLeader', grid: first }
    expect(await warned('grid.appoint', { ...second, from: '2025-01-01', to: '2026-01-01' })).toEqual([])
    expect(await warned('grid.appoint', { ...second, from: '2026-02-01' })).toEqual(['post-second'])
    expect(await codes('grid.appoint', { ...second, from: '2026-03-01' })).toEqual(['post-taken'])
    const worker = (who: number) => ({ who: { member: people[who]!.id }, role: 'fullTime', grid: first })
    expect(await warned('grid.appoint', worker(2))).toEqual([])
    expect(await warned('grid.appoint', worker(3)), 'N workers: nobody is warned').toEqual([])
  })

  it('of a 单元长 names a unit that the building has', async () => {
    const { books, people, building, refused } = bench
    await books.run('grid.changeBuilding', { id: building(1), units: [{ name: '1' }, { name: '2' }] })
    const post = { who: { member: people[0]!.id }, role: 'unitLeader', building: building(1) }
    expect(await refused('grid.appoint', post)).toEqual(['post-unit', 'unit'])
    expect(await refused('grid.appoint', { ...post, unit: '3' })).toEqual(['post-unit', 'unit'])
    expect(await refused('grid.appoint', { ...post, unit: '2' })).toEqual([])
    expect(await refused('grid.appoint', { ...post, unit: '1' }), 'another unit is another post').toEqual([])
  })

  it('ends with a day and stays in the history; an earlier day still has it', async () => {
    const { books, people, first, appoint, person } = bench
    const post = await appoint({ member: people[0]!.id }, { role: 'gridLeader', grid: first, from: '2026-01-01' })
    await books.run('grid.endPost', { id: post.id, to: '2026-07-01', reason: '工作调动' })
    expect(await person(post.person)).toMatchObject({ holds: [], former: [{ to: '2026-07-01', reason: '工作调动' }] })
    expect((await person(post.person, '2026-06-30')).holds).toHaveLength(1)
    await books.run('grid.changePost', { id: post.id, to: null, reason: null })
    expect((await person(post.person)).holds).toHaveLength(1)
  })
})

describe('推审选评聘', () => {
  it('is noted step by step of a 楼栋长 here and of a 党小组长 in the roster, in their order', async () => {
    const { books, people, building, appoint, person, warned, codes } = bench
    const post = await appoint({ member: people[0]!.id }, { role: 'buildingLeader', building: building(1) })
    await books.run('grid.noteSelection', { post: post.id, recommended: '2026-03-01' })
    await books.run('grid.noteSelection', { post: post.id, examined: '2026-03-05', elected: '2026-03-20' })
    expect((await person(post.person)).holds[0]!.steps).toBe('推审选')
    expect(await warned('grid.noteSelection', { post: post.id, assessed: '2026-03-19' })).toEqual(['step-order'])
    await books.run('grid.noteSelection', { post: post.id, assessed: null })
    expect((await person(post.person)).holds[0]!.steps).toBe('推审选')
    expect(await codes('grid.noteSelection', { post: post.id, engaged: '2027-01-01' })).toEqual(['date-future'])
    const { id: group } = await books.run<{ id: string }>('roster.addUnit', {
      ...{ kind: 'group', name: '第一党小组', parent: people[0]!.branch },
    })
    const { id: leads } = await books.run<{ id: string }>('roster.appoint', {
      ...{ organisation: group, post: 'groupLeader', member: people[0]!.id },
    })
    await books.run('grid.noteSelection', { groupLeader: leads, recommended: '2026-02-01' })
    const { holds } = await person(post.person)
    expect(holds.map(({ role, steps }) => [role, steps])).toEqual([
      ['buildingLeader', '推审选'],
      ['groupLeader', '推'],
    ])
    expect(await codes('grid.noteSelection', { post: post.id, groupLeader: leads })).toEqual(['post-selection'])
  })
})

describe('the staffing of a building', () => {
  interface Card {
    lines: { role: string; name: string }[]
    needs: { code: string; met: boolean }[]
  }
  it('两长两员: its leader, the 党小组长 of the roster, the workers of its grid, the 双报到党员', async () => {
    const { books, people, attached, first, building, appoint } = bench
    const { id: group } = await books.run<{ id: string }>('roster.addUnit', {
      ...{ kind: 'group', name: '第一党小组', parent: people[0]!.branch },
    })
    await books.run('grid.changeBuilding', { id: building(1), group })
    const card = () => books.ask<Card>('grid.staffing', { place: building(1) })
    expect((await card()).needs.map(({ code, met }) => [code, met])).toEqual([
      ['buildingLeader', false],
      ['groupLeader', false],
      ['gridWorker', false],
      ['dualReport', false],
    ])
    await books.run('roster.appoint', { organisation: group, post: 'groupLeader', member: people[0]!.id })
    await appoint({ member: people[1]!.id }, { role: 'buildingLeader', building: building(1) })
    await appoint({ member: people[2]!.id }, { role: 'partTime', grid: first })
    await appoint({ attached }, { role: 'dualReport', building: building(1) })
    expect((await card()).lines.map(({ role, name }) => [role, name])).toEqual([
      ['buildingLeader', people[1]!.name],
      ['groupLeader', people[0]!.name],
      ['partTime', people[2]!.name],
      ['dualReport', '郑晓'],
    ])
    expect((await card()).needs.every(({ met }) => met)).toBe(true)
    const { rows } = await books.ask<{ rows: { place: string; code: string }[] }>('grid.vacancies')
    expect(rows.filter(({ place }) => place === building(1))).toEqual([])
    expect(rows.filter(({ code }) => code === 'buildingLeader')).toHaveLength(5)
  })

  it('五级组织 and 1+3, 1+5: from the street down to the 党员中心户, each by name as the shipped practice asks', async () => {
    const { books, people, estate, first, building, appoint } = bench
    const { branch, branchName } = people[0]!
    const { id: group } = await books.run<{ id: string }>('roster.addUnit', {
      ...{ kind: 'group', name: '第一党小组', parent: branch },
    })
    await books.run('grid.changeBuilding', { id: building(1), group })
    const { id: household } = await books.run<{ id: string }>('grid.addHousehold', {
      building: building(1),
      room: '101',
    })
    const hub = await books.run<{ id: string }>('roster.addUnit', { kind: 'hub', name: '张桂芳中心户', parent: group })
    await books.run('grid.placeHub', { hub: hub.id, household })
    await books.run('grid.changeEstate', { id: estate, property: '安居物业公司' })
    await appoint({ name: '李业主' }, { role: 'owners', estate })
    const teams = async (place: string, asOf?: string) => {
      const card = await books.ask<{
        teams: { code: string; source: string; parts: { label: string; names: string[] | null }[] }[]
      }>('grid.staffing', { place, ...(asOf && { asOf }) })
      expect(card.teams.every(({ source }) => source)).toBe(true)
      return Object.fromEntries(card.teams.map(({ code, parts }) => [code, parts.map(({ names }) => names)]))
    }
    const [community] = (await teams(building(1)))['levels']!.slice(1)
    expect(community).toHaveLength(1)
    expect(await teams(building(1))).toEqual({
      levels: [[], community, [branchName], ['第一党小组'], ['张桂芳中心户']],
    })
    expect((await teams(building(2)))['levels']).toEqual([[], community, [], [], []])
    const below = [[branchName], ['第一党小组'], ['张桂芳中心户']]
    expect(await teams(first)).toEqual({
      levels: [[], community, ...below],
      '1+3': [community, ...below],
      '1+5': [community, null, ['李业主'], ['安居物业公司'], null, null],
    })
  })

  it('trap 5.6-1: a building that moves to another grid leaves the coverage of an earlier day as it was', async () => {
    const { books, people, first, second, building, appoint } = bench
    await appoint({ member: people[0]!.id }, { role: 'fullTime', grid: first, from: '2026-01-01' })
    const shares = async (asOf: string) =>
      (await books.ask<{ grids: { shares: object[] }[] }>('grid.coverage', { asOf })).grids
    const before = await shares('2026-09-30')
    await books.run('grid.placeBuildings', { grid: second, buildings: [building(1)], from: '2026-10-01' })
    expect(await shares('2026-09-30')).toEqual(before)
    expect(await shares('2026-10-01')).not.toEqual(before)
  })
})

describe('the coverage', () => {
  it('has both numbers, its rows behind it, and one row for what lies in no grid', async () => {
    const { books, people, second, building, appoint } = bench
    await books.run('grid.addBuildings', { buildings: [{ name: '孤楼' }] })
    await appoint({ member: people[0]!.id }, { role: 'buildingLeader', building: building(5) })
    const found = await books.ask<{
      total: { buildings: number; shares: { code: string; numerator: number; denominator: number }[] }
      outside: { buildings: number }
      estates: { buildings: number }[]
    }>('grid.coverage')
    expect(found.total.buildings).toBe(7)
    expect(found.outside.buildings).toBe(1)
    expect(found.estates.map(({ buildings }) => buildings)).toEqual([6])
    expect(found.total.shares.find(({ code }) => code === 'buildingLeader')).toMatchObject({
      numerator: 1,
      denominator: 7,
    })
    const rows = async (more: object) =>
      (
        await books.ask<{ rows: { placeName: string; holders: string }[] }>('grid.coverageRows', {
          ...{ code: 'buildingLeader', ...more },
        })
      ).rows
    expect(await rows({ grid: second })).toMatchObject([
      { placeName: '和顺园6号楼', holders: '' },
      { placeName: '和顺园5号楼', holders: people[0]!.name },
    ])
    expect(await rows({ grid: '' })).toMatchObject([{ placeName: '孤楼', holders: '' }])
    expect(await rows({})).toHaveLength(7)
  })

  it('of twelve months is that of each month’s end', async () => {
    const { books, people, first, appoint } = bench
    await appoint({ member: people[0]!.id }, { role: 'gridLeader', grid: first, from: '2026-08-31', to: '2026-11-01' })
    const { months } = await books.ask<{
      months: { month: string; asOf: string; shares: { code: string; numerator: number }[] }[]
    }>('grid.coverageTrend')
    expect(months.map(({ asOf }) => asOf)).toEqual([
      ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'],
      ...['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-22'],
    ])
    const led = months.map(({ shares }) => shares.find(({ code }) => code === 'gridLeader')!.numerator)
    expect(led).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0])
  })
})

describe('one person in several places', () => {
  it('is shown with how many, and who serves once is not', async () => {
    const { books, people, appoint, building, first, second } = bench
    await appoint({ member: people[0]!.id }, { role: 'buildingLeader', building: building(1) })
    const two = await appoint({ member: people[1]!.id }, { role: 'buildingLeader', building: building(2) })
    await appoint({ member: people[1]!.id }, { role: 'gridLeader', grid: first })
    const part = await appoint({ member: people[2]!.id }, { role: 'partTime', grid: first })
    await appoint({ member: people[2]!.id }, { role: 'partTime', grid: second })
    const { rows } = await books.ask<{ rows: { id: string; leading: number }[] }>('grid.people')
    expect(rows.filter(({ leading }) => leading > 1).map(({ id }) => id)).toEqual([two.person])
    expect(rows.find(({ id }) => id === part.person)!.leading).toBe(0)
  })
})

describe('who leaves the roster', () => {
  it('and died serves nowhere from that day on, in one deed; of others who left it is said', async () => {
    const { books, people, appoint, person, warned, first, building } = bench
    const [dead, gone] = [people[0]!, people[1]!]
    const one = await appoint({ member: dead.id }, { role: 'gridLeader', grid: first })
    const two = await appoint({ member: gone.id }, { role: 'buildingLeader', building: building(1) })
    const date = '2026-11-20'
    expect(await warned('roster.leave', { member: dead.id, date, departure: 'died' })).toEqual([])
    expect(await person(one.person)).toMatchObject({ holds: [], former: [{ role: 'gridLeader', to: date }] })
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect((await person(one.person)).holds).toHaveLength(1)
    expect(await warned('roster.leave', { member: gone.id, date, departure: 'quit' })).toEqual(['serving-left'])
    expect((await person(two.person)).holds).toHaveLength(1)
  })

  it('as one who reported: their 双报到 ends, other posts are said, and who serves or served is not removed', async () => {
    const { attached, appoint, person, warned, codes, first, building } = bench
    const { person: who } = await appoint({ attached }, { role: 'dualReport', building: building(1) })
    expect(await codes('roster.removeAttached', { id: attached, reason: '登记错了' })).toEqual(['attached-in-use'])
    await appoint({ attached }, { role: 'partTime', grid: first })
    const left = { id: attached, kind: 'dualReport', name: '郑晓', to: '2026-11-20' }
    expect(await warned('roster.noteAttached', left)).toEqual(['serving-left'])
    expect((await person(who)).holds.map(({ role }) => role)).toEqual(['partTime'])
  })
})
