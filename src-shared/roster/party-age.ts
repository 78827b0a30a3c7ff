import { yearsBetween, type PlainDate } from '../plain-date'
import { membershipOn, type Member } from './member'

/**
 * 党龄 in completed years on a day, counted from the day of 转正 (党章 §7). From 1969-04-01 to 1977-08-11 there was no
 * probation, so who joined then counts from joining when no other date is on file (domain §7).
 * @returns 0 for a probationary member (printed “—”), `undefined` where the books don't know
 */
export function partyAge(
  member: Pick<Member, 'membership' | 'joined' | 'regularised'>,
  day: PlainDate,
): number | undefined {
  if (membershipOn(member, day) === 'probationary') return 0
  const start = member.regularised ?? (joinedWithoutProbation(member.joined) ? member.joined : undefined)
  return start === undefined ? undefined : yearsBetween(start, day)
}

/** Whether a date, as far as it is known, lies in the years without probation. */
function joinedWithoutProbation(joined: PlainDate | undefined): boolean {
  if (!joined) return false
  const first = joined + '-01-01'.slice(joined.length - 4)
  const last = joined + '-12-31'.slice(joined.length - 4)
  return first >= '1969-04-01' && last <= '1977-08-11'
}
