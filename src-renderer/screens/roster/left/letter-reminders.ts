import { statuteThresholds } from '../../../../src-shared/roster/thresholds'
import type { QueryOutput } from '../../../engine/client'
import type { Reminder } from '../reminders'

type Letter = QueryOutput<'roster.letters'>['rows'][number]

/** The reminder of letters that have gone unanswered for too long; of one it leads straight to the person. */
export function letterReminders(letters: readonly Pick<Letter, 'late' | 'member'>[]): Reminder[] {
  const late = letters.filter(letter => letter.late)
  const [first] = late
  if (!first) return []
  const query = late.length === 1 ? { member: first.member } : { letters: 'late' }
  const days = statuteThresholds.letter.unansweredDays.number
  return [
    {
      ...{ key: 'letters', title: `介绍信超过${days}天没有回执`, count: late.length },
      to: { path: '/roster/left', query },
    },
  ]
}
