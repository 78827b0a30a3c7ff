import * as z from 'zod'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

export const replyStates = { received: '已收下', returned: '退回' } as const

/** A reply of the office above: what it says of each report. `id` is the sha-256 of its tag manifest. */
export const Reply = z
  .object({
    ...rowBase,
    office: z.string().meta({ label: '上级单位' }),
    sequence: z.number().int().meta({ label: '序号' }),
    receivedAt: z.string().meta({ label: '收到时间' }),
    items: z
      .array(
        z
          .object({
            /** Of the report that it speaks of. */
            digest: z.string().meta({ label: '摘要' }),
            state: choice(replyStates).meta({ label: '处理' }),
            note: z.string().optional().meta({ label: '说明', personal: 'free' }),
          })
          .meta({ label: '回复事项' }),
      )
      .meta({ label: '回复事项' }),
  })
  .meta({ label: '上级回复' })

export type Reply = z.infer<typeof Reply>
