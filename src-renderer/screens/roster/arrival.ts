import type { PlainDate } from '../../../src-shared/plain-date'
import type { arrivalChoices } from '../../../src-shared/roster/arrived'
import type { CommandInput } from '../../engine/client'

type Arrival = keyof typeof arrivalChoices

/** What a form says of how a new member came to the branch; blank where it stands as it usually is. */
export interface ArrivalTexts {
  group: string
  arrival: Arrival | ''
  from: PlainDate
  origin: string
  arrivalLetter: string
}

export const noArrival: ArrivalTexts = { group: '', arrival: '', from: '', origin: '', arrivalLetter: '' }

/** What is known of the newcomer besides. */
export interface Newcomer {
  /** Members of the branch today; null while none is chosen. */
  branchTotal: number | null
  /** Comes from 发展党员. */
  developed: boolean
  joined: string
  today: PlainDate
}

/**
 * What stands in the form: what was chosen, else what it mostly is. Whoever was developed here was admitted on the day of joining; a
 * branch with nobody yet is only now taken over; anybody else is transferred in today.
 */
export function arrivalNow(texts: ArrivalTexts, { branchTotal, developed, joined, today }: Newcomer): ArrivalTexts {
  const usual = developed ? 'admitted' : branchTotal === null ? '' : branchTotal ? 'transferIn' : 'here'
  const arrival = texts.arrival || usual
  const day = arrival === 'admitted' && /^\d{4}-\d{2}-\d{2}$/.test(joined) ? joined : today
  return { ...texts, arrival, from: texts.from || (arrival && arrival !== 'here' ? day : '') }
}

/** What is asked besides the day: only of who was transferred. */
export const asksOrigin = ({ arrival }: ArrivalTexts) => arrival === 'transferIn'

/** What the command is given; blank fields are left out. */
export function arrivedOf(now: ArrivalTexts): Pick<CommandInput<'roster.addMember'>, 'group' | 'arrived'> {
  const { group, arrival, from } = now
  const [origin, arrivalLetter] = asksOrigin(now) ? [now.origin.trim(), now.arrivalLetter.trim()] : []
  return {
    ...(group && { group }),
    ...(arrival && {
      arrived: { arrival, ...(from && { from }), ...(origin && { origin }), ...(arrivalLetter && { arrivalLetter }) },
    }),
  }
}
