import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../../src-shared/spreadsheet/csv'
import { codesOf, problemsOf, warningsOf } from '../../outcome'
import { booksWith, sevenGrids } from '../grid-ground'
import type { Books } from '../sample-books'

interface Figures {
  rows: { grid: string; patrols: Record<string, number>; visits: Record<string, number> }[]
  total: { patrols: Record<string, number>; visits: Record<string, number> }
  trend: { month: string; patrols: Record<string, number> }[]
}
const figures = (books: Books, period: string) => books.ask<Figures>('grid.workFigures', { period })

describe('the export of a grid app', () => {
  const heads = ['编号', '巡查时间', '网格', '网格员', '问题数', '备注']
  const file = (rows: string[][], head = heads) => ({
    name: 'app.csv',
    bytes: new TextEncoder().encode(writeCsv([['巡查记录导出'], head, ...rows])),
  })
  const row = (id: string, when = '2026-10-10 08:30', grid = '第1网格', worker = '网格员1之1') => [
    id,
    when,
    grid,
    worker,
    '0',
    '',
  ]
  interface Preview {
    counts: Record<string, number>
    rows: { row: number; action: string; problems: string[] }[]
    problems: { code: string }[]
  }

  it('is taken in once however often it comes, and undone whole', async () => {
    const books = await booksWith(sevenGrids())
    const before = await books.hash()
    const first = file([row('a1'), row('a2', '2026-10-10 17:40')])
    expect(await books.run('grid.importPatrols', first)).toMatchObject({ new: 2, known: 0 })
    const taken = books.entry()
    expect(await books.run('grid.importPatrols', first)).toMatchObject({ new: 0, known: 2 })
    expect(await books.run('grid.importPatrols', file([row('a2'), row('a3', '2026/10/11 8:05')]))).toMatchObject({
      new: 1,
      known: 1,
    })
    const { rows } = await figures(books, '2026-10')
    expect(rows[0]!.patrols).toMatchObject({ done: 3, app: 3, rounds: 3 })
    expect(await books.undo(books.entry())).toMatchObject({ ok: true })
    expect(await books.undo(taken)).toMatchObject({ ok: true })
    expect(await books.hash()).toBe(before)
  })

  it('says of which row nobody knows the grid, and takes in the rest only if asked', async () => {
    const books = await booksWith(sevenGrids())
    const mixed = file([
      row('a1'),
      row('a2', '2026-10-10 08:30', '第9网格'),
      row('a3', '2026-10-10 08:30', '第2网格', '上访户'),
      row(''),
      row('a1'),
      row('a5', '2026-10-10', '371722001001003'),
      row('a6', '2026-12-01 08:00'),
    ])
    const preview = await books.ask<Preview>('grid.previewPatrols', mixed)
    expect(preview.counts).toMatchObject({ new: 1, refused: 6 })
    expect(preview.rows.map(({ row: at, action }) => [at, action])).toEqual([
      [3, 'new'],
      ...[4, 5, 6, 7, 8, 9].map(at => [at, 'refused']),
    ])
    expect(preview.rows[1]!.problems).toEqual(['2026-10-10 没有叫“第9网格”的网格，请核对名称或编码'])
    const refused = await books.attempt('grid.importPatrols', mixed)
    expect(problemsOf(refused).map(({ code, row: at }) => [code, at])).toEqual([
      ['grid-unknown', 4],
      ['sensitive', 5],
      ['number-missing', 6],
      ['number-twice', 7],
      ['shift-missing', 8],
      ['date-wrong', 9],
    ])
    expect(await books.run('grid.importPatrols', { ...mixed, leaveOutWrong: true })).toMatchObject({
      new: 1,
      refused: 6,
    })
  })

  it('keeps the name of whoever walked a round and does not serve here, and says so', async () => {
    const books = await booksWith(sevenGrids())
    const some = file([row('a1', '2026-10-10 08:30', '第1网格', '李外来')])
    const { counts, rows } = await books.ask<Preview>('grid.previewPatrols', some)
    expect(counts).toMatchObject({ new: 1, refused: 0 })
    expect(rows[0]!.problems).toEqual(['网格人员里没有“李外来”，姓名记在发现情况里'])
    const outcome = await books.attempt('grid.importPatrols', some)
    expect(warningsOf(outcome).map(({ code }) => code)).toEqual(['worker-unknown'])
    const kept = await books.ask<{ rows: object[] }>('grid.patrols', { from: '2026-10-10', to: '2026-10-10' })
    expect(kept.rows).toMatchObject([{ note: '网格员李外来', workerName: '' }])
  })

  it.each([
    ['2', { findings: 2 }],
    ['3号楼堆物', { findings: 0, note: '3号楼堆物' }],
  ])('a column headed 问题 is a count or what was found, by what stands there: %s', async (cell, kept) => {
    const books = await booksWith(sevenGrids())
    const some = ['编号', '巡查时间', '网格', '问题']
    await books.run('grid.importPatrols', file([['a1', '2026-10-10 08:30', '第1网格', cell]], some))
    const found = await books.ask<{ rows: object[] }>('grid.patrols', { from: '2026-10-10', to: '2026-10-10' })
    expect(found.rows).toMatchObject([kept])
  })

  it('asks which column is the number where no heading says so', async () => {
    const books = await booksWith(sevenGrids())
    const odd = file([['x1', '2026-10-10 08:30', '第1网格', '', '1', '']], ['单据', ...heads.slice(1)])
    expect((await books.ask<Preview>('grid.previewPatrols', odd)).problems).toMatchObject([{ code: 'columns-missing' }])
    expect(codesOf(await books.attempt('grid.importPatrols', odd))).toEqual(['columns-missing'])
    expect(await books.run('grid.importPatrols', { ...odd, mapping: { 0: 'externalId' } })).toMatchObject({ new: 1 })
  })

  it('passes over rounds that were typed and months that have a sum, and says so', async () => {
    const books = await booksWith(sevenGrids())
    await books.run('grid.savePatrolDay', { date: '2026-10-10', rounds: [{ grid: 'g1', shift: 'am', findings: 0 }] })
    await books.run('grid.notePatrolMonth', {
      from: '2026-10-01',
      until: '2026-10-31',
      sums: [{ grid: 'g2', rounds: 62, findings: 0 }],
    })
    const rows = [row('a1'), row('a2', '2026-10-12 09:00', '第2网格', ''), row('a3', '2026-10-12 09:00', '第3网格', '')]
    expect(await books.run('grid.importPatrols', file(rows))).toMatchObject({ new: 1, typed: 1, summed: 1 })
  })

  it('of a year of twenty-three workers, twice a day, is taken in within seconds, and counted as by hand', async () => {
    const ground = sevenGrids(4)
    const people = ground.gridPeople.slice(0, 23)
    const books = await booksWith({ ...ground, gridPeople: people, gridPosts: ground.gridPosts.slice(0, 23) })
    const rows: string[][] = []
    for (let day = Date.UTC(2025, 10, 22); day < Date.UTC(2026, 10, 22); day += 86_400_000)
      for (const { id, name } of people)
        for (const hour of ['08:10', '18:40'])
          rows.push(
            row(`n${rows.length}`, `${new Date(day).toISOString().slice(0, 10)} ${hour}`, `第${id[1]!}网格`, name),
          )
    expect(rows).toHaveLength(16_790)
    const whole = file(rows)
    const begun = performance.now()
    expect(await books.run('grid.importPatrols', whole)).toMatchObject({ new: 16_790, refused: 0 })
    const seconds = (performance.now() - begun) / 1000
    expect(seconds).toBeLessThan(20)
    expect(await books.run('grid.importPatrols', whole)).toMatchObject({ new: 0, known: 16_790 })
    const year = await figures(books, '2026')
    // Six grids have workers; of 2026, 325 days are over.
    expect(year.rows.map(({ patrols }) => patrols['done'])).toEqual([650, 650, 650, 650, 650, 650, 0])
    expect(year.total.patrols['rounds']).toBe(325 * 2 * 23)
    expect(year.trend.map(({ patrols }) => patrols['done']).slice(0, 2)).toEqual([31 * 12, 28 * 12])
  }, 120_000)
})
