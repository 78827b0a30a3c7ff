import { expect, it } from 'vitest'
import { codesOf } from '../outcome'
import { sampleBooks } from './sample-books'

const file = (text: string) => ({ name: 'a.csv', bytes: new TextEncoder().encode(text), year: '2026' })

it('the months of a year: read from a table, written, changed, taken off, undone', async () => {
  const books = await sampleBooks(0)
  const rows = async () =>
    (await books.ask<{ rows: { month: string; theme: string }[] }>('meetings.themes', { year: '2026' })).rows
  const read = await books.ask<{ rows: object[] }>('meetings.readThemes', file('月份,主题,内容\n11月,学习,诵读党章\n'))
  expect(await rows()).toEqual([])
  await books.run('meetings.setThemes', { themes: read.rows })
  expect(await rows()).toEqual([{ month: '2026-11', theme: '学习', content: '诵读党章' }])
  await books.run('meetings.setThemes', {
    themes: [
      { month: '2026-11', theme: '' },
      { month: '2026-12', theme: '评议' },
    ],
  })
  expect(await rows()).toEqual([{ month: '2026-12', theme: '评议' }])
  expect((await books.undo(books.entry())).ok).toBe(true)
  expect((await rows())[0]!.month).toBe('2026-11')
  expect(codesOf(await books.engine.query('meetings.readThemes', file('姓名,年龄\n王强,50\n'), '周敏'))).toEqual([
    'themes-missing',
  ])
})
