import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { arrivals, Membership } from './membership'

const { moved: _, ...waysIn } = arrivals

/** How somebody who is entered by hand came; `here` for who was there all the time and was only never entered (补登). */
export const arrivalChoices = { here: '早已在本支部（补登）', ...waysIn } as const

/** What a form says of how somebody came to the branch. */
export const Arrived = z.object({
  arrival: choice(arrivalChoices).meta({ label: '怎样到本支部' }),
  /** Of who came; who was there already has none, or the day from which it is known. */
  from: wholeDate.optional().meta({ label: '从哪天起' }),
  origin: Membership.shape.origin,
  arrivalLetter: Membership.shape.arrivalLetter,
})

export type Arrived = z.infer<typeof Arrived>
