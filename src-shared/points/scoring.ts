import * as z from 'zod'
import { wholeDate, type PlainDate } from '../plain-date'
import { rowBase } from '../records/row'

/**
 * 计分方式: which class of the rules a member is scored by, for a time, because the branch resolved so (domain §3.5). Who has
 * none is scored as the roster says: the program exempts nobody by itself.
 */
export const Scoring = z
  .object({
    ...rowBase,
    member: z.string().meta({ label: '党员', ref: 'members', index: true }),
    /** Code of the class in the rule pack. */
    class: z.string().min(1).meta({ label: '计分方式' }),
    from: wholeDate.meta({ label: '起始日期', unit: 'date' }),
    to: wholeDate.optional().meta({ label: '截止日期', unit: 'date' }),
    /** `2026年1月12日支部党员大会决议` */
    resolution: z
      .string()
      .trim()
      .min(1, { error: '请写明支部讨论决定的会议和日期' })
      .meta({ label: '决定依据', personal: 'free' }),
    meeting: z.string().optional().meta({ label: '决定会议', ref: 'meetings', index: true }),
    /** Age or illness, where it is said. */
    reason: z.string().trim().optional().meta({ label: '原因', personal: 'sensitive' }),
  })
  .meta({ label: '计分方式' })

export type Scoring = z.infer<typeof Scoring>

/** The class that a resolution gives a member on a day, if any: the latest that had begun. */
export function scoringOn(rows: readonly Scoring[], member: string, day: PlainDate): Scoring | undefined {
  return rows
    .filter(row => row.member === member && row.from <= day && (row.to === undefined || day <= row.to))
    .reduce<Scoring | undefined>((last, row) => (last && last.from > row.from ? last : row), undefined)
}
