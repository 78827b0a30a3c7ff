import * as z from 'zod'
import { Decision } from '../../../src-shared/roster/roster-import/decisions'
import { sheetFile } from '../sheet-file'

/** A roster to read: a file chosen (its token) or its bytes, with what a person decided about it. */
export const ImportInput = z
  .object({
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
    /** What a person decided, by the row of the spreadsheet; a row that needs nobody has no decision. */
    decisions: z
      .record(z.string().regex(/^[1-9]\d*$/), Decision)
      .optional()
      .meta({ label: '逐行的决定' }),
  })
  .meta({ label: '党员花名册' })

export type ImportInput = z.infer<typeof ImportInput>
