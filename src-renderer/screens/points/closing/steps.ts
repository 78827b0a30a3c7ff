import { boundsOf, lastPeriods, lengthOf, periodOf, printPeriod, type Period } from '../../../../src-shared/period'
import type { PlainDate } from '../../../../src-shared/plain-date'
import type { confirmers } from '../../../../src-shared/points/closing'
import type { CommandOutput, QueryOutput } from '../../../engine/client'
import { periodChoices } from '../../periods'

export type BranchRow = QueryOutput<'points.closings'>['rows'][number]
export type ExceptionRow = BranchRow['exceptions'][number]

/** Who confirms a branch's points, as it stands on the page; `on` is empty while nobody said a day. */
export interface Said {
  by: keyof typeof confirmers
  /** The meeting on the books; empty where there is none or another day is said. */
  meeting: string
  on: PlainDate
}

/** What the page's primary does with the ticked branches: they are closed first, then put on the wall, then printed again. */
export type Step = 'close' | 'post' | 'print'

/** The month that is closed as a rule: the newest that is over. */
export const lastMonth = (today: PlainDate): Period => lastPeriods(periodOf(today, 'month'), 2)[1]!

/** Periods that can be closed: months, quarters and years that are over. */
export function closingPeriods(today: PlainDate, known: Period) {
  const isOffered = (period: Period) => lengthOf(period) !== 'half' && boundsOf(period).to < today
  const order = { month: 0, quarter: 1, half: 2, year: 3 }
  return periodChoices(today, [known])
    .filter(({ value }) => isOffered(value))
    .sort((a, b) => order[lengthOf(a.value)] - order[lengthOf(b.value)])
}

/** What the books propose: the committee's meeting with its day; the secretary confirms today. */
export function proposalOf({ proposed }: Pick<BranchRow, 'proposed'>, today: PlainDate): Said {
  return {
    by: proposed.by,
    meeting: proposed.meeting ?? '',
    on: proposed.on ?? (proposed.by === 'secretary' ? today : ''),
  }
}

/** The branches that are ticked until somebody ticks: those that can be closed now; else what waits for the wall; else all that hang. */
export function readyOf(rows: readonly BranchRow[], today: PlainDate, earlier = false): string[] {
  const open = rows.filter(row => row.state === 'open' && (earlier || !row.before) && proposalOf(row, today).on)
  const closed = rows.filter(({ state }) => state === 'closed')
  const found = open.length ? open : closed.length ? closed : rows.filter(({ state }) => state !== 'open')
  return found.map(({ branch }) => branch)
}

/** What comes next for the ticked branches; where none is ticked, for all of them. */
export function stepOf(ticked: readonly BranchRow[], rows: readonly BranchRow[]): Step {
  const about = ticked.length ? ticked : rows
  if (about.some(({ state }) => state === 'open')) return 'close'
  return about.some(({ state }) => state === 'closed') || !ticked.length ? 'post' : 'print'
}

/** The month to begin with where all of the one asked for wait for an earlier one. */
export function blockedBy(rows: readonly BranchRow[]): Period | undefined {
  const open = rows.filter(({ state }) => state === 'open')
  if (!open.length || open.length < rows.length || open.some(({ before }) => !before)) return undefined
  return open.map(({ before }) => before!).sort()[0]
}

/** The month up to which everything can be closed at once, where nothing of an earlier one is closed: an office that begins late. */
export function catchUpTo(rows: readonly BranchRow[], period: Period, today: PlainDate): Period | undefined {
  const last = lastMonth(today)
  const begins = rows.length > 0 && rows.every(({ state }) => state === 'open')
  return begins && lengthOf(period) === 'month' && period < last ? last : undefined
}

/** Branches that wait for an earlier month. */
export const behindOf = (rows: readonly BranchRow[]): number =>
  rows.filter(({ state, before }) => state === 'open' && before !== null).length

/** What was closed: `2026年9月，5个党支部，35条记录`, with all months where there were several. */
export function closedWords(period: Period, { closed, entries, earlier }: CommandOutput<'points.close'>): string {
  const first = earlier?.periods[0]
  const when = first
    ? `${printPeriod(first)}到${printPeriod(period)}共${earlier.periods.length + 1}${lengthOf(period) === 'month' ? '个月' : '期'}`
    : printPeriod(period)
  return `${when}，${closed}个党支部，${entries + (earlier?.entries ?? 0)}条记录`
}
