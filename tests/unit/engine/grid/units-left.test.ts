import { expect, it } from 'vitest'
import { valueOf, warningsOf } from '../../outcome'
import { gridBooks } from './grid-books'

it('a dissolved group answers for no grid from that day on, and the buildings that name it are said', async () => {
  const { books, first, building } = await gridBooks(8)
  const { branch } = (await books.people())[0]!
  const unit = { kind: 'group', name: '第一党小组', parent: branch }
  const { id } = await books.run<{ id: string }>('roster.addUnit', unit)
  await books.run('grid.setResponsible', { grid: first, organisations: [id] })
  await books.run('grid.changeBuilding', { id: building(1), group: id })
  expect(await books.ask('roster.unit', { id })).toMatchObject({ grids: ['第一网格'] })
  const before = await books.hash()
  const outcome = await books.attempt('roster.dissolveUnits', { units: [id], date: '2026-10-01' })
  valueOf(outcome)
  expect(warningsOf(outcome)).toMatchObject([
    { code: 'unit-in-grid', message: expect.stringContaining('负责第一网格') },
    { code: 'unit-in-grid', message: expect.stringContaining('1号楼') },
  ])
  const organisations = async (asOf: string) =>
    (await books.ask<{ organisations: { name: string }[] }>('grid.grid', { id: first, asOf })).organisations
  expect(await organisations('2026-11-01')).toEqual([])
  expect(await organisations('2026-09-30')).toHaveLength(1)
  valueOf(await books.undo(books.entry()))
  expect(await books.hash()).toBe(before)
})
