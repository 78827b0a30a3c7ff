import * as z from 'zod'
import { addDays, wholeDate, type PlainDate } from '../plain-date'
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
    /** As it was resolved; one that comes later ends it sooner, see `scoringEnd`. */
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

/**
 * What the branch resolved of a member on a day, if anything: the latest that had begun, as long as it holds. What held before it is
 * over for good, unless the later one is taken away.
 */
export function scoringOn(rows: readonly Scoring[], member: string, day: PlainDate): Scoring | undefined {
  const latest = rows
    .filter(row => row.member === member && row.from <= day)
    .reduce<Scoring | undefined>((last, row) => (last && last.from > row.from ? last : row), undefined)
  return latest && (latest.to === undefined || day <= latest.to) ? latest : undefined
}

/** The last day of a resolution: its own, or the one before the member's next begins; undefined while it holds on. */
export function scoringEnd(rows: readonly Scoring[], { member, from, to }: Scoring): PlainDate | undefined {
  const next = rows
    .filter(row => row.member === member && row.from > from)
    .map(row => addDays(row.from, -1))
    .sort()[0]
  return to !== undefined && (next === undefined || to < next) ? to : next
}
