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

/** Whether there was anything to count: a rate of nothing is none, neither 0 % nor 100 % nor checked. */
export const isApplicable = ({ denominator }: Pick<Figure, 'denominator'>): boolean => denominator !== 0

/** What stands with the `—` of a rate of nothing. */
export const notApplicable = '不适用'

/**
 * A rate in percent with one decimal, rounded half up in whole numbers: `96.6%`; `—` where nothing was due.
 * Always shown beside both its numbers (domain §9.4).
 */
export function printRate(numerator: number, denominator: number | null): string {
  if (!denominator) return '—'
  const doubled = numerator * 2000 + denominator
  const tenths = (doubled - (doubled % (denominator * 2))) / (denominator * 2)
  return `${(tenths - (tenths % 10)) / 10}.${tenths % 10}%`
}
