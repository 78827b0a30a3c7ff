import { expect, it } from 'vitest'
import { warningsOf } from '../../outcome'
import { rosterFile, sampleRows } from '../sample-books'
import { ask, attempt, community, run } from '../street-bench'

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

it('rounds and posts of a period that was reported warn of it too', async () => {
  const sender = await community()
  await run(sender.pc, 'roster.import', rosterFile(sampleRows(6)))
  const { id: grid } = await run<{ id: string }>(sender.pc, 'grid.addGrid', { name: '第一网格', kind: 'general' })
  const who = { name: '韩民警', unit: '柳荫派出所' }
  const post = await run<{ id: string }>(sender.pc, 'grid.appoint', { who, role: 'partTime', grid })
  await sender.send('2026Q3')
  const codes = async (name: string, input: object) =>
    warningsOf(await attempt(sender.pc, name, input)).map(({ code }) => code)
  const rounds = [{ grid, shift: 'am', findings: 0 }]
  const behind = ['period-reported']
  expect(await codes('grid.savePatrolDay', { date: '2026-10-01', rounds })).toEqual([])
  expect(await codes('grid.savePatrolDay', { date: '2026-09-30', rounds })).toEqual(behind)
  const sums = [{ grid, rounds: 50, findings: 0 }]
  expect(await codes('grid.notePatrolMonth', { from: '2026-08-01', until: '2026-08-31', sums })).toEqual(behind)
  const { rows } = await ask<{ rows: { id: string; date: string }[] }>(sender.pc, 'grid.patrols', {
    ...{ from: '2026-07-01', to: '2026-10-31' },
  })
  const ids = (from: string) => rows.filter(({ date }) => date >= from).map(({ id }) => id)
  expect(await codes('grid.removePatrols', { ids: ids('2026-10-01'), reason: '错' })).toEqual([])
  expect(await codes('grid.removePatrols', { ids: [rows[rows.length - 1]!.id], reason: '错' })).toEqual(behind)
  expect(await codes('grid.changePost', { id: post.id, from: '2026-10-08' })).toEqual([])
  expect(await codes('grid.changePost', { id: post.id, from: '2026-07-08' })).toEqual(behind)
  expect(await codes('grid.removePost', { id: post.id, reason: '错' })).toEqual(behind)
})

it('so does the day since when a grid or a building is said to stand', async () => {
  const { pc, send } = await community()
  await run(pc, 'roster.import', rosterFile(sampleRows(6)))
  const made = await run<{ id: string }>(pc, 'grid.addGrid', { name: '第一网格', kind: 'general' })
  const { rows } = await run<{ rows: { id: string }[] }>(pc, 'grid.addBuildings', { buildings: [{ name: '1号楼' }] })
  await send('2026Q3')
  const codes = async (name: string, input: object) =>
    warningsOf(await attempt(pc, name, input)).map(({ code }) => code)
  const behind = ['period-reported']
  const grid = (name: string, from: string) => codes('grid.addGrid', { name, kind: 'general', from })
  expect(await grid('第二网格', '2026-10-01')).toEqual([])
  expect(await grid('第三网格', '2026-09-30')).toEqual(behind)
  const buildings = (name: string, from: string) => codes('grid.addBuildings', { buildings: [{ name, from }] })
  expect(await buildings('2号楼', '2026-10-01')).toEqual([])
  expect(await buildings('3号楼', '2026-09-30')).toEqual(behind)
  expect(await codes('grid.changeGrid', { id: made.id, bounds: '东至河堤' })).toEqual([])
  expect(await codes('grid.changeGrid', { id: made.id, from: '2026-08-01' })).toEqual(behind)
  expect(await codes('grid.changeBuilding', { id: rows[0]!.id, from: '2026-08-01' })).toEqual(behind)
})
