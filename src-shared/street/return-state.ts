import { isLater } from './current'
import type { Received } from './received'
import type { Return } from './return'

export const returnStates = {
  unsent: '还没有写进回执',
  waiting: '等单位更正',
  answered: '已重新报送',
  closed: '已了结',
} as const
export type ReturnState = keyof typeof returnStates

type Report = Pick<Received, 'id' | 'office' | 'period' | 'epoch' | 'edition' | 'cutoff' | 'sequence' | 'takenOut'>

/**
 * How a return stands. It is answered by a later report of the same period that was accepted and counts: taken out, it
 * answers nothing. So the order in which they come does not matter.
 * @param received accepted bundles, among them the returned one
 */
export function returnState(
  { report: id, closedAt, sentAt }: Pick<Return, 'report' | 'closedAt' | 'sentAt'>,
  received: readonly Report[],
): ReturnState {
  if (closedAt) return 'closed'
  const returned = received.find(report => report.id === id)
  const answers = (report: Report) =>
    !report.takenOut &&
    report.office === returned?.office &&
    report.period === returned.period &&
    isLater(report, returned)
  if (received.some(answers)) return 'answered'
  return sentAt ? 'waiting' : 'unsent'
}

/** Whether the office below still has to do something about it. */
export const isOpen = (state: ReturnState): boolean => state === 'unsent' || state === 'waiting'
