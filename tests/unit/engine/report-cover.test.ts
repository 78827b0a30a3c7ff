import { expect, it } from 'vitest'
import { valueOf } from '../outcome'
import { officePc } from './backup-bench'

it('on the cover of a report a rate of nothing does not apply; a count of none is a count', async () => {
  const { engine, disk, folder } = await officePc()
  const to = disk.tokens.take(`${folder}/stick`, true)
  const sent = valueOf(await engine.run('upstream.export', { period: '2026Q3', to }, '周敏')) as { id: string }
  const { figures } = valueOf(await engine.query('upstream.cover', { id: sent.id }, '周敏')) as {
    figures: { denominator: number | null; rate: string }[]
  }
  const rates = figures.filter(({ denominator }) => denominator !== null)
  expect(rates.length).toBeGreaterThan(5)
  expect(new Set(rates.map(({ rate }) => rate))).toEqual(new Set(['不适用']))
  expect(figures.find(({ denominator }) => denominator === null)).toMatchObject({ rate: '—' })
})
