import type { QueryOutput } from '../../../engine/client'
import { printDate } from '../../../../src-shared/plain-date'

type LikePerson = QueryOutput<'roster.similar'>['rows'][number]['person']

/** What tells namesakes apart, in one line: branch, birth, number. */
export function personLine({ branchName, birth, idNumber, phone }: LikePerson): string {
  const parts = [branchName || '不在册', birth && `${printDate(birth)}生`, idNumber, !idNumber && phone]
  return parts.filter(Boolean).join(' · ')
}

/** Of two records, that which came into the books first stays by default. */
export const olderFirst = <P extends Pick<LikePerson, 'since'>>(one: P, other: P): [P, P] =>
  one.since <= other.since ? [one, other] : [other, one]

export const strengthWords = { sure: '是同一人', likely: '很可能是同一人', hint: '可能只是相像' } as const
export const strengthMarks = { sure: 'late', likely: 'look', hint: 'open' } as const
