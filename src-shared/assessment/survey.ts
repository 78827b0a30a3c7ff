import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { calendarPeriod } from '../period'
import { rowBase } from '../records/row'

const count = (label: string) => z.number().int().min(0).meta({ label, unit: 'count' })

/** A survey of residents' satisfaction, tallied from sheets: of the community or a branch, for a quarter or a year (S0). */
export const Survey = z
  .object({
    ...rowBase,
    period: calendarPeriod.meta({ label: '测评期', index: true }),
    branch: z.string().optional().meta({ label: '党支部', ref: 'organisations', index: true }),
    on: wholeDate.meta({ label: '测评日期', unit: 'date' }),
    handedOut: count('发出份数'),
    satisfied: count('满意'),
    basically: count('基本满意'),
    not: count('不满意'),
    invalid: count('无效'),
    note: z.string().optional().meta({ label: '意见摘要', personal: 'free' }),
  })
  .meta({ label: '满意度测评' })

export type Survey = z.infer<typeof Survey>
