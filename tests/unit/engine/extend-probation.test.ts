import { beforeEach, describe, expect, it } from 'vitest'
import type { QueryOutput } from '../../../src-renderer/engine/client'
import { remindersOn } from '../../../src-renderer/screens/roster/reminders'
import { codesOf } from '../outcome'
import { sampleBooks, type Books } from './sample-books'

let books: Books
let member: string
const rows = async (asOf: string) =>
  (await books.ask<QueryOutput<'roster.members'>>('roster.members', { asOf })).rows.filter(({ id }) => id === member)
const codes = async (more: object) =>
  codesOf(await books.attempt('roster.extendProbation', { member, date: '2026-11-20', months: 6, ...more }))
const isReminded = async (day: string) => remindersOn(await rows(day), day).some(({ key }) => key === 'probation')
const panel = () => books.ask<QueryOutput<'roster.member'>>('roster.member', { id: member })

beforeEach(async () => {
  books = await sampleBooks(20)
  const people = (await books.ask<QueryOutput<'roster.members'>>('roster.members')).rows
  member = people[0]!.id
  const values = { membership: '预备党员', joined: '2025-11-22', regularised: '' }
  await books.run('roster.changeMember', { id: member, values })
})

describe('a probation that the meeting extended', () => {
  it('is full later by half a year to one year, and 今天 reminds of it then', async () => {
    expect([await isReminded('2026-11-22'), (await panel()).probation!.ends]).toEqual([true, '2026-11-22'])
    const done = await books.run('roster.extendProbation', { member, date: '2026-11-20', months: 6 })
    expect(done).toEqual({ id: member, until: '2027-05-22' })
    expect([await isReminded('2026-11-22'), await isReminded('2027-03-31'), await isReminded('2027-04-01')]).toEqual([
      false,
      false,
      true,
    ])
    expect((await panel()).probation).toMatchObject({ ends: '2027-05-22', extended: 6 })
    expect((await panel()).history).toContainEqual({ date: '2026-11-20', text: '预备期延长6个月' })
    expect((await rows('2026-11-19'))[0]!.extended).toBe(0)
  })

  it('党章 §7: not by less than half a year or more than one', async () => {
    expect([await codes({ months: 5 }), await codes({ months: 13 })]).toEqual([
      ['extension-months'],
      ['extension-months'],
    ])
    expect(await codes({ months: 12 })).toEqual([])
  })

  it('党章 §7: once; the note of it can be put right', async () => {
    const was = { date: '2026-11-20', months: 6 }
    expect(await codes({})).toEqual([])
    expect(await codes({ months: 12 })).toEqual(['extension-once'])
    expect(await codes({ months: 12, was: { ...was, months: 7 } })).toEqual(['extension-once'])
    expect(await codes({ months: 12, was })).toEqual([])
    expect((await panel()).probation).toMatchObject({ ends: '2027-11-22', extension: { ...was, months: 12 } })
  })

  it('is that of 发展党员 too: what stands there is not said once more', async () => {
    const { branch } = (await rows('2026-11-22'))[0]!
    const begun = { kind: 'development', name: '李想', branch, step: 'admitted', date: '2025-11-22' }
    const { id } = await books.run<{ id: string }>('roster.beginProcedure', begun)
    await books.run('roster.changeProcedure', { id, member })
    await books.run('roster.noteStep', { id, step: 'extended', date: '2026-11-20', months: 6 })
    expect((await panel()).probation).toMatchObject({ ends: '2027-05-22', extended: 6, extension: null })
    expect(await codes({})).toEqual(['extension-once'])
  })

  it('is of a probationary member, not before joining or in the future', async () => {
    expect(await codes({ date: '2026-11-23' })).toEqual(['date-future'])
    expect(await codes({ date: '2025-11-21' })).toEqual(['date-order'])
    const values = { membership: '正式党员', regularised: '2026-11-10' }
    await books.run('roster.changeMember', { id: member, values })
    expect(await codes({})).toEqual(['not-probationary'])
  })
})
