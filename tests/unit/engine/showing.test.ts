import { expect, it } from 'vitest'
import { openEntry } from '../../../src-shared/journal/entry'
import { codesOf, valueOf } from '../outcome'
import { newcomer, sampleBooks } from './sample-books'

const idNumber = '37172219700101001X'
const phone = '13800005678'

interface Line {
  command: string
  title: string
  about: string
}

it('identity numbers and telephones are answered in full only to a deed that stands in the journal, without the numbers', async () => {
  const books = await sampleBooks(0)
  const [{ id: branch }] = (await books.ask<{ rows: { id: string }[] }>('roster.units')).rows as [{ id: string }]
  await books.run('roster.changeUnit', { id: branch, kind: 'branch', name: '中共安平社区支部委员会' })
  const values = newcomer({ idNumber, phone, floating: '是' })
  const { id } = await books.run<{ id: string }>('roster.addMember', { values, branch })
  const isOpen = (answer: unknown) => [idNumber, phone].filter(number => JSON.stringify(answer).includes(number)).length
  for (const [query, command, input, numbers, about] of [
    ['roster.member', 'roster.showMember', { id }, 2, '王新来'],
    ['roster.card', 'roster.showCard', { id }, 2, '王新来'],
    ['roster.sheet', 'roster.showSheet', { id: branch }, 2, '安平社区党支部'],
    ['roster.sheet', 'roster.showSheet', {}, 2, ''],
    ['roster.sheet', 'roster.showSheet', { id: 'all' }, 2, ''],
    ['roster.floatingSheet', 'roster.showFloatingSheet', { id: 'all' }, 1, ''],
  ] as const) {
    expect(isOpen(await books.ask(query, input)), query).toBe(0)
    const before = books.entry()
    expect(isOpen(valueOf(await books.attempt(command, input))), command).toBe(numbers)
    expect(books.entry(), command).toBe(before + 1)
    const [line] = (await books.ask<{ rows: Line[] }>('office.journal', { limit: 1 })).rows
    expect(line).toMatchObject({ command, about })
    expect(line!.title).toContain('显示号码')
    expect(codesOf(await books.undo(books.entry()))).toEqual(['undo-nothing'])
  }
  const kept = books.disk.records.slice(-5).map(({ bytes }) => openEntry(bytes)?.entry)
  expect(kept[4]?.result).toEqual({ shown: null })
  expect(isOpen(kept)).toBe(0)
  // The newest deed that Ctrl+Z takes back is the one before all the looking.
  const { last } = await books.ask<{ last: { title: string } }>('office.undoable', {})
  expect(last.title).toBe('新增党员')
  books.engine.close()
})

it('what was undone can be done again after a look at a number', async () => {
  const books = await sampleBooks(0)
  const [{ id: branch }] = (await books.ask<{ rows: { id: string }[] }>('roster.units')).rows as [{ id: string }]
  await books.run('roster.changeUnit', { id: branch, kind: 'branch', name: '中共安平社区支部委员会' })
  const { id } = await books.run<{ id: string }>('roster.addMember', { values: newcomer({ phone }), branch })
  await books.run('roster.changeMember', { id, values: { address: '锦绣苑' } })
  await books.undo(books.entry())
  await books.run('roster.showMember', { id })
  const { last } = await books.ask<{ last: { title: string } | null }>('office.redoable', {})
  expect(last).not.toBeNull()
  books.engine.close()
})

it('a number with the stars of a mask in it is never written over the real one: not by a form, not by a masked list that comes back', async () => {
  const books = await sampleBooks()
  const [person] = await books.people()
  await books.run('roster.changeMember', { id: person!.id, values: { phone } })
  const numbers = async () => {
    const { fields } = await books.run<{ fields: { name: string; text: string | null }[] }>('roster.showMember', {
      id: person!.id,
    })
    return fields.filter(({ name }) => name === 'phone' || name === 'idNumber').map(({ text }) => text)
  }
  const before = await numbers()
  const values = { phone: '138****5678' }
  expect(codesOf(await books.attempt('roster.changeMember', { id: person!.id, values }))).toEqual(['number-masked'])
  await books.run('roster.export', { to: 'masked', detail: 'internal' })
  const [line] = (await books.ask<{ rows: Line[] }>('office.journal', { limit: 1 })).rows
  expect(line!.about, 'the journal tells a masked list from one with every number').toBe('遮盖号码，8人')
  const file = { name: 'masked.xlsx', bytes: books.disk.saved.get('masked')! }
  const { counts } = await books.ask<{ counts: Record<string, number> }>('roster.preview', file)
  expect(counts).toMatchObject({ new: 0, changed: 0, refused: 0 })
  const { problems } = await books.ask<{ problems: { code: string; row: number }[] }>('roster.preview', file)
  expect(problems.filter(({ code }) => code === 'number-masked').length, 'said, not dropped').toBeGreaterThan(0)
  await books.run('roster.import', file)
  expect(await numbers()).toEqual(before)
  expect(before).toContain(phone)
  books.engine.close()
})

it('what a look at two people showed is written down of both', async () => {
  const books = await sampleBooks()
  const [keep, other] = await books.people()
  await books.run('roster.showMergePlan', { keep: keep!.id, other: other!.id })
  const [line] = (await books.ask<{ rows: Line[] }>('office.journal', { limit: 1 })).rows
  expect(line!.about).toBe(`${keep!.name}等2人`)
  books.engine.close()
})
