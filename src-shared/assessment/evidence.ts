import * as z from 'zod'
import { rowBase } from '../records/row'

/** Something that lies beside a part: a file (an attachment row names it), a record of the books, or papers in a folder. */
export const Evidence = z
  .object({
    ...rowBase,
    assessment: z.string().meta({ label: '5A自评', ref: 'assessments', index: true }),
    part: z.string().meta({ label: '评分点' }),
    /** Which of the rubric's papers it is; absent where it is another one. */
    paper: z.string().optional().meta({ label: '佐证材料' }),
    name: z.string().trim().min(1).meta({ label: '名称', personal: 'free' }),
    meeting: z.string().optional().meta({ label: '会议', ref: 'meetings', index: true }),
    /** Where the paper lies, of what is no file. */
    place: z.string().optional().meta({ label: '存放处' }),
  })
  .meta({ label: '佐证材料' })

export type Evidence = z.infer<typeof Evidence>
