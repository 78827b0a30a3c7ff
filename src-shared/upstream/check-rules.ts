import * as z from 'zod'
import { checkSeverities, Finding, type CheckRule } from './check-rule'
import type { CheckBooks } from './check-books'
import { meetingRules } from './check-meetings'
import { memberRules } from './check-members'
import { pointRules } from './check-points'

/** Everything that is checked before a report; what stops it comes first. */
export const checkRules: readonly CheckRule[] = [...memberRules, ...meetingRules, ...pointRules].sort(
  (a, b) => Number(b.severity === 'stop') - Number(a.severity === 'stop'),
)

/** A rule and the records that it finds. */
export const CheckGroup = z.object({
  code: z.string(),
  severity: z.enum(Object.keys(checkSeverities) as (keyof typeof checkSeverities)[]),
  title: z.string(),
  todo: z.string(),
  source: z.string(),
  rows: z.array(Finding),
})
export type CheckGroup = z.infer<typeof CheckGroup>

/** What in the books of a period is incomplete or contradicts itself, rule by rule; rules that find nothing are left out. */
export function checkPeriod(books: CheckBooks): CheckGroup[] {
  return checkRules.flatMap(({ find, ...rule }) => {
    const rows = find(books)
    return rows.length ? [{ ...rule, rows }] : []
  })
}
