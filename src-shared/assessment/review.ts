import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** What the street says of a part: it stands, it goes back with a reason, or the street scores it otherwise. */
export const reviewVerdicts = { accepted: '认可', returned: '退回', scored: '另行评分' } as const

export const PartReview = z.object({
  part: z.string().meta({ label: '评分点' }),
  verdict: choice(reviewVerdicts).meta({ label: '审核' }),
  /** Tenths, where it is scored otherwise. */
  score: z.number().int().min(0).optional().meta({ label: '街道评分' }),
  reason: z.string().optional().meta({ label: '理由', personal: 'free' }),
})
export type PartReview = z.infer<typeof PartReview>

/** How an office above has looked at a submission of an office below; its own row, the submission stays as it came. */
export const Review = z
  .object({
    ...rowBase,
    office: z.string().meta({ label: '报送单位', index: true }),
    year: z.number().int().meta({ label: '年度' }),
    /** `id` of the received report that has the submission. */
    report: z.string().meta({ label: '报送', ref: 'received' }),
    parts: z.array(PartReview).meta({ label: '审核' }),
    /** Code of the grade that the office above gives; quotas are its own matter. */
    grade: z.string().optional().meta({ label: '核定等级' }),
    state: z.enum(['reviewing', 'returned', 'scored', 'granted', 'revoked']).meta({
      label: '状态',
      choices: { reviewing: '审核中', returned: '已退回', scored: '已核定', granted: '已授予', revoked: '已撤销' },
    }),
    decidedOn: wholeDate.optional().meta({ label: '核定日期', unit: 'date' }),
    certificate: z.string().optional().meta({ label: '证书编号' }),
    validFrom: wholeDate.optional().meta({ label: '有效期起', unit: 'date' }),
    validTo: wholeDate.optional().meta({ label: '有效期止', unit: 'date' }),
    sentAt: z.string().optional().meta({ label: '写进回执' }),
  })
  .meta({ label: '5A审核' })

export type Review = z.infer<typeof Review>
