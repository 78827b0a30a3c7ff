import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { visitReasons } from './visit'

/** Something that calls for a visit (五访): known since a day, due by the terms of the rules, done with the visit that names it. */
export const VisitCall = z
  .object({
    ...rowBase,
    household: z.string().meta({ label: '户', ref: 'households', index: true }),
    resident: z.string().optional().meta({ label: '居民', ref: 'residents', index: true }),
    reason: choice(visitReasons).meta({ label: '走访事由' }),
    /** The day of the fact: they moved in, lost work. */
    date: wholeDate.meta({ label: '发生日期', unit: 'date' }),
    note: z.string().optional().meta({ label: '情况', personal: 'free' }),
    /** First day on which nobody has to go any more, with why. */
    dropped: wholeDate.optional().meta({ label: '不再走访日期', unit: 'date' }),
    why: z.string().optional().meta({ label: '不再走访原因', personal: 'free' }),
  })
  .meta({ label: '应访事项' })

export type VisitCall = z.infer<typeof VisitCall>
