import { printDate } from '../../../src-shared/plain-date'
import type { QueryOutput } from '../../engine/client'
import { windowWords } from '../home/agenda'
import type { Reminder } from '../roster/reminders'

type Found = QueryOutput<'points.reminders'>

/**
 * Months of points that are over and not closed, in one line for all branches; notices that run out or ran out and still hang;
 * objections with the first of their terms; and points put right that have to hang again.
 */
export function pointsRemindersOf({ open, expired, ending, appeals, rehang }: Found): Reminder[] {
  const lastDay = ending ? printDate(ending.to).slice(5) : ''
  const lines = [
    { key: 'pointsOpen', row: open, title: (what: string) => `${what}积分没有结账` },
    { key: 'pointsNotice', row: expired, title: (what: string) => `${what}积分公示期满，可以取下` },
    { key: 'pointsEnding', row: ending, title: () => `积分公示到${lastDay}` },
  ] as const
  const term = appeals?.due ? `${printDate(appeals.due).slice(5)}前答复` : '没有办完'
  return [
    ...lines.flatMap(({ key, row, title }) =>
      row
        ? {
            key,
            title: title(row.periods > 1 ? `${windowWords(row.period)}等${row.periods}期` : windowWords(row.period)),
            count: row.branches,
            unit: '个支部',
            to: { path: '/points/closing', query: { period: row.period } },
          }
        : [],
    ),
    ...(appeals
      ? [
          {
            ...{ key: 'pointsAppeals' as const, title: `积分异议${term}` },
            ...{ count: appeals.count, unit: '件', to: '/points/appeals' },
          },
        ]
      : []),
    ...(rehang
      ? [
          {
            ...{ key: 'pointsRehang' as const, title: '更正的积分要再次公示', count: rehang.count, unit: '件' },
            to: { path: '/points/appeals', query: { appeal: rehang.appeal } },
          },
        ]
      : []),
  ]
}
