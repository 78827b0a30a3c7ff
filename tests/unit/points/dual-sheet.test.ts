import { expect, test } from 'vitest'
import type { DualEntry } from '../../../src-shared/points/dual-entry'
import { dualLineOf, targetOf } from '../../../src-shared/points/dual-ledger'
import { dualSheet } from '../../../src-shared/points/dual-sheet'
import { packLibrary } from '../../../src-shared/points/pack'
import type { Attached } from '../../../src-shared/roster/attached'

const pack = packLibrary.find(({ ledger }) => ledger === 'dual')!
const until = '2026-09-30'
const person = (id: string, name: string, more: Partial<Attached> = {}): Attached => ({
  ...{ id, name, kind: 'dualReport', unit: '市税务局机关党委', from: '2026-01-05' },
  ...more,
})
const served = (id: string, attached: string, hours: number, more: Partial<DualEntry> = {}): DualEntry => ({
  ...{ id, attached, rule: 'S1', pack: pack.id, date: '2026-03-05', source: 'hand', note: '清理楼道' },
  ...{ amount: hours * 2, delta: Math.trunc((hours * 12) / 5), ...more },
})
const sheetOf = (people: { person: Attached; entries: DualEntry[] }[], packs = [pack]) =>
  dualSheet(
    '市税务局机关党委',
    people.map(one => ({ line: dualLineOf(one.person, one.entries, { until, packs }), entries: one.entries })),
    {
      ...{ unit: '中共安平社区委员会', code: '371722001001', asOf: until, entry: 9, printedOn: '2026-10-08' },
      ...{ operator: '周敏', packs, pack: packs[0], target: targetOf(packs[0]) },
    },
  )

test('the sheet to an employer has its people, what they did, hours, and how many of how many reached the target', () => {
  const sheet = sheetOf([
    { person: person('a', '周到'), entries: [served('1', 'a', 50)] },
    { person: person('b', '吴明'), entries: [] },
  ])
  expect(sheet.heads).toEqual(['致：市税务局机关党委', '2026年1月1日至9月30日'])
  expect(sheet.rows).toEqual([
    ['周到', '合计', '服务1次，达标', '50小时', '60.0'],
    ['周到', '3月5日', '清理楼道', '50小时', '+60.0'],
    ['吴明', '合计', '没有服务记录，未达标', '—', '0.0'],
  ])
  expect(sheet.totals[0]!.map(({ text }) => text)).toEqual(['合计2人', '', '服务1次；达标1人，应达标2人', '50小时', ''])
  expect(sheet.seal).toBe('中共安平社区委员会')
  expect(sheet.notes.join()).toContain('社区评价占25%')
})

test('a line that was taken back, and its reversal, are not told to the employer', () => {
  const back = served('2', 'a', -50, { source: 'reversal', reverses: '1', note: '记错了人' })
  const sheet = sheetOf([{ person: person('a', '周到'), entries: [served('1', 'a', 50), back] }])
  expect(sheet.rows).toEqual([['周到', '合计', '没有服务记录，未达标', '—', '0.0']])
})

test('who left is named with the day and stands in no share', () => {
  const left = person('a', '周到', { to: '2026-07-01' })
  const sheet = sheetOf([{ person: left, entries: [served('1', 'a', 50)] }])
  expect(sheet.rows[0]).toEqual(['周到', '合计', '服务1次，2026年7月1日离开', '50小时', '60.0'])
  expect(sheet.totals[0]![2]!.text).toBe('服务1次；达标0人，应达标0人')
})

test('without rules the sheet has hours and says why it has no points', () => {
  const sheet = sheetOf([{ person: person('a', '周到'), entries: [] }], [])
  expect(sheet.rows).toEqual([['周到', '合计', '没有服务记录', '—', '—']])
  expect(sheet.notes[0]).toContain('还没有起用')
})
