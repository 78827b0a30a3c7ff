import * as z from 'zod'
import type { CheckBooks } from './check-books'

/** Whether a finding stops the report, or is only to be looked at. */
export const checkSeverities = { stop: '要先改好', look: '请看一眼' } as const
export type CheckSeverity = keyof typeof checkSeverities

/** One record that is incomplete or contradicts itself. */
export const Finding = z.object({
  /** Which record and what of it, in words. */
  text: z.string(),
  /** What is opened to mend it: a record, and its field; or a meeting to be written down. */
  opens: z.discriminatedUnion('table', [
    z.object({ table: z.literal('members'), id: z.string(), field: z.string().optional() }),
    z.object({ table: z.literal('meetings'), id: z.string(), part: z.enum(['attendance', 'agenda', 'decisions']) }),
    z.object({ table: z.literal('points'), member: z.string() }),
    z.object({ table: z.literal('owed'), branch: z.string(), kind: z.string(), date: z.string() }),
  ]),
})
export type Finding = z.infer<typeof Finding>

/** One thing that is checked before a report: what it says, how much it weighs, and where it comes from. */
export interface CheckRule {
  code: string
  severity: CheckSeverity
  /** What is amiss, as the head of its findings. */
  title: string
  /** What to do. */
  todo: string
  /** The rule or section it rests on. */
  source: string
  find(books: CheckBooks): Finding[]
}
