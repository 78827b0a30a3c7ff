import type { PlainDate } from '../plain-date'
import type { Procedure } from './procedure'
import { procedurePacks } from './procedure-packs'

/** Months by which meetings up to a day extended the probation of members, by member; nobody else is in it. */
export function probationExtended(procedures: readonly Procedure[], day: PlainDate): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { member, kind, steps } of procedures) {
    const extending = new Set(procedurePacks[kind].steps.flatMap(({ code, extension }) => (extension ? [code] : [])))
    const months = steps
      .filter(({ step, date }) => extending.has(step) && date <= day)
      .reduce((sum, step) => sum + (step.months ?? 0), 0)
    if (member && months) found.set(member, months)
  }
  return found
}
