import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { newcomer, sampleBooks, type Books, type Person } from './sample-books'

interface Detail {
  history: { date: string; text: string }[]
  belongings: { branchName: string; groupName: string | null; from: string | null; to: string | null }[]
}

let books: Books
let branch: string
const today = '2026-11-22'
const listedOn = async (asOf: string, id: string) =>
  (await books.ask<{ rows: Person[] }>('roster.members', { asOf })).rows.some(row => row.id === id)
const add = async (more: object = {}) =>
  (await books.run<{ id: string }>('roster.addMember', { values: newcomer(), branch, ...more })).id
const codes = async (more: object) =>
  codesOf(await books.attempt('roster.addMember', { values: newcomer(), branch, ...more }))
const detail = (id: string) => books.ask<Detail>('roster.member', { id })

beforeEach(async () => {
  books = await sampleBooks(20)
  branch = (await books.ask<{ rows: Person[] }>('roster.members', {})).rows[0]!.branch
})

describe('somebody who is entered by hand', () => {
  it('was forgotten: stands on the rosters of days gone by, and nothing says that they were transferred in', async () => {
    const id = await add({ arrived: { arrival: 'here' } })
    expect([await listedOn('2020-01-01', id), await listedOn(today, id)]).toEqual([true, true])
    expect((await detail(id)).history.map(({ text }) => text).join()).not.toContain('转入')
  })

  it('was transferred in on a day: on no roster before it, with letter and origin', async () => {
    const arrived = { arrival: 'transferIn', from: '2026-10-08', origin: '中共柳荫社区委员会', arrivalLetter: '第9号' }
    const id = await add({ arrived })
    expect([await listedOn('2026-10-07', id), await listedOn('2026-10-08', id)]).toEqual([false, true])
    expect((await detail(id)).history[0]!.text).toMatch(/^组织关系转入.*（由中共柳荫社区委员会转来）$/)
  })

  it('needs a day where they came, and none that is yet to come', async () => {
    expect(await codes({ arrived: { arrival: 'transferIn' } })).toEqual(['arrival-date'])
    expect(await codes({ arrived: { arrival: 'transferIn', from: '2026-11-23' } })).toEqual(['date-future'])
  })

  it('came on no day before they joined the party, and by admission mostly on that very day', async () => {
    const values = newcomer({ joined: '1995-07-01' })
    const problems = async (arrived: object) => {
      const outcome = await books.attempt('roster.addMember', { values, branch, arrived })
      return (outcome.problems ?? []).map(({ code, field, path }) => [code, field, path?.join('.')])
    }
    const at = ['从哪天起', 'arrived.from']
    expect(await problems({ arrival: 'transferIn', from: '1980-01-01' })).toEqual([['arrival-before-joined', ...at]])
    expect(await problems({ arrival: 'transferIn', from: '2026-11-23' })).toEqual([['date-future', ...at]])
    expect(await problems({ arrival: 'admitted', from: '2026-01-01' })).toContainEqual(['admitted-day', ...at])
  })

  it('goes into a group of the branch, and into none of another one', async () => {
    const group = await books.run<{ id: string }>('roster.addUnit', { kind: 'group', name: '一组', parent: branch })
    const other = (await books.ask<{ rows: { id: string; kind: string }[] }>('roster.units', {})).rows.find(
      unit => unit.kind === 'branch' && unit.id !== branch,
    )!
    const id = await add({ group: group.id })
    expect((await detail(id)).belongings).toMatchObject([{ groupName: '一组' }])
    expect(await codes({ branch: other.id, group: group.id })).toEqual(['unit-place'])
  })

  it('of whom nobody said how they came moves in today, and it reads so', async () => {
    const id = await add()
    expect((await detail(id)).history).toContainEqual({ date: today, text: expect.stringMatching(/^列入.*花名册$/) })
  })
})

describe('a move between groups of one branch', () => {
  it('reads as one, and not as leaving and coming', async () => {
    const make = (name: string) => books.run<{ id: string }>('roster.addUnit', { kind: 'group', name, parent: branch })
    const [one, two] = [await make('一组'), await make('二组')]
    const id = await add({ arrived: { arrival: 'here' }, group: one.id })
    await books.run('roster.move', { members: [id], organisation: branch, group: two.id, date: '2026-11-10' })
    const { history, belongings } = await detail(id)
    expect(history.filter(({ date }) => date === '2026-11-10')).toEqual([{ date: '2026-11-10', text: '调整到二组' }])
    expect(belongings).toMatchObject([
      { groupName: '二组', from: '2026-11-10', to: null },
      { groupName: '一组', from: null, to: '2026-11-10' },
    ])
  })
})
