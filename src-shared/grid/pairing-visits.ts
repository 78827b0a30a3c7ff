import { addMonths, type PlainDate } from '../plain-date'
import { holdsOn } from '../roster/membership'
import type { Pairing } from './pairing'
import type { Visit } from './visit'
import { workTerms } from './work-terms'

/** How a pairing is kept up: its visits, the last one, and the day by which the next is due; none is due once it has ended. */
export interface PairingVisits {
  visits: number
  last: PlainDate | null
  due: PlainDate | null
  isOverdue: boolean
}

/** @param visits all visits; those of the pairing are those that name it */
export function pairingVisits(pairing: Pairing, visits: readonly Visit[], today: PlainDate): PairingVisits {
  const days = visits.flatMap(visit => (visit.pairing === pairing.id ? visit.date : [])).sort()
  const last = days[days.length - 1] ?? null
  const due = holdsOn(pairing, today) ? addMonths(last ?? pairing.from, workTerms.pairings.everyMonths) : null
  return { visits: days.length, last, due, isOverdue: due !== null && due < today }
}
