import type { PlainDate } from '../plain-date'

/**
 * How long somebody was on probation who joined at a time. What counts as the day of joining changed with it, and the
 * books keep that day as the personnel file has it. Source: domain §7 (R11, the eras of 党龄; 12371.cn), to be verified there.
 */
export interface PartyEra {
  from: PlainDate
  /** Last day. */
  to: PlainDate
  /** Months of probation that there were; none: a full member from the first day. */
  probation: readonly number[]
}

export const partyEras: readonly PartyEra[] = [
  // Half a year, one or two years, by class.
  { from: '1945-04-23', to: '1956-09-14', probation: [6, 12, 24] },
  // Joined on the day of the branch's general meeting.
  { from: '1956-09-15', to: '1969-03-31', probation: [12] },
  // Joined, and a full member, on the day of approval.
  { from: '1969-04-01', to: '1977-08-11', probation: [] },
  // Joined on the day of approval as a probationary member.
  { from: '1977-08-12', to: '1982-09-05', probation: [12] },
  // Joined on the day of the branch's general meeting.
  { from: '1982-09-06', to: '9999-12-31', probation: [12] },
]

/** First and last day that a date may mean: `1977` is any of its days. */
export function daysOf(date: PlainDate): { first: PlainDate; last: PlainDate } {
  return { first: date + '-01-01'.slice(date.length - 4), last: date + '-12-31'.slice(date.length - 4) }
}

/** The era somebody joined in; undefined where the date is not exact enough to say, or is before all of them. */
export function eraOf(joined: PlainDate): PartyEra | undefined {
  const { first, last } = daysOf(joined)
  return partyEras.find(({ from, to }) => from <= first && last <= to)
}
