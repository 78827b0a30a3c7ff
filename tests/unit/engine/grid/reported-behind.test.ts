import { expect, it } from 'vitest'
import { warningsOf } from '../../outcome'
import { rosterFile, sampleRows } from '../sample-books'
import { attempt, community, run } from '../street-bench'

it('a change of grids dated back behind a period that was reported warns of it, one behind its end does not', async () => {
  const sender = await community()
  await run(sender.pc, 'roster.import', rosterFile(sampleRows(6)))
  const [first, second] = [
    await run<{ id: string }>(sender.pc, 'grid.addGrid', { name: '第一网格', kind: 'general' }),
    await run<{ id: string }>(sender.pc, 'grid.addGrid', { name: '第二网格', kind: 'general' }),
  ]
  const { rows } = await run<{ rows: { id: string }[] }>(sender.pc, 'grid.addBuildings', {
    ...{ buildings: ['1号楼', '2号楼', '3号楼'].map(name => ({ name })), grid: first.id },
  })
  await sender.send('2026Q3')
  const codes = async (name: string, input: object) =>
    warningsOf(await attempt(sender.pc, name, input)).map(({ code }) => code)
  const place = (at: number, from: string) =>
    codes('grid.placeBuildings', { grid: second.id, buildings: [rows[at]!.id], from })
  expect(await place(0, '2026-10-01')).toEqual([])
  expect(await place(1, '2026-09-30')).toEqual(['period-reported'])
  const into = { name: '第三网格' }
  expect(await codes('grid.merge', { grids: [first.id, second.id], from: '2026-10-02', into })).toEqual([])
})
