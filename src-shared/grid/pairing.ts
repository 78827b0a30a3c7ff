import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { rowBase } from '../records/row'

/** 结对帮扶: somebody looks after a household, from a day until a day (S1: 36 members, 55 households). */
export const Pairing = z
  .object({
    ...rowBase,
    person: z.string().meta({ label: '结对人', ref: 'gridPeople', index: true }),
    household: z.string().meta({ label: '户', ref: 'households', index: true }),
    /** What was promised. */
    pledge: z.string().optional().meta({ label: '帮扶内容', personal: 'free' }),
    from: wholeDate.meta({ label: '结对日期', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: wholeDate.optional().meta({ label: '结束日期', unit: 'date' }),
  })
  .meta({ label: '结对帮扶' })

export type Pairing = z.infer<typeof Pairing>
