import * as z from 'zod'
import { wholeDate } from '../../plain-date'
import { rowBase } from '../../records/row'

/**
 * A form of a superior as this office filled it last, known again by its headings: what each column was taken for.
 * `columns` has a field's name, or nothing where the books don't have it.
 */
export const SuperiorForm = z
  .object({
    ...rowBase,
    name: z.string().min(1).meta({ label: '表名' }),
    headings: z.array(z.string()).meta({ label: '列名' }),
    columns: z.array(z.string()).meta({ label: '对应栏目' }),
    used: wholeDate.optional().meta({ label: '上次填写日期' }),
  })
  .meta({ label: '上级表格' })

export type SuperiorForm = z.infer<typeof SuperiorForm>
