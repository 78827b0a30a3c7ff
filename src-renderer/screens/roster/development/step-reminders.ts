import type { QueryOutput } from '../../../engine/client'
import type { Reminder } from '../reminders'

type Row = Pick<QueryOutput<'roster.procedures'>['rows'][number], 'kind' | 'state' | 'due'>

/** Who is on the way to joining with a step that has to be taken now, or should have been; what may wait is not urged. */
export function stepReminders(rows: readonly Row[]): Reminder[] {
  const isDue = ({ kind, state, due }: Row) =>
    kind === 'development' && state === 'running' && due.some(step => step.state === 'open' || step.state === 'overdue')
  const count = rows.filter(isDue).length
  return count ? [{ key: 'steps', title: '发展党员有步骤到期', count, to: '/roster/development' }] : []
}
