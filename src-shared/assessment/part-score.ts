import * as z from 'zod'
import { rowBase } from '../records/row'

/** What people say of a part that the program does not count, or why it does not apply; one row a part. */
export const PartScore = z
  .object({
    ...rowBase,
    assessment: z.string().meta({ label: '5A自评', ref: 'assessments', index: true }),
    part: z.string().meta({ label: '评分点' }),
    /** Typed counts where no fact is known; the denominator absent where there is none. */
    numerator: z.number().int().min(0).optional().meta({ label: '完成' }),
    denominator: z.number().int().min(0).optional().meta({ label: '应完成' }),
    /** Tenths, of what is judged. */
    score: z.number().int().min(0).optional().meta({ label: '评分' }),
    notApplicable: z.string().optional().meta({ label: '不适用的原因', personal: 'free' }),
    note: z.string().optional().meta({ label: '自评纪实', personal: 'free' }),
    /** Who fills it in; several people can have their parts. */
    by: z.string().optional().meta({ label: '填报人', personal: 'name' }),
  })
  .meta({ label: '自评评分点' })

export type PartScore = z.infer<typeof PartScore>
