import type { Outcome, Problem } from '../../src-shared/problem'

/** Codes of an outcome's problems; none where it was done. */
export function codesOf(outcome: Outcome<unknown>): string[] {
  return problemsOf(outcome).map(({ code }) => code)
}

/** The value of an outcome that has to be done. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

/** Problems of an outcome; none where it was done. */
export function problemsOf(outcome: Outcome<unknown>): Problem[] {
  return outcome.ok ? [] : outcome.problems
}

/** What a command that was done had to remark. */
export function warningsOf(outcome: Outcome<unknown>): Problem[] {
  return outcome.ok ? (outcome.problems ?? []) : []
}
