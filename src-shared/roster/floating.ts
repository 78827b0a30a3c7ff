import * as z from 'zod'
import { partialDate, type PlainDate } from '../plain-date'
import { rowBase } from '../records/row'
import { holdsOn } from './membership'

/**
 * That a member lives away from the branch (流动党员, R59): six months and more outside, the 组织关系 still here. No
 * `from`: since before anybody noted it. Who came here from elsewhere is not on these books but `Attached`.
 */
export const Floating = z
  .object({
    ...rowBase,
    member: z.string().meta({ label: '党员', ref: 'members', index: true }),
    from: partialDate.optional().meta({ label: '流出日期', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: partialDate.optional().meta({ label: '返回日期', unit: 'date' }),
    place: z
      .string()
      .optional()
      .meta({ label: '外出流向', personal: 'address', synonyms: ['外出地点', '流向', '流出地'] }),
    reason: z.string().optional().meta({ label: '外出原因', personal: 'free' }),
    /** Name and telephone of the organisation that looks after the member there. */
    keeper: z.string().optional().meta({ label: '流入地党组织及联系人', personal: 'free' }),
  })
  .meta({ label: '流动情况' })

export type Floating = z.infer<typeof Floating>

/** The first of some spans that holds on a day. */
export function spanOn<S extends { from?: PlainDate | undefined; to?: PlainDate | undefined }>(
  spans: readonly S[],
  day: PlainDate,
): S | undefined {
  return spans.find(span => holdsOn(span, day))
}
