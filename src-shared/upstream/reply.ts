import * as z from 'zod'
import { isPeriod } from '../period'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { matchCode, matchSecret } from './match'

export const receiptStates = { counted: '已收下', superseded: '已收下，后有更正', takenOut: '不计入数据' } as const
export const returnedParts = { report: '整份报送', figure: '数据', row: '记录' } as const

const sequence = z.number().int().min(1).meta({ label: '序号' })
const epoch = z.number().int().min(1).meta({ label: '密钥期' })
const count = (label: string) => z.number().int().min(0).meta({ label })
const words = z.string().min(1)
const opaque = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)

/** What became of one report. */
export const Receipt = z
  .object({
    epoch,
    sequence,
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ label: '摘要' }),
    period: z.string().refine(isPeriod).meta({ label: '报送期' }),
    revision: z.number().int().min(0).meta({ label: '第几次报送' }),
    receivedOn: wholeDate.meta({ label: '收到日期', unit: 'date' }),
    state: choice(receiptStates).meta({ label: '处理' }),
    note: words.optional().meta({ label: '说明', personal: 'free' }),
  })
  .meta({ label: '收到的报送' })

/** Reports that were never received, though a later one was: from a sequence up to a last one. */
export const MissingReports = z
  .object({ epoch, sequence, last: sequence.meta({ label: '到次数' }) })
  .meta({ label: '没有收到的报送' })

/** A figure that was counted otherwise from the rows than it was reported. */
export const FigureDifference = z
  .object({
    epoch,
    sequence,
    code: words.meta({ label: '代码' }),
    label: words.meta({ label: '数据' }),
    numerator: count('复算完成'),
    denominator: count('复算应完成').optional(),
    sentNumerator: count('报送完成').optional(),
    sentDenominator: count('报送应完成').optional(),
  })
  .meta({ label: '复算不一致' })

/** What was returned of a report, and why. */
export const ReturnedPart = z
  .object({
    line: z.number().int().min(1).meta({ label: '序' }),
    epoch,
    sequence,
    what: choice(returnedParts).meta({ label: '退回内容' }),
    /** Of a figure. */
    code: words.optional().meta({ label: '代码' }),
    /** Of a row: its table in the bundle and its opaque id; `part` where a second one tells it. */
    table: words.optional().meta({ label: '表' }),
    record: opaque.optional().meta({ label: '记录' }),
    part: opaque.optional().meta({ label: '记录内' }),
    /** As the street calls it, which sees no names. */
    text: words.meta({ label: '退回的是' }),
    reason: words.meta({ label: '退回原因', personal: 'free' }),
    returnedOn: wholeDate.meta({ label: '退回日期', unit: 'date' }),
  })
  .refine(({ what, code, table, record }) =>
    what === 'figure' ? code !== undefined : what === 'report' || (table !== undefined && record !== undefined),
  )
  .meta({ label: '退回' })

/** That people whom two offices count are looked for: codes made with this secret are asked for in the next reports. */
export const Matching = z
  .object({
    secret: matchSecret,
    /** The period whose reports were compared; absent where none could be yet. */
    period: z.string().refine(isPeriod).optional().meta({ label: '比对的报送期' }),
  })
  .meta({ label: '重复党员比对' })

/** Somebody of the addressee whom another office counts too; a line for each such office. */
export const SharedMember = z
  .object({
    match: matchCode,
    office: words.meta({ label: '单位代码' }),
    officeName: words.meta({ label: '也计算的单位' }),
  })
  .meta({ label: '重复计算的党员' })

/** The tables of a reply: a full picture each time, so one that was lost costs nothing. */
export const ReplyContents = z.object({
  receipts: z.array(Receipt).meta({ label: '收到的报送' }),
  missing: z.array(MissingReports).meta({ label: '没有收到的报送' }),
  differences: z.array(FigureDifference).meta({ label: '复算不一致' }),
  returns: z.array(ReturnedPart).meta({ label: '退回' }),
  /** One line where it is on, none where it is off. */
  matching: z.array(Matching).max(1).meta({ label: '重复党员比对' }),
  shared: z.array(SharedMember).meta({ label: '重复计算的党员' }),
})

/** A reply of the office above, as it came. `id` is the sha-256 of its tag manifest. */
export const Reply = z
  .object({
    ...rowBase,
    office: z.string().meta({ label: '上级单位' }),
    epoch,
    sequence,
    writtenAt: z.string().meta({ label: '写出时间' }),
    receivedAt: z.string().meta({ label: '收到时间' }),
    ...ReplyContents.shape,
  })
  .meta({ label: '上级回执' })

export type ReplyContents = z.infer<typeof ReplyContents>
export type Receipt = z.infer<typeof Receipt>
export type ReturnedPart = z.infer<typeof ReturnedPart>
export type SharedMember = z.infer<typeof SharedMember>
export type Reply = z.infer<typeof Reply>
