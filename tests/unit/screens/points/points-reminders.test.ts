import { expect, it } from 'vitest'
import { pointsRemindersOf } from '../../../../src-renderer/screens/points/points-reminders'

it('points that wait are one line for all branches, which leads to the oldest period', () => {
  const lines = pointsRemindersOf({
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
  expect(pointsRemindersOf({ open: null, expired: null })).toEqual([])
})
