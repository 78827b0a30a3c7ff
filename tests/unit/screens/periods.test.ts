import { expect, it } from 'vitest'
import {
  beforeWord,
  lastQuarter,
  periodBefore,
  periodChoices,
  shortPeriod,
} from '../../../src-renderer/screens/periods'

it('a period is compared with the one before of its length, over the end of the year too', () => {
  const before = { '2026Q1': '2025Q4', '2026-01': '2025-12', '2026H1': '2025H2', '2026H2': '2026H1', '2026': '2025' }
  for (const [period, earlier] of Object.entries(before)) expect(periodBefore(period)).toBe(earlier)
  expect(Object.keys(before).map(beforeWord)).toEqual(['上年', '上季', '上月', '上年下半年', '上半年'])
})

it('quarters are offered first, then months, half-years and years, the newest of each first', () => {
  const choices = periodChoices('2026-11-22')
  expect([...new Set(choices.map(({ group }) => group))]).toEqual(['按季度', '按月', '按半年', '按年'])
  const first = (group: string) => choices.find(choice => choice.group === group)?.label
  expect(['按季度', '按月', '按半年', '按年'].map(first)).toEqual([
    '2026年第四季度',
    '2026年11月',
    '2026年下半年',
    '2026年',
  ])
  expect(lastQuarter('2026-11-22')).toBe('2026Q3')
  expect(lastQuarter('2026-01-01')).toBe('2025Q4')
})

it('an old period that was sent or received can still be chosen, once', () => {
  const values = periodChoices('2026-11-22', ['2020Q2', '2026Q3', '2020Q2']).map(({ value }) => value)
  expect(values.filter(value => value === '2020Q2')).toHaveLength(1)
  expect(new Set(values).size).toBe(values.length)
})

it('the head of a column never stands empty', () => {
  expect(['2026Q3', '2026-09', '2026H2', '2026'].map(shortPeriod)).toEqual(['第三季度', '9月', '下半年', '2026年'])
})
