import * as z from 'zod'
import { calendarPeriod } from '../period'
import { wholeDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { replyBy } from './terms'

/** An objection comes while the notice hangs, from anybody; an appeal comes afterwards, from the member. */
export const appealKinds = { objection: '公示异议', appeal: '申诉' } as const
export const appealWays = { spoken: '口头', written: '书面' } as const
/** What came of it; where points change, a reversal says so, never this record. */
export const appealResults = { upheld: '维持原积分', adjusted: '更正积分', withdrawn: '本人撤回' } as const

const reply = (label: string) =>
  z
    .object({
      on: wholeDate.meta({ label: '答复日期', unit: 'date' }),
      result: choice(appealResults).meta({ label: '处理结果' }),
      text: z.string().trim().min(1, { error: '请写明答复内容' }).meta({ label: '答复内容', personal: 'sensitive' }),
      /** The meeting that decided, where it is on the books. */
      meeting: z.string().optional().meta({ label: '研究会议', ref: 'meetings' }),
    })
    .meta({ label })

/** 异议、申诉: somebody doubts a member's points of a period; what was answered, and when (domain §3.4). */
export const Appeal = z
  .object({
    ...rowBase,
    branch: z.string().meta({ label: '党支部', ref: 'organisations', index: true }),
    period: calendarPeriod.meta({ label: '积分期间' }),
    /** Whose points. */
    member: z.string().meta({ label: '党员', ref: 'members', index: true }),
    kind: choice(appealKinds).meta({ label: '类别' }),
    way: choice(appealWays).meta({ label: '提出方式' }),
    /** Who objects, where it is not the member. */
    by: z.string().trim().optional().meta({ label: '提出人', personal: 'name' }),
    received: wholeDate.meta({ label: '收到日期', unit: 'date' }),
    text: z.string().trim().min(1, { error: '请写明异议内容' }).meta({ label: '异议内容', personal: 'sensitive' }),
    /** The entry that is doubted, where it is about one. */
    about: z.string().optional().meta({ label: '积分记录', ref: 'points' }),
    reply: reply('支部答复').optional(),
    /** The member took it to the committee above. */
    raisedOn: wholeDate.optional().meta({ label: '提请社区党委日期', unit: 'date' }),
    final: reply('社区党委答复').optional(),
    /** Put on the wall again with what came of it. */
    republishedOn: wholeDate.optional().meta({ label: '再次公示日期', unit: 'date' }),
  })
  .meta({ label: '积分异议' })

export type Appeal = z.infer<typeof Appeal>

export const appealStates = {
  open: '待答复',
  overdue: '超期未答复',
  raised: '社区党委研究中',
  answered: '已答复',
} as const

export type AppealState = keyof typeof appealStates

/** Where an objection stands on a day. */
export function appealState(
  appeal: Pick<Appeal, 'reply' | 'raisedOn' | 'final' | 'received'>,
  today: PlainDate,
): AppealState {
  if (appeal.raisedOn && !appeal.final) return 'raised'
  if (appeal.reply) return 'answered'
  return today > replyBy(appeal.received) ? 'overdue' : 'open'
}
