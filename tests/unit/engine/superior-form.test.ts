import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import { openEntry } from '../../../src-shared/journal/entry'
import { codesOf } from '../outcome'
import { formFile } from '../roster/form/filling'
import { sampleBooks, type Books } from './sample-books'

interface Form {
  title: string
  known: boolean
  people: number
  columns: { column: number; heading: string; field: string | null; how: string; sample: string }[]
  gaps: { heading: string; cells: number }[]
}

const form = { name: '党员信息表.xlsx', bytes: new Uint8Array(readFileSync(formFile)) }
let books: Books
const look = (more: object = {}) => books.ask<Form>('roster.form', { ...form, ...more })
const last = () => openEntry(books.disk.records[books.disk.records.length - 1]!.bytes)!.entry

beforeEach(async () => void (books = await sampleBooks(9)))

it('a form is understood by its headings over two rows; what the books do not have is said', async () => {
  const { title, known, people, columns, gaps } = await look()
  expect([title, known, people]).toEqual(['2026年党员基本信息统计表', false, 9])
  expect(columns.map(({ field }) => field)).toEqual([
    'place',
    'name',
    'sex',
    'birth',
    'idNumber',
    null,
    'joined',
    'partyAge',
    'phone',
    'address',
    'branch',
    'blank',
  ])
  expect(gaps).toMatchObject([{ heading: '籍贯', cells: 9, people: [] }])
})

it('the first one’s numbers are shown as samples with their digits hidden', async () => {
  const { columns } = await look()
  const sample = (field: string) => columns.find(column => column.field === field)!.sample
  expect(sample('idNumber')).toMatch(/^\d{6}\*{8}\d{3}[\dX]$/)
  expect(sample('phone')).toMatch(/^\d{3}\*{4}\d{4}$/)
})

it('how it was filled is kept in the books, and it is known the next time', async () => {
  await books.run('roster.fillForm', { ...form, to: 'a.xlsx', columns: { 5: 'nation', 9: null } })
  expect(books.disk.saved.get('a.xlsx')!.length).toBeGreaterThan(1000)
  const { known, columns } = await look()
  expect([known, columns[5], columns[9]]).toMatchObject([
    true,
    { field: 'nation', how: '上次用过' },
    { field: null, how: '上次用过' },
  ])
  const before = await books.hash()
  await books.run('roster.fillForm', { ...form, to: 'b.xlsx' })
  expect(await books.hash()).toBe(before)
})

it('that it was written stands in the journal each time, and not where', async () => {
  for (const to of ['a.xlsx', 'b.xlsx']) await books.run('roster.fillForm', { ...form, to })
  expect(last()).toMatchObject({ command: 'roster.fillForm', operator: '周敏', result: { people: 9 }, changes: [] })
  expect(JSON.stringify(last())).not.toContain('b.xlsx')
  await books.run('roster.export', { to: 'c.xlsx', detail: 'full' })
  expect(last()).toMatchObject({ command: 'roster.export', result: { people: 9, detail: 'full' } })
})

it('people are those of a branch or those named, in the order in which they are named', async () => {
  const everybody = await books.people()
  const { branch } = everybody[0]!
  expect((await look({ branch })).people).toBe(everybody.filter(person => person.branch === branch).length)
  const named = everybody
    .slice(0, 3)
    .map(({ id }) => id)
    .reverse()
  await books.run('roster.export', { to: 'd.xlsx', detail: 'full', members: named })
  const again = await books.ask<{ rows: { existing: string; action: string }[] }>('roster.preview', {
    name: 'd.xlsx',
    bytes: books.disk.saved.get('d.xlsx'),
  })
  expect(again.rows.map(({ existing, action }) => [existing, action])).toEqual(named.map(id => [id, 'same']))
})

it('what is no blank form is refused, and says what to do', async () => {
  const codes = async (input: object) => codesOf(await books.attempt('roster.fillForm', { to: 'x', ...input }))
  await books.run('roster.fillForm', { ...form, to: 'a.xlsx' })
  expect(await codes({ name: 'a.xlsx', bytes: books.disk.saved.get('a.xlsx') })).toEqual(['form-filled'])
  const old = new Uint8Array(readFileSync('tests/fixtures/roster/roster-old.xls'))
  expect(await codes({ name: 'a.xls', bytes: old })).toEqual(['form-not-xlsx'])
  expect(await codes({ name: 'a.xlsx', bytes: form.bytes.slice(0, 900) })).toEqual(['sheet-damaged'])
  expect(await codes({ ...form, members: [] })).toEqual(['nobody'])
  expect(await codes({ ...form, columns: { 5: 'shoeSize' } })).toEqual(['field-unknown'])
  expect(books.disk.saved.has('x')).toBe(false)
})
