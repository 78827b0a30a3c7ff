import type { QueryOutput } from '../../engine/client'
import type { Reminder } from '../roster/reminders'

/** What of the work in the grids waits: one quiet line each for visits, tags to be looked at again, and days of patrols. */
export function workRemindersOf(
  { calls, patrols, reviews }: QueryOutput<'grid.workReminders'>,
  vacancies: number,
): Reminder[] {
  const lines: Reminder[] = [
    {
      key: 'visits',
      title: calls.overdue ? `应访的户，其中${calls.overdue}项逾期` : '应访的户',
      count: calls.due,
      unit: '项',
      to: '/grid/visits',
    },
    { key: 'tagReviews', title: '住户标签到期复核', count: reviews, unit: '项', to: '/grid/visits' },
    { key: 'vacancies', title: '网格岗位空缺', count: vacancies, unit: '个', to: '/grid/people' },
    {
      key: 'patrols',
      title: '近一周巡查没有登记全',
      count: patrols.days,
      unit: '天',
      to: { path: '/grid/work', query: patrols.last ? { date: patrols.last } : {} },
    },
  ]
  return lines.filter(({ count }) => count > 0)
}
