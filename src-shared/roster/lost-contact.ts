import * as z from 'zod'
import { partialDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** Why contact was lost, as the national form counts it (domain §1.2, R60). */
export const lostReasons = {
  '1': '外出务工经商',
  '2': '企业改制破产',
  '3': '毕业后未转接',
  '4': '更换工作单位',
  '5': '出国（境）',
  '6': '更换居住地',
  '7': '其他',
} as const

/** A loss of contact: that a member cannot be reached, since the last 组织生活 or 党费, until found again. */
export const LostContact = z
  .object({
    ...rowBase,
    member: z.string().meta({ label: '党员', ref: 'members', index: true }),
    from: partialDate
      .optional()
      .meta({ label: '失去联系日期', unit: 'date', synonyms: ['失联日期', '失联时间', '失去联系时间'] }),
    /** First day on which it no longer holds. */
    to: partialDate.optional().meta({ label: '恢复联系日期', unit: 'date' }),
    reason: choice(lostReasons).optional().meta({ label: '失联原因' }),
    note: z.string().optional().meta({ label: '查找情况', personal: 'free' }),
  })
  .meta({ label: '失联情况' })

export type LostContact = z.infer<typeof LostContact>
