import * as z from 'zod'
import { wholeDate, type PlainDate } from '../plain-date'
import { rowBase } from '../records/row'

/** That a member belongs to a branch, from a day until a day. No `from`: since before these books began. */
export const Membership = z
  .object({
    ...rowBase,
    member: z.string().meta({ label: '党员', ref: 'members', index: true }),
    organisation: z.string().meta({
      label: '所在党支部全称',
      ref: 'organisations',
      index: true,
      synonyms: ['所在党支部', '党支部', '支部', '所在支部', '党组织名称'],
    }),
    from: wholeDate.optional().meta({ label: '起', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: wholeDate.optional().meta({ label: '止', unit: 'date' }),
  })
  .meta({ label: '组织关系' })

export type Membership = z.infer<typeof Membership>

/** Whether something with `from` and `to` holds on a day: `from` inclusive, `to` exclusive. */
export function holdsOn(span: { from?: PlainDate | undefined; to?: PlainDate | undefined }, day: PlainDate): boolean {
  return (!span.from || span.from <= day) && (!span.to || day < span.to)
}
