import { describe, expect, it } from 'vitest'
import {
  inPlannerOrder,
  plannerLines,
  plannerTotals,
  type Owed,
} from '../../../../src-renderer/screens/meetings/planner/planner-grid'
import { nextCell } from '../../../../src-renderer/screens/meetings/planner/planner-keys'

const today = '2026-10-12'
const owed = (window: string, more: Partial<Owed> = {}): Owed => ({
  ...{ branch: 'a', branchName: '和平巷党支部', duty: 'branchCommittee', label: '支部委员会会议', window },
  ...{ due: `${window}-28`, required: 1, held: 0, meetings: [], state: 'open', beforeBooks: false, planned: null },
  theme: null,
  ...more,
})
const held = (window: string, ...dates: string[]) =>
  owed(window, { state: 'held', held: dates.length, meetings: dates.map((date, i) => ({ id: `${window}${i}`, date })) })
const lines = (rows: Owed[], drafts: string[] = []) => plannerLines(rows, { today, drafts: new Set(drafts) })
const cells = (rows: Owed[], drafts?: string[]) =>
  lines(rows, drafts)[0]!.cells.map(({ month, span, kind, text }) => [month, span, kind, text])
const quarter = (n: number, more: Partial<Owed>) =>
  owed(`2026Q${n}`, {
    duty: 'branchGeneral',
    label: '支部党员大会',
    due: `2026-${n * 3}-30`.replace(/-(\d)-/, '-0$1-'),
    ...more,
  })

describe('a cell of the planner', () => {
  it('is as wide as its window and says the day it was held', () => {
    expect(cells([held('2026-01', '2026-01-09'), held('2026-02', '2026-02-06', '2026-02-20')])).toEqual([
      [1, 1, 'held', '9日'],
      [2, 1, 'held', '6日+1'],
    ])
    const general = { ...held('2026Q1', '2026-03-20'), duty: 'branchGeneral' as const }
    expect(cells([general])).toEqual([[1, 3, 'held', '3月20日']])
  })

  it('is late with its last day; what was held late says so and keeps its own day', () => {
    expect(cells([quarter(3, { state: 'overdue', due: '2026-09-30' })])).toEqual([[7, 3, 'overdue', '逾期 9月30日']])
    const late = owed('2026-08', { state: 'late-held', held: 1, meetings: [{ id: 'm', date: '2026-09-02' }] })
    expect(cells([late])).toEqual([[8, 1, 'late-held', '补开']])
    expect(lines([late])[0]!.cells[0]!.says).toContain('过期补开：9月2日')
  })

  it('of before the books is nobody’s debt', () => {
    const [line] = lines([owed('2026-02', { state: 'overdue', beforeBooks: true })])
    expect([line!.cells[0]!.kind, line!.overdue]).toEqual(['before', 0])
  })

  it('is blank until its window begins, unless somebody planned it; a draft belongs to the window that runs', () => {
    const rows = [owed('2026-10'), owed('2026-11'), owed('2026-12', { planned: '2026-12-15' })]
    expect(cells(rows)).toEqual([
      [10, 1, 'open', '待开'],
      [11, 1, 'later', ''],
      [12, 1, 'planned', '拟15'],
    ])
    expect(cells(rows, ['a|branchCommittee'])[0]).toEqual([10, 1, 'draft', '草稿'])
  })

  it('counts groups, and windows to which a duty did not apply are one cell with the reason', () => {
    const group = (window: string, more: Partial<Owed>) => owed(window, { duty: 'group', label: '党小组会', ...more })
    const none = { state: 'not-applicable' as const, required: 0, reason: '未设党小组' }
    const rows = [
      ...['2026-01', '2026-02', '2026-03'].map(window => group(window, none)),
      group('2026-04', { state: 'overdue', required: 2, held: 1, meetings: [{ id: 'm', date: '2026-04-02' }] }),
    ]
    expect(cells(rows)).toEqual([
      [1, 3, 'none', '未设党小组'],
      [4, 1, 'overdue', '1/2'],
    ])
    expect(lines(rows)[0]).toMatchObject({ label: '党小组会 2组', required: 2, held: 1, overdue: 1 })
  })

  it('advice is never owed: a dash instead of a number', () => {
    const [line] = lines([
      quarter(2, { duty: 'lesson', state: 'advised' }),
      quarter(1, { duty: 'lesson', state: 'advised' }),
    ])
    expect([line!.required, line!.overdue, line!.cells[0]!.kind]).toEqual([null, 0, 'advised'])
  })
})

describe('the order of lines', () => {
  const rows = [
    owed('2026-09', { branch: 'a' }),
    owed('2026-09', { branch: 'b', state: 'overdue' }),
    owed('2026-09', { branch: 'b', duty: 'themeDay' }),
  ]
  const keys = (over: Partial<Parameters<typeof inPlannerOrder>[1]>) =>
    inPlannerOrder(lines(rows), { by: 'branch', lateFirst: false, onlyLate: false, ...over }).map(({ key }) => key)

  it('branches with something late stand first, whole', () => {
    expect(keys({ lateFirst: true })).toEqual(['b|branchCommittee', 'b|themeDay', 'a|branchCommittee'])
    expect(keys({})).toEqual(['a|branchCommittee', 'b|branchCommittee', 'b|themeDay'])
  })
  it('by duty each duty stands together', () =>
    expect(keys({ by: 'duty' })).toEqual(['a|branchCommittee', 'b|branchCommittee', 'b|themeDay']))
  it('only what is late', () => expect(keys({ onlyLate: true })).toEqual(['b|branchCommittee']))
})

describe('arrows', () => {
  it('go along a line over what can be opened, and to the line below over the same months', () => {
    const grid = lines([
      held('2026-01', '2026-01-09'),
      owed('2026-02', { state: 'not-applicable', required: 0, reason: '未设党小组' }),
      held('2026-03', '2026-03-09'),
      quarter(1, { state: 'overdue', due: '2026-03-31' }),
    ])
    const [jan, , mar] = grid[0]!.cells
    const [general] = grid[1]!.cells
    expect(nextCell(grid, jan!.key, 'ArrowRight')?.cell).toBe(mar)
    expect(nextCell(grid, mar!.key, 'ArrowRight')).toBeNull()
    expect(nextCell(grid, mar!.key, 'ArrowDown')?.cell).toBe(general)
    expect(nextCell(grid, general!.key, 'ArrowUp')?.cell).toBe(jan)
  })
})

describe('the sums', () => {
  it('count what is over, this month and all, and no meeting twice that met two duties', () => {
    const both = [{ id: 'both', date: '2026-10-08' }]
    const rows = [
      held('2026-09', '2026-09-02', '2026-09-20'),
      owed('2026-08', { state: 'overdue' }),
      { ...owed('2026-10'), state: 'held' as const, held: 1, meetings: both },
      owed('2026-10', { branch: 'b', duty: 'themeDay', state: 'held', held: 1, meetings: both }),
      quarter(3, { duty: 'lesson', state: 'advised' }),
    ]
    expect(plannerTotals(rows, '2026', today)).toEqual({
      ...{ branches: 2, required: 4, held: 4, overdue: 1 },
      past: { months: 9, required: 2, held: 1 },
      thisMonth: { month: 10, held: 1 },
    })
    expect(plannerTotals(rows, '2025', today)).toMatchObject({ past: { months: 12 }, thisMonth: null })
  })
})
