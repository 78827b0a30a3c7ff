import type { PlainDate } from '../plain-date'
import type { Member } from './member'
import type { Procedure } from './procedure'
import { procedurePacks } from './procedure-packs'

/** By how many months a probation may be extended, how often, and by which article. */
export const extensionRule = procedurePacks.development.steps.find(({ extension }) => extension)!.extension!

/**
 * Months by which meetings up to a day extended the probation of members, by member; nobody else is in it. What the member's own
 * record says goes before what their 发展党员 says: it is one fact, once.
 */
export function probationExtended(
  members: readonly Pick<Member, 'id' | 'extension'>[],
  procedures: readonly Procedure[],
  day: PlainDate,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { member, kind, steps } of procedures) {
    const extending = new Set(procedurePacks[kind].steps.flatMap(({ code, extension }) => (extension ? [code] : [])))
    const months = steps
      .filter(({ step, date }) => extending.has(step) && date <= day)
      .reduce((sum, step) => sum + (step.months ?? 0), 0)
    if (member && months) found.set(member, months)
  }
  for (const { id, extension } of members) if (extension && extension.date <= day) found.set(id, extension.months)
  return found
}
