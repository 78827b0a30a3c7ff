import * as z from 'zod'

/** A spreadsheet to read: a file chosen (its token) or its bytes, and which of its sheets. */
export const sheetFile = {
  file: z.string().optional().meta({ label: '文件' }),
  name: z.string().optional().meta({ label: '文件名' }),
  bytes: z
    .custom<Uint8Array>(value => value instanceof Uint8Array)
    .optional()
    .meta({ label: '文件内容' }),
  /** Name of the sheet; the first one with headings where none is named. */
  sheet: z.string().optional().meta({ label: '工作表' }),
}
