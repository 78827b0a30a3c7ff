import * as z from 'zod'
import { wholeDate } from '../plain-date'

/** The five steps by which a 楼栋长 or 党小组长 is chosen, 推审选评聘 (S2), in their order: the day each was done. */
export const Selection = z.object({
  recommended: wholeDate.optional().meta({ label: '推荐日期', unit: 'date' }),
  examined: wholeDate.optional().meta({ label: '审核日期', unit: 'date' }),
  elected: wholeDate.optional().meta({ label: '推选日期', unit: 'date' }),
  assessed: wholeDate.optional().meta({ label: '评议日期', unit: 'date' }),
  engaged: wholeDate.optional().meta({ label: '聘任日期', unit: 'date' }),
})

export type Selection = z.infer<typeof Selection>
export type SelectionStep = keyof Selection

export const selectionSteps = {
  recommended: '推',
  examined: '审',
  elected: '选',
  assessed: '评',
  engaged: '聘',
} as const satisfies Record<SelectionStep, string>
