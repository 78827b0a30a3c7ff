import * as z from 'zod'
import { PatrolDays } from '../grid/patrol-days'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

export const roles = { community: '社区', street: '街道', county: '区县' } as const

/** Whether the foot of a paper bears its number as a code too. */
export const footCodes = { qr: '文字和二维码', none: '只印文字' } as const

/** This office: who keeps these books. One row a profile. */
export const Office = z
  .object({
    ...rowBase,
    role: choice(roles).meta({ label: '层级' }),
    name: z.string().trim().min(1).meta({ label: '党组织名称' }),
    /** 12-digit code of the statistics office (domain §7), text because of leading zeros. */
    code: z
      .string()
      .regex(/^\d{12}$/, { error: '统计用区划代码应为12位数字' })
      .meta({ label: '区划代码' }),
    /** Day of the month on which its branches hold their theme day. */
    themeDay: z.number().int().min(1).max(28).optional().meta({ label: '主题党日（每月几日）' }),
    /** What stands at the foot of the papers of meetings beside the number in words. */
    footCode: choice(footCodes).optional().meta({ label: '会议文书页脚' }),
    /** On which days patrols are due, from when; as `resources/grid/work-terms.json` says where there is none. */
    patrolDays: z.array(PatrolDays).optional().meta({ label: '巡查日' }),
  })
  .meta({ label: '本单位' })

export type Office = z.infer<typeof Office>
