import type { Outcome } from '../../src-shared/problem'

/**
 * One id for what a form saves, kept until the engine has answered that it is done: saving again after an unclear
 * answer can't enter it twice.
 */
export function useCommandId() {
  let id = crypto.randomUUID()
  return async <T>(run: (commandId: string) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const outcome = await run(id)
    if (outcome.ok) id = crypto.randomUUID()
    return outcome
  }
}
