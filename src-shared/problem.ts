/**
 * Something that an input, a file or a state does wrong, as a value. `message` is Chinese and says what to do;
 * `field` is the official label; `row` counts as the spreadsheet shows it (its first row is 1).
 */
export interface Problem {
  code: string
  severity: 'error' | 'warning'
  message: string
  field?: string
  path?: (string | number)[]
  row?: number
}

/** What every command and query answers: the value, or why not. `problems` beside a value are warnings. */
export type Outcome<T> = { ok: true; value: T; problems?: Problem[] } | { ok: false; problems: Problem[] }

/** An error problem. */
export function problem(code: string, message: string, where: Partial<Problem> = {}): Problem {
  return { code, severity: 'error', message, ...where }
}

/** A warning problem: shown, but it stops nothing. */
export function warning(code: string, message: string, where: Partial<Problem> = {}): Problem {
  return { code, severity: 'warning', message, ...where }
}

export function done<T>(value: T, problems?: Problem[]): Outcome<T> {
  return problems?.length ? { ok: true, value, problems } : { ok: true, value }
}

export function refused(...problems: Problem[]): { ok: false; problems: Problem[] } {
  return { ok: false, problems }
}

/** Thrown inside a command's `run` to refuse it: the transaction is rolled back and the problems are answered. */
export class Refusal extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map(p => p.message).join('；'))
    this.name = 'Refusal'
  }
}
