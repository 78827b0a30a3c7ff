import { expect, test } from 'vitest'
import { recordSheet } from '../../../src-shared/meetings/record-sheet'
import { ThemeDayPack, themeActions, themeDayOf, themeDayPack } from '../../../src-shared/meetings/theme-day'
import { recordRows } from '../../../src-renderer/print/meetings/record-rows'
import { meeting } from './example-meeting'

const context = { branchName: '中共柳荫社区学府雅居小区支部委员会', revision: 1, printedOn: '2026-10-12' }
const labels = (sheet: ReturnType<typeof recordSheet>) =>
  recordRows(sheet).flatMap(({ cells }) => cells.map(({ label }) => label))

test('the shipped theme day fits its schema: the 15th, ten prescribed actions (S3)', () => {
  expect(ThemeDayPack.parse(themeDayPack)).toEqual(themeDayPack)
  expect(themeDayPack.day).toBe(15)
  expect(Object.values(themeActions)).toHaveLength(10)
})

test('a branch keeps its own day, else the one of its office, else the usual one', () => {
  expect(themeDayOf({ themeDay: 5 }, { themeDay: 20 })).toBe(5)
  expect(themeDayOf({}, { themeDay: 20 })).toBe(20)
  expect(themeDayOf(undefined, undefined)).toBe(15)
})

test('the actions that were done stand on the sheet in their order, before what was said', () => {
  const actions = ['scoring', 'study'] as const
  const sheet = recordSheet(meeting({ kind: 'themeDay', decisions: [], actions: [...actions] }), context)
  expect(sheet.actions).toEqual({ label: '开展内容', lines: ['学习、量化考核评分'] })
  const order = labels(sheet)
  expect(order.indexOf('开展内容')).toBe(order.indexOf('会议内容') - 1)
})

test('no theme day, or none ticked: no empty block', () => {
  expect(recordSheet(meeting({ actions: ['study'] }), context)).not.toHaveProperty('actions')
  expect(recordSheet(meeting({ kind: 'themeDay', decisions: [] }), context)).not.toHaveProperty('actions')
  expect(recordSheet(meeting({ countsAs: ['themeDay'], actions: ['study'] }), context).actions).toBeDefined()
})
