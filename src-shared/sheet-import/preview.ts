import * as z from 'zod'
import { problemSchema } from '../ipc-problem'
import { Way } from './decisions'
import { columnMapping } from './map-columns'

const count = z.number().int()

/** What taking a table in would do, row by row; `candidate` is how a record is shown that a doubtful row may mean. */
export function previewSchema<F extends z.ZodType<string>, C extends z.ZodType>(field: F, candidate: C) {
  const changed = z.object({
    field,
    label: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  return z.object({
    sheet: z.string(),
    sheets: z.array(z.string()),
    headerRow: count.nullable(),
    columns: z.array(columnMapping(field).extend({ sample: z.string() })),
    fields: z.array(z.object({ name: field, label: z.string(), choices: z.array(z.string()).optional() })),
    rows: z.array(
      z.object({
        row: count,
        action: z.enum(['new', 'changed', 'same', 'doubtful', 'refused']),
        name: z.string(),
        /** What the row says, by the official label of the field. */
        value: z.record(z.string(), z.string().nullable()),
        existing: z.string().optional(),
        reason: z.string().optional(),
        /** What may be decided about the row; absent where it needs nobody. */
        ways: z.array(Way).optional(),
        /** What the books say of what a doubtful row may mean, as `value` does but masked. */
        onBooks: z.record(z.string(), z.string().nullable()).optional(),
        changes: z.array(changed).optional(),
        /** Everything on the books that a doubtful row may mean, where there is more than one; masked. */
        candidates: z.array(candidate).optional(),
      }),
    ),
    problems: z.array(problemSchema),
    originals: z.array(z.object({ row: count, field, text: z.string() })),
    /** What importing would do, with what was decided. */
    counts: z.object({ new: count, changed: count, same: count, doubtful: count, refused: count }),
  })
}

export type TablePreview<F extends string, C> = z.infer<ReturnType<typeof previewSchema<z.ZodType<F>, z.ZodType<C>>>>
