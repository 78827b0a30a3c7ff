import * as z from 'zod'
import { whichPeople } from './people'
import { sheetFile } from '../sheet-file'

/** A superior's form to fill: a file chosen (its token) or its bytes, what a person said of its columns, and for whom. */
export const FormInput = z
  .object({
    ...sheetFile,
    /** Field of a column by its number from 0; null for what the books don't have. */
    columns: z.record(z.string(), z.string().nullable()).optional().meta({ label: '各列对应的栏目' }),
    ...whichPeople,
  })
  .meta({ label: '上级表格' })

export type FormInput = z.infer<typeof FormInput>
