import { expect, it } from 'vitest'
import { pointsRemindersOf } from '../../../../src-renderer/screens/points/points-reminders'

const none = { open: null, expired: null, ending: null, appeals: null, rehang: null }

it('points that wait are one line for all branches, which leads to the oldest period', () => {
  const lines = pointsRemindersOf({
    ...none,
    open: { period: '2026-08', periods: 3, branches: 5 },
    expired: { period: '2026Q3', periods: 1, branches: 2 },
  })
  expect(lines.map(({ key, title, count, unit }) => [key, title, count, unit])).toEqual([
    ['pointsOpen', '8月等3期积分没有结账', 5, '个支部'],
    ['pointsNotice', '第三季度积分公示期满，可以取下', 2, '个支部'],
  ])
  expect(lines[0]!.to).toEqual({ path: '/points/closing', query: { period: '2026-08' } })
})
it('nothing is said where nothing waits', () => {
  expect(pointsRemindersOf(none)).toEqual([])
})
it('what hangs and runs out, and objections with their first term', () => {
  const lines = pointsRemindersOf({
    ...none,
    ending: { period: '2026-10', periods: 1, branches: 3, to: '2026-11-27' },
    appeals: { count: 2, due: '2026-12-07' },
    rehang: { count: 1, appeal: 'a' },
  })
  expect(lines.map(({ title, count, unit, to }) => [title, count, unit, to])).toEqual([
    ['积分公示到11月27日', 3, '个支部', { path: '/points/closing', query: { period: '2026-10' } }],
    ['积分异议12月7日前答复', 2, '件', '/points/appeals'],
    ['更正的积分要再次公示', 1, '件', { path: '/points/appeals', query: { appeal: 'a' } }],
  ])
})
