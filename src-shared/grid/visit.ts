import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/**
 * Why a household is visited: the five that have to be (五访, S1), pairings, and the rest. S1's third is for families that went
 * to higher offices; no word here says so (domain §5.6 trap 6).
 */
export const visitReasons = {
  movedIn: '新迁入',
  misfortune: '家中变故',
  demand: '有诉求',
  jobless: '新失业',
  sickbed: '看望病人',
  pairing: '结对走访',
  routine: '日常走访',
} as const

export type VisitReason = keyof typeof visitReasons

/** The five that call for a visit. */
export const callingReasons = ['movedIn', 'misfortune', 'demand', 'jobless', 'sickbed'] as const satisfies VisitReason[]

/** 五问 (S1): what was asked after. */
export const visitQuestions = {
  living: '问生活',
  health: '问身体',
  work: '问就业',
  settling: '问适应',
  mind: '问思想',
} as const

/** A visit to a household. */
export const Visit = z
  .object({
    ...rowBase,
    household: z.string().meta({ label: '户', ref: 'households', index: true }),
    /** The resident it was for; absent where it was for the household. */
    resident: z.string().optional().meta({ label: '居民', ref: 'residents', index: true }),
    worker: z.string().optional().meta({ label: '走访人', ref: 'gridPeople', index: true }),
    date: wholeDate.meta({ label: '走访日期', unit: 'date', index: true }),
    reason: choice(visitReasons).meta({ label: '走访事由' }),
    asked: z.array(choice(visitQuestions)).optional().meta({ label: '五问', choices: visitQuestions }),
    /** What was said to questions that were asked. */
    answers: z
      .array(
        z.object({
          question: choice(visitQuestions).meta({ label: '五问' }),
          text: z.string().trim().min(1).max(500).meta({ label: '答复' }),
        }),
      )
      .optional()
      .meta({ label: '五问答复', personal: 'free' }),
    talk: z.string().optional().meta({ label: '走访情况', personal: 'free' }),
    result: z.string().optional().meta({ label: '处理结果', personal: 'free' }),
    next: wholeDate.optional().meta({ label: '下次走访日期', unit: 'date' }),
    /** The call that it answers, the pairing that it is part of. */
    call: z.string().optional().meta({ label: '应访事项', ref: 'visitCalls', index: true }),
    pairing: z.string().optional().meta({ label: '结对', ref: 'pairings', index: true }),
  })
  .meta({ label: '走访记录' })

export type Visit = z.infer<typeof Visit>
