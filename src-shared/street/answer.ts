import * as z from 'zod'
import { rowBase } from '../records/row'

/** A reply that this office has written for one below. `id` is `epoch-sequence`. */
export const Answer = z
  .object({
    ...rowBase,
    office: z.string().meta({ label: '报送单位', index: true }),
    epoch: z.number().int().meta({ label: '密钥期' }),
    sequence: z.number().int().meta({ label: '序号' }),
    /** sha-256 of the tag manifest. */
    digest: z.string().meta({ label: '摘要' }),
    writtenAt: z.string().meta({ label: '写出时间' }),
    file: z.string().meta({ label: '文件' }),
    receipts: z.number().int().meta({ label: '收到', unit: 'count' }),
    returns: z.number().int().meta({ label: '退回', unit: 'count' }),
  })
  .meta({ label: '写出的回执' })

export type Answer = z.infer<typeof Answer>
