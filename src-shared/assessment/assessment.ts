import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { Rubric } from './rubric'
import { PartReview } from './review'

/** How far an assessment has come (domain §4.3). What the street and the county decide comes back in replies. */
export const assessmentStates = {
  draft: '自评中',
  decided: '社区党委会已审议',
  submitted: '已提交',
  returned: '街道退回',
  scored: '街道已核定',
  published: '公示中',
  granted: '已授予',
  revoked: '已撤销',
} as const

const exact = z.string().regex(/^-?\d+\/[1-9]\d*$/)

/** A part of an indicator as it stood on the day of submission. */
export const FrozenPart = z.object({
  part: z.string().meta({ label: '评分点' }),
  as: z.enum(['counted', 'judged', 'notApplicable', 'missing']).meta({ label: '方式' }),
  numerator: z.number().int().optional().meta({ label: '完成' }),
  denominator: z.number().int().optional().meta({ label: '应完成' }),
  /** Numbers that people typed; the books had none. */
  typed: z.boolean().optional().meta({ label: '手工填数', technical: true }),
  /** Tenths that were judged. */
  judged: z.number().int().optional().meta({ label: '评分' }),
  /** Exact, and its weight with what does not apply in its block: `19/4`. */
  score: exact.meta({ label: '自评得分' }),
  weight: exact.meta({ label: '分值' }),
  note: z.string().optional().meta({ label: '自评纪实', personal: 'free' }),
  /** sha-256 of every file, and what records are called, that lay beside it. */
  evidence: z
    .array(
      z.object({
        name: z.string().meta({ label: '名称', personal: 'free' }),
        sha256: z.string().optional().meta({ label: '校验值', technical: true }),
      }),
    )
    .meta({ label: '佐证材料' }),
})
export type FrozenPart = z.infer<typeof FrozenPart>

/** What was submitted: figures, cut-off and evidence as they were. Later data never change it (domain §4.4 trap 1). */
export const Frozen = z.object({
  on: wholeDate.meta({ label: '提交日期', unit: 'date' }),
  through: wholeDate.meta({ label: '数据截至', unit: 'date' }),
  parts: z.array(FrozenPart).meta({ label: '评分点' }),
  total: exact.meta({ label: '自评总分' }),
  bonus: exact.meta({ label: '附加分' }),
  /** Code of the grade by the office's own count. */
  grade: z.string().nullable().meta({ label: '自评等级' }),
})
export type Frozen = z.infer<typeof Frozen>

/** What the office above said of the last submission, as its reply or its paper has it. */
export const StreetResult = z.object({
  on: wholeDate.meta({ label: '核定日期', unit: 'date' }),
  parts: z.array(PartReview).meta({ label: '街道审核' }),
  /** Code of the grade that it gives; absent of what went back. */
  grade: z.string().optional().meta({ label: '核定等级' }),
  document: z.string().optional().meta({ label: '文号' }),
})
export type StreetResult = z.infer<typeof StreetResult>

/** A community's assessment of itself in a year, by the rubric that was in force when it was begun. */
export const Assessment = z
  .object({
    ...rowBase,
    year: z.number().int().min(1949).max(2200).meta({ label: '年度', index: true }),
    /** Whole, so that no later version changes what is being assessed by. */
    rubric: Rubric.meta({ label: '自评办法', technical: true }),
    state: choice(assessmentStates).meta({ label: '状态' }),
    /** Cut-off of what is counted; today's date while it is absent. */
    through: wholeDate.optional().meta({ label: '数据截至', unit: 'date' }),
    /** Codes of the bonus items, and the papers that prove them. */
    bonuses: z
      .array(
        z.object({ code: z.string().meta({ label: '编号' }), document: z.string().min(1).meta({ label: '文号' }) }),
      )
      .meta({ label: '附加分' }),
    vetoes: z
      .array(
        z.object({ code: z.string().meta({ label: '编号' }), document: z.string().min(1).meta({ label: '文号' }) }),
      )
      .meta({ label: '否决事项' }),
    /** The meeting of the 社区党委 that took it up. */
    meeting: z.string().optional().meta({ label: '审议会议', ref: 'meetings', index: true }),
    decidedOn: wholeDate.optional().meta({ label: '审议日期', unit: 'date' }),
    frozen: Frozen.optional().meta({ label: '提交内容', technical: true }),
    /** Times it was submitted. */
    submissions: z.number().int().optional().meta({ label: '提交次数', technical: true }),
    result: StreetResult.optional().meta({ label: '街道核定', technical: true }),
    /** Public notice of what the street gave (5 to 7 days). */
    noticeFrom: wholeDate.optional().meta({ label: '公示开始日期', unit: 'date' }),
    noticeTo: wholeDate.optional().meta({ label: '公示截止日期', unit: 'date' }),
    /** Certificate of what was granted. */
    certificate: z.string().optional().meta({ label: '证书编号' }),
    validFrom: wholeDate.optional().meta({ label: '有效期起', unit: 'date' }),
    validTo: wholeDate.optional().meta({ label: '有效期止', unit: 'date' }),
  })
  .meta({ label: '5A自评' })

export type Assessment = z.infer<typeof Assessment>
