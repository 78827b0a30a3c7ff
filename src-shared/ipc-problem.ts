import * as z from 'zod'
import type { Problem } from './problem'

/** A problem as it crosses a process boundary. */
export const problemSchema: z.ZodType<Problem, Problem> = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  field: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  row: z.number().optional(),
})
