import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { formFile } from '../roster/form/filling'
import { sampleBooks, type Books } from './sample-books'

interface Kept {
  rows: {
    id: string
    name: string
    used: string | null
    columns: { heading: string; field: string | null }[]
  }[]
}

const form = { name: '党员信息表.xlsx', bytes: new Uint8Array(readFileSync(formFile)) }
let books: Books
let id: string
const kept = async () => (await books.ask<Kept>('roster.forms', {})).rows

beforeEach(async () => {
  books = await sampleBooks(9)
  await books.run('roster.fillForm', { ...form, to: 'a.xlsx' })
  id = (await kept())[0]!.id
})

it('a form that was filled is in the list, with what its columns are filled with and when', async () => {
  const [only, ...rest] = await kept()
  expect(rest).toEqual([])
  expect(only).toMatchObject({ name: '2026年党员基本信息统计表', used: '2026-11-22' })
  expect(only!.columns.slice(4, 8)).toMatchObject([
    { field: 'idNumber' },
    { heading: '籍贯', field: null },
    { field: 'joined' },
    { heading: '党员情况党龄', field: 'partyAge' },
  ])
})

it('another name and another field hold the next time the form is filled, and the name stays', async () => {
  await books.run('roster.changeForm', { id, name: '年报表', columns: { 5: 'nation', 9: null } })
  const shown = await books.ask<{ title: string; columns: { field: string | null }[] }>('roster.form', form)
  expect([shown.title, shown.columns[5]!.field, shown.columns[9]!.field]).toEqual(['年报表', 'nation', null])
  await books.run('roster.fillForm', { ...form, to: 'b.xlsx', columns: { 9: 'address' } })
  expect((await kept())[0]).toMatchObject({ id, name: '年报表' })
})

it('a form that is forgotten is understood by its headings alone', async () => {
  await books.run('roster.changeForm', { id, columns: { 5: 'nation' } })
  await books.run('roster.forgetForm', { id })
  expect(await kept()).toEqual([])
  const shown = await books.ask<{ known: boolean; columns: { field: string | null }[] }>('roster.form', form)
  expect([shown.known, shown.columns[5]!.field]).toEqual([false, null])
})

it('renaming, pointing anew and forgetting are taken back', async () => {
  const before = await kept()
  for (const deed of [
    () => books.run('roster.changeForm', { id, name: '年报表' }),
    () => books.run('roster.changeForm', { id, columns: { 0: 'name' } }),
    () => books.run('roster.forgetForm', { id }),
  ]) {
    await deed()
    expect(await kept()).not.toEqual(before)
    await books.undo(books.entry())
    expect(await kept()).toEqual(before)
  }
})

it('a form, a column or a field that there is not is refused, and nothing is changed', async () => {
  const before = await books.hash()
  const codes = async (input: object) => codesOf(await books.attempt('roster.changeForm', { id, ...input }))
  expect(await codes({ id: 'x' })).toEqual(['form-unknown'])
  expect(await codes({ columns: { 99: 'name' } })).toEqual(['column-unknown'])
  expect(await codes({ columns: { 0: 'shoeSize' }, name: '别的' })).toEqual(['field-unknown'])
  expect(codesOf(await books.attempt('roster.forgetForm', { id: 'x' }))).toEqual(['form-unknown'])
  expect(await books.hash()).toBe(before)
})
