import { beforeEach, describe, expect, it } from 'vitest'
import { tableShapes } from '../../../src-shared/bundle/columns'
import { codesOf } from '../outcome'
import { sampleBooks, type Books } from './sample-books'

interface Row {
  name: string
  phone: string | null
  birth: string | null
  state: string
  stageWord: string
  lacks: string | null
  member: string | null
  next: { step: string } | null
  steps: { step: string; date: string | null; note: string | null }[]
}

let books: Books
let branch: string
const rows = async (asOf?: string) => (await books.ask<{ rows: Row[] }>('roster.procedures', asOf ? { asOf } : {})).rows
const warned = async (name: string, input: object) => {
  const outcome = await books.attempt(name, input)
  expect(outcome.ok).toBe(true)
  return (outcome.problems ?? []).map(({ code }) => code)
}
const codes = async (name: string, input: object) => codesOf(await books.attempt(name, input))
const begin = async (more: object = {}) =>
  (
    await books.run<{ id: string }>('roster.beginProcedure', {
      ...{ kind: 'development', name: '李 想', branch, phone: '13800001234', date: '2025-03-01', ...more },
    })
  ).id

beforeEach(async () => {
  books = await sampleBooks(20)
  branch = (await books.people())[0]!.branch
})

it('people in development are not members: in no roster, no count, no V, no bundle', async () => {
  const asked = () =>
    Promise.all([
      books.ask('roster.members'),
      books.ask('roster.counts'),
      books.ask('roster.tree'),
      books.ask('meetings.start', { kind: 'branchGeneral', branch, date: '2026-11-20' }),
      books.ask('upstream.figures', { period: '2026Q4' }),
    ])
  const before = await asked()
  const id = await begin()
  for (const [step, date] of [
    ['activist', '2025-04-01'],
    ['prospect', '2026-04-01'],
    ['admitted', '2026-10-01'],
  ])
    await books.run('roster.noteStep', { id, step, date })
  expect((await rows())[0]).toMatchObject({ stageWord: '预备党员', lacks: 'member' })
  expect(await asked()).toEqual(before)
  for (const detail of ['named', 'pseudonymous', 'figures'] as const)
    expect(tableShapes(detail).map(({ name }) => name)).not.toContain('procedures')
})

describe('somebody on the way to joining', () => {
  it('is followed step by step, as of any day; the phone is masked', async () => {
    const id = await begin()
    await books.run('roster.noteStep', { id, step: 'talkedWith', date: '2025-03-20', note: '王强谈话' })
    expect(await rows()).toMatchObject([{ name: '李想', phone: '138****1234', next: { step: 'activist' } }])
    expect(await rows('2025-02-28')).toEqual([])
    const [early] = await rows('2025-03-19')
    expect(early).toMatchObject({ next: { step: 'talkedWith' } })
    expect(early!.steps[1]).toMatchObject({ date: null, note: null })
  })

  it('a step is put right and taken off again, and what is wrong with it is refused or said', async () => {
    const id = await begin()
    await books.run('roster.noteStep', { id, step: 'activist', date: '2025-09-01' })
    expect(await warned('roster.noteStep', { id, step: 'prospect', date: '2026-08-31' })).toEqual(['step-soon'])
    expect(await warned('roster.noteStep', { id, step: 'prospect', date: '2026-09-01' })).toEqual([])
    await books.run('roster.noteStep', { id, step: 'prospect' })
    expect((await rows())[0]!.stageWord).toBe('积极分子')
    const note = (more: object) => codes('roster.noteStep', { id, step: 'prospect', date: '2026-09-01', ...more })
    expect(await note({ date: '2026-11-23' })).toEqual(['date-future'])
    expect(await note({ date: undefined })).toEqual(['step-unknown'])
    expect(await note({ step: 'requested' })).toEqual(['step-unknown'])
    expect(await note({ months: 6 })).toEqual(['step-months'])
  })

  it('keeps what is not named when it is put right, and ties to a member of the roster', async () => {
    const id = await begin()
    await books.run('roster.changeProcedure', { id, birth: '1999-05' })
    await books.run('roster.changeProcedure', { id, name: '李响' })
    expect((await rows())[0]).toMatchObject({ name: '李响', birth: '1999-05', phone: '138****1234' })
    await books.run('roster.changeProcedure', { id, birth: null })
    expect((await rows())[0]!.birth).toBeNull()
    expect(await codes('roster.changeProcedure', { id, member: 'nobody' })).toEqual(['member-unknown'])
    await books.run('roster.noteStep', { id, step: 'admitted', date: '2026-10-01' })
    const member = (await books.people())[0]!.id
    await books.run('roster.changeProcedure', { id, member })
    expect((await rows())[0]).toMatchObject({ member, lacks: null })
  })

  it('is tied to the member that is made of them, in one deed', async () => {
    const id = await begin()
    const values = { name: '李想', membership: '预备党员', joined: '2026-10-01' }
    const made = await books.run<{ id: string }>('roster.addMember', { values, branch, procedure: id })
    expect((await rows())[0]!.member).toBe(made.id)
    await books.undo(books.entry())
    expect((await rows())[0]!.member).toBeNull()
  })

  it('ends on a day with a reason, and nothing is written behind it', async () => {
    const id = await begin()
    const end = { id, date: '2026-06-01', reason: '本人撤回申请' }
    expect(await codes('roster.endProcedure', { ...end, date: '2025-02-28' })).toEqual(['date-order'])
    await books.run('roster.endProcedure', end)
    expect([(await rows())[0]!.state, (await rows('2026-05-31'))[0]!.state]).toEqual(['ended', 'running'])
    expect(await codes('roster.endProcedure', end)).toEqual(['procedure-over'])
    expect(await codes('roster.noteStep', { id, step: 'activist', date: '2026-06-01' })).toEqual(['procedure-over'])
    await books.run('roster.removeProcedure', { id, reason: '登记错了' })
    expect(await rows()).toEqual([])
    expect(await codes('roster.removeProcedure', { id, reason: '登记错了' })).toEqual(['procedure-unknown'])
  })

  it('applies to a branch; entered twice is said', async () => {
    const { id: root } = (await books.ask<{ id: string }>('roster.tree'))!
    const input = { kind: 'development', name: '李想', date: '2025-03-01' }
    expect(await codes('roster.beginProcedure', { ...input, branch: root })).toEqual(['unit-place'])
    await begin()
    expect(await warned('roster.beginProcedure', { ...input, branch })).toEqual(['procedure-twice'])
  })
})

it('a branch that is to be founded stands below the community and is put into the tree at the end', async () => {
  const { id: root } = (await books.ask<{ id: string }>('roster.tree'))!
  const founding = { kind: 'founding', name: '中共安平社区新里支部委员会', date: '2026-09-01' }
  expect(await codes('roster.beginProcedure', { ...founding, branch })).toEqual(['unit-place'])
  const id = await begin({ ...founding, branch: root })
  expect(await warned('roster.noteStep', { id, step: 'replied', date: '2026-10-02' })).toEqual(['step-late'])
  await books.run('roster.noteStep', { id, step: 'resultApproved', date: '2026-11-01' })
  expect((await rows())[0]).toMatchObject({
    stageWord: '成立',
    lacks: 'organisation',
    branchName: '中共安平社区委员会',
  })
  await books.run('roster.changeProcedure', { id, organisation: branch })
  expect((await rows())[0]!.lacks).toBeNull()
})
