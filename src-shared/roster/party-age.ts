import { daysInMonth, yearsBetween, type PlainDate } from '../plain-date'
import { membershipOn, type Member } from './member'
import { daysOf, eraOf } from './party-eras'

type Dates = Pick<Member, 'membership' | 'joined' | 'regularised'>

/**
 * The day from which 党龄 counts: that of 转正 (党章 §7). Who joined in an era without probation counts from joining when
 * no other date is on file (domain §7). Elsewhere a missing 转正 is not guessed from joining.
 */
export function partyAgeFrom({ joined, regularised }: Partial<Dates>): PlainDate | undefined {
  return regularised ?? (joined && eraOf(joined)?.probation.length === 0 ? joined : undefined)
}

/**
 * 党龄 in completed years on a day.
 * @returns 0 for a probationary member (printed “—”), `undefined` where the books don't know
 */
export function partyAge(member: Dates, day: PlainDate): number | undefined {
  if (membershipOn(member, day) === 'probationary') return 0
  const start = partyAgeFrom(member)
  return start === undefined ? undefined : yearsBetween(start, day)
}

/**
 * 光荣在党50年: whether fifty full years of 党龄 are reached by 1 July of a year and were not by that of the year before.
 * `check`: only the year or month of the date is known, and it decides.
 */
export function fiftyYearsIn(member: Partial<Dates>, year: number): 'yes' | 'no' | 'check' {
  const start = partyAgeFrom(member)
  if (!start) return 'no'
  const inTime = (day: PlainDate) => day > `${year - 51}-07-01` && day <= `${year - 50}-07-01`
  const { first, last } = daysOf(start)
  if (inTime(first) && inTime(last)) return 'yes'
  return last > `${year - 51}-07-01` && first <= `${year - 50}-07-01` ? 'check' : 'no'
}

/**
 * The day on which a year of probation is full, as exact as joining is known; 29 February is full on the 28th.
 * @param months of the extension that a meeting resolved, once, half a year to one year (党章 §7)
 */
export function probationEnds(joined: PlainDate, months = 0): PlainDate {
  if (joined.length === 4) return String(Number(joined) + 1)
  const [year, month, day] = joined.split('-').map(Number) as [number, number, number | undefined]
  const at = year * 12 + month - 1 + 12 + months
  const [y, m] = [Math.floor(at / 12), (at % 12) + 1]
  const two = (n: number) => String(n).padStart(2, '0')
  return `${y}-${two(m)}${day === undefined ? '' : `-${two(Math.min(day, daysInMonth(y, m)))}`}`
}
