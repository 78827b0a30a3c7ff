import { daysInMonth } from '../plain-date'
import { beginning, end, type Membership } from '../roster/membership'

/** Every month of a year, January the lowest bit. */
export const wholeYear = 0xfff

/**
 * The months of a year on some day of which somebody was on the roster, January the lowest bit. Who was here when the
 * books began has no `from` and was here all the time; moving between branches leaves no gap.
 */
export function monthsOnRoster(spans: readonly Pick<Membership, 'from' | 'to'>[], year: number): number {
  // Nearly everybody: asked of tens of thousands.
  if (spans.some(span => beginning(span) <= `${year}-01-01` && end(span) > `${year}-12-31`)) return wholeYear
  let months = 0
  for (let month = 1; month <= 12; month++) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    const last = `${name}-${daysInMonth(year, month)}`
    // The day in `to` is the first one outside.
    if (spans.some(span => beginning(span) <= last && end(span) > `${name}-01`)) months |= 1 << (month - 1)
  }
  return months
}
