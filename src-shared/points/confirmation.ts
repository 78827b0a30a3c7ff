import { kindsOf } from '../meetings/kinds'
import type { Meeting } from '../meetings/meeting'
import { committeeOn } from '../meetings/talk'
import type { PlainDate } from '../plain-date'
import type { Post } from '../roster/post'
import type { confirmers } from './closing'

/** Fewest people that make a committee of a branch (支部工作条例: 3 to 5, at most 7). */
const committeeFrom = 3

export interface Confirmation {
  by: keyof typeof confirmers
  /** The meeting that confirms as the books have it, and its day. */
  meeting: string | null
  on: PlainDate | null
}

/**
 * Who confirms a branch's points of a period, and at which meeting, as the books say: the first meeting of its committee after
 * the period's end; its secretary where it has no committee (domain §3.4).
 */
export function confirmationOf(
  posts: readonly Pick<Post, 'post' | 'member' | 'from' | 'to'>[],
  meetings: readonly Pick<Meeting, 'id' | 'kind' | 'countsAs' | 'date'>[],
  end: PlainDate,
  today: PlainDate,
): Confirmation {
  if (committeeOn(posts, today).size < committeeFrom) return { by: 'secretary', meeting: null, on: null }
  const held = meetings
    .filter(held => kindsOf(held).includes('branchCommittee'))
    .filter(({ date }) => date >= end && date <= today)
    .sort((a, b) => (a.date < b.date ? -1 : 1))[0]
  return { by: 'committee', meeting: held?.id ?? null, on: held?.date ?? null }
}
