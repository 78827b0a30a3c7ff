import * as z from 'zod'
import { sheetFile } from './sheet-file'

/** A table to take in: a file chosen (its token) or its bytes, with what a person put right in it. */
export const tableInput = {
  ...sheetFile,
  /** Field of each column by its number from 0; null leaves a column out. */
  mapping: z.record(z.string(), z.string().nullable()).optional().meta({ label: '各列对应的栏目' }),
  /** Rows of the spreadsheet that a person left out, such as the second of two alike. */
  leaveOut: z.array(z.number().int()).optional().meta({ label: '不导入的行' }),
  /** Cells put right in the preview: spreadsheet row, field, new text. The file itself is never touched. */
  fixes: z
    .array(
      z.object({
        row: z.number().int().meta({ label: '行' }),
        field: z.string().meta({ label: '栏目' }),
        text: z.string().meta({ label: '改为' }),
      }),
    )
    .optional()
    .meta({ label: '更正' }),
}

export type TableInput = z.infer<z.ZodObject<typeof tableInput>>

/** What a person decided, by the row of the spreadsheet; a row that needs nobody has no decision. */
export const decisionsOf = <D extends z.ZodType>(decision: D) =>
  z
    .record(z.string().regex(/^[1-9]\d*$/), decision)
    .optional()
    .meta({ label: '逐行的决定' })
