import * as z from 'zod'

/** One figure of a period. A percentage is never stored, only its two numbers (domain §9.4); a plain count has no denominator. */
export const Figure = z
  .object({
    code: z.string().meta({ label: '代码' }),
    label: z.string().meta({ label: '数据' }),
    numerator: z.number().int().meta({ label: '完成', unit: 'count' }),
    denominator: z.number().int().nullable().meta({ label: '应完成', unit: 'count' }),
  })
  .meta({ label: '数据' })

export type Figure = z.infer<typeof Figure>
