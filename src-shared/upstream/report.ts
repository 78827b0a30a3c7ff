import * as z from 'zod'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { plainText } from '../roster/plain-text'
import { Figure } from './figure'

export const details = { figures: '只报数据', pseudonymous: '不含姓名', named: '含姓名' } as const

/** What is said with a report, or why it corrects an earlier one: it travels readable by whoever holds the stick. */
export const reportNote = z
  .string()
  .transform(plainText)
  .pipe(z.string().max(100, { error: '说明请不要超过100个字' }))
  .meta({ label: '说明', personal: 'free' })

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
    note: z.string().optional().meta({ label: '说明', personal: 'free' }),
  })
  .meta({ label: '报送' })

export type Report = z.infer<typeof Report>

/** The report of a period that speaks for it: the one with the highest revision. */
export function lastReport<R extends Pick<Report, 'edition'>>(reports: readonly R[]): R | undefined {
  return reports.reduce<R | undefined>((last, one) => (last && last.edition >= one.edition ? last : one), undefined)
}
