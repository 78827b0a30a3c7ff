import { expect, it } from 'vitest'
import { ask, community, freshStreet, merge, type Sent } from './street-bench'
import { valueOf } from '../outcome'

it('a month, a quarter, a half-year and a year travel by one format and stand apart at the street', async () => {
  const { send, enrol } = await community()
  const sent: Sent[] = []
  for (const period of ['2026-09', '2026Q3', '2026H1', '2026']) sent.push(await send(period))
  expect(sent.map(({ file }) => file.split('/').pop()!.replace('371722001001-report-', ''))).toEqual([
    '2026-09-0001.qlb',
    '2026Q3-0002.qlb',
    '2026H1-0003.qlb',
    '2026-0004.qlb',
  ])
  const street = await freshStreet(await enrol())
  for (const { file } of sent) valueOf(await merge(street, file))
  const reports = await ask<{ periods: string[] }>(street, 'street.reports', { period: '2026H1' })
  expect(reports.periods).toEqual(['2026', '2026-09', '2026H1', '2026Q3'])
  for (const { period } of sent) {
    const { rows } = await ask<{ rows: { differs: boolean }[] }>(street, 'street.figures', { period })
    expect(rows.length, period).toBeGreaterThan(15)
    expect(rows.filter(({ differs }) => differs)).toEqual([])
  }
  expect((await ask<{ rows: object[] }>(street, 'street.figures', { period: '2026H2' })).rows).toEqual([])
})
