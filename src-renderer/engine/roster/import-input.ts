import * as z from 'zod'

/** A roster to read: a file chosen (its token) or its bytes, with what a person decided about it. */
export const ImportInput = z
  .object({
    file: z.string().optional(),
    name: z.string().optional(),
    bytes: z.custom<Uint8Array>(value => value instanceof Uint8Array).optional(),
    /** Name of the sheet; the first one with headings where none is named. */
    sheet: z.string().optional(),
    /** Field of each column by its number from 0; null leaves a column out. */
    mapping: z.record(z.string(), z.string().nullable()).optional(),
    /** Cells put right in the preview: spreadsheet row, field, new text. The file itself is never touched. */
    fixes: z.array(z.object({ row: z.number().int(), field: z.string(), text: z.string() })).optional(),
  })
  .meta({ label: '党员花名册' })

export type ImportInput = z.infer<typeof ImportInput>
