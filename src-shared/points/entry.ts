import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { someAmount, someHalfPoints } from './bounds'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: '请写成 2026-10' })

export const entrySources = { attendance: '会议到会', hand: '手工登记', reversal: '红字冲正' } as const

/**
 * One line of a member's points account. Deltas are whole half points: 0.5 is 1 (domain §3.7 trap 2).
 * A line from attendance is held to its meeting and follows it while its month is open; a line by hand, and any line of a
 * closed month, is only ever reversed.
 */
export const PointsEntry = z
  .object({
    ...rowBase,
    member: z.string().meta({ label: '党员', ref: 'members' }),
    branch: z.string().meta({ label: '党支部', ref: 'organisations' }),
    /** Item of the rule pack, e.g. `A1`. */
    rule: z.string().meta({ label: '积分项目' }),
    pack: z.string().meta({ label: '积分办法' }),
    /** Date of the fact, not of the entering (domain §9.4). */
    date: wholeDate.meta({ label: '日期', unit: 'date', index: true }),
    delta: someHalfPoints('积分以0.5分为单位').meta({ label: '分值', unit: 'halfPoint' }),
    /** The month it stands in where that of its date was closed before it was written, `2026-10`; else it has none. */
    period: month.optional().meta({ label: '计入月份', index: true }),
    /** Of a measured item: halves of its unit, 3.5 hours are 7. */
    amount: someAmount.optional().meta({ label: '数量' }),
    source: choice(entrySources).meta({ label: '来源' }),
    meeting: z.string().optional().meta({ label: '会议', ref: 'meetings', index: true }),
    reverses: z.string().optional().meta({ label: '冲正', ref: 'points', index: true }),
    note: z.string().default('').meta({ label: '说明', personal: 'free' }),
    evidence: z.string().optional().meta({ label: '依据', personal: 'free' }),
  })
  .meta({ label: '积分记录', indexes: ['[member+date]', '[branch+date]', '[member+period]', '[branch+period]'] })

export type PointsEntry = z.infer<typeof PointsEntry>

/** The month in which an entry counts: that of the fact, or the open one it came too late for (domain §3.4). */
export const standsIn = ({ date, period }: Pick<PointsEntry, 'date' | 'period'>): string => period ?? date.slice(0, 7)
