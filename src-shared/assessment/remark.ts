import * as z from 'zod'
import { rowBase } from '../records/row'

/** What somebody of the office says of a part to the others who fill it in; answered parts of a return are answered here too. */
export const Remark = z
  .object({
    ...rowBase,
    assessment: z.string().meta({ label: '5A自评', ref: 'assessments', index: true }),
    part: z.string().meta({ label: '评分点' }),
    text: z.string().trim().min(1).meta({ label: '意见', personal: 'free' }),
    by: z.string().meta({ label: '填写人', personal: 'name' }),
    /** Answers a reason of the street's return. */
    answers: z.boolean().optional().meta({ label: '答复退回' }),
    /** Which submission came back. */
    submission: z.number().int().optional().meta({ label: '提交次数', technical: true }),
    done: z.boolean().optional().meta({ label: '已处理' }),
  })
  .meta({ label: '自评意见' })

export type Remark = z.infer<typeof Remark>
