import type { QueryOutput } from '../../engine/client'
import { windowWords } from '../home/agenda'
import type { Reminder } from '../roster/reminders'

/** Months of points that are over and not closed, in one line for all branches; and notices that ran out and still hang. */
export function pointsRemindersOf({ open, expired }: QueryOutput<'points.reminders'>): Reminder[] {
  const lines = [
    { key: 'pointsOpen', row: open, title: (what: string) => `${what}积分没有结账` },
    { key: 'pointsNotice', row: expired, title: (what: string) => `${what}积分公示期满，可以取下` },
  ] as const
  return lines.flatMap(({ key, row, title }) =>
    row
      ? {
          key,
          title: title(row.periods > 1 ? `${windowWords(row.period)}等${row.periods}期` : windowWords(row.period)),
          count: row.branches,
          unit: '个支部',
          to: { path: '/points/closing', query: { period: row.period } },
        }
      : [],
  )
}
