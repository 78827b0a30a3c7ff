import shipped from '../../resources/grid/work-terms.json'
import type { PlainDate } from '../plain-date'
import { addDays, daysBetween } from '../plain-date'
import type { GridRole } from './grid-post'
import type { VisitReason } from './visit'

/** By when what is done in the grids is due, and who does it. Local practice, so data with its source (domain §5.3). */
interface WorkTerms {
  patrols: {
    /** On which days the two rounds are due where the office says nothing else. */
    days: string
    /** Who walks them, in the order in which they are offered. */
    by: readonly GridRole[]
    /** A round that begins before it is the early one. */
    noon: string
  }
  visits: {
    /** Within how many days of the fact a household is visited, by the reason. */
    within: Readonly<Record<VisitReason, number>>
    /** The same for a tag whose review date has come. */
    reviewWithin: number
    /** The same for a day that was agreed on in a visit. */
    againWithin: number
    /** How many days before its day something agreed on or to be reviewed is shown. */
    ahead: number
  }
  pairings: { everyMonths: number }
  entry: { lateAfter: number }
  source: string
}

// JSON knows roles only as texts; the tests hold them to the records.
export const workTerms = shipped as WorkTerms

/** Whether something was entered so long after it happened that a list has to say so (domain §5.6 trap 8). */
export const isEnteredLate = (fact: PlainDate, entered: PlainDate): boolean =>
  daysBetween(fact, entered) > workTerms.entry.lateAfter

/** The last day on which a visit for a reason is in time. */
export const visitBy = (reason: VisitReason, fact: PlainDate): PlainDate =>
  addDays(fact, workTerms.visits.within[reason])
