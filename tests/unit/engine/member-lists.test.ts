import { expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { sampleBooks } from './sample-books'

interface Detail {
  categories: string[]
  management: string | null
  honours: { date: string; title: string; by?: string }[]
  hardships: { kind: string; help?: string; from?: string; to?: string }[]
}

it('what is kept of a member beyond the national form: sorted, noted, put right, taken off; the newest stands first', async () => {
  const books = await sampleBooks()
  const { id } = (await books.people())[0]!
  const detail = () => books.ask<Detail>('roster.member', { id })
  const codes = async (name: string, input: object) => codesOf(await books.attempt(name, { member: id, ...input }))
  await books.run('roster.sortMember', { id, categories: ['retired', 'frail', 'retired'], management: 'assisted' })
  expect(await detail()).toMatchObject({ categories: ['retired', 'frail'], management: 'assisted', honours: [] })
  await books.run('roster.sortMember', { id, categories: [] })
  expect(await detail()).toMatchObject({ categories: [], management: null })

  const old = { date: '2011-07', title: '优秀共产党员', by: '街道党工委' }
  const medal = { date: '2021-07-01', title: '光荣在党50年纪念章' }
  expect(await codes('roster.noteHonour', old)).toEqual([])
  expect(await codes('roster.noteHonour', medal)).toEqual([])
  expect(await codes('roster.noteHonour', medal)).toEqual(['line-taken'])
  expect(await codes('roster.noteHonour', { ...medal, date: '2026-11-23' })).toEqual(['date-future'])
  expect((await detail()).honours).toEqual([medal, old])
  expect(await codes('roster.noteHonour', { ...old, date: '2012-07', was: old })).toEqual([])
  expect(await codes('roster.noteHonour', { ...old, was: old })).toEqual(['line-unknown'])
  expect((await detail()).honours).toEqual([medal, { ...old, date: '2012-07' }])
  expect(await codes('roster.removeHonour', { was: medal, reason: '登记错了人' })).toEqual([])
  const removed = books.entry()
  expect((await detail()).honours).toHaveLength(1)
  await books.undo(removed)
  expect((await detail()).honours).toHaveLength(2)

  const ill = { kind: '重病', help: '每月走访', from: '2025-03' }
  expect(await codes('roster.noteHardship', ill)).toEqual([])
  expect(await codes('roster.noteHardship', { ...ill, to: '2024-01', was: ill })).toEqual(['date-order'])
  expect(await codes('roster.noteHardship', { ...ill, to: '2026-05', was: ill })).toEqual([])
  expect((await detail()).hardships).toEqual([{ ...ill, to: '2026-05' }])
  expect(await codes('roster.removeHardship', { was: { ...ill, to: '2026-05' }, reason: '登记错了人' })).toEqual([])
  expect((await detail()).hardships).toEqual([])
  expect(codesOf(await books.attempt('roster.noteHonour', { member: 'nobody', ...medal }))).toEqual(['member-unknown'])
  expect(await books.faults()).toEqual([])
  books.engine.close()
})
