import * as z from 'zod'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { Figure } from './figure'

export const details = { figures: '只报数据', pseudonymous: '不含姓名', named: '含姓名' } as const

/** A bundle this office has written for its parent. `id` is `epoch-sequence`. */
export const Report = z
  .object({
    ...rowBase,
    period: z.string().meta({ label: '报送期', index: true }),
    epoch: z.number().int().meta({ label: '密钥期' }),
    sequence: z.number().int().meta({ label: '序号' }),
    /** What the bundle calls its revision; under that name the store counts how often a row was written. */
    edition: z.number().int().meta({ label: '第几次报送' }),
    /** sha-256 of the tag manifest. */
    digest: z.string().meta({ label: '摘要' }),
    cutoff: z.string().meta({ label: '截止时间' }),
    detail: choice(details).meta({ label: '内容' }),
    file: z.string().meta({ label: '文件' }),
    figures: z.array(Figure).meta({ label: '数据' }),
  })
  .meta({ label: '报送' })

export type Report = z.infer<typeof Report>
