import * as z from 'zod'
import { problemSchema } from '../../../src-shared/ipc-problem'

const count = z.number().int()

export const ChangedMany = z.object({ changed: count, same: count })

export const ManyPreview = z.object({
  label: z.string(),
  /** What stands there now, the most frequent first; null for nothing. */
  before: z.array(z.object({ text: z.string().nullable(), count })),
  changes: count,
  same: count,
  problems: z.array(problemSchema),
})
