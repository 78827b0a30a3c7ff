import * as z from 'zod'
import { calendarPeriod } from '../period'
import { wholeDate } from '../plain-date'
import { rowBase } from '../records/row'
import { Meeting } from './meeting'

/** On which day a branch means to hold what it owes in a window; one row an obligation, whose id is `planId`. */
export const Plan = z
  .object({
    ...rowBase,
    branch: Meeting.shape.branch,
    kind: Meeting.shape.kind,
    /** The window it is owed in, `2026-07`, `2026Q3` or `2026`. */
    window: calendarPeriod.meta({ label: '应开时段' }),
    date: wholeDate.meta({ label: '拟开日期', unit: 'date' }),
    theme: z.string().trim().optional().meta({ label: '拟定议题', personal: 'free' }),
  })
  .meta({ label: '会议计划' })

export type Plan = z.infer<typeof Plan>

export const planId = ({ branch, kind, window }: Pick<Plan, 'branch' | 'kind' | 'window'>) =>
  `${branch}|${kind}|${window}`
