import type { EngineClient } from '../engine/client'

/** Why nothing more may be entered, as the runner answers it (data.md, a command, 6; a full disk; a failed write). */
const closing: ReadonlySet<string> = new Set(['saved-not-secured', 'store-write-failed', 'outcome-unknown', 'disk-low'])

/**
 * The same client, which also tells when the store takes no more input, and why; and when it does again.
 * @param tell gets the sentence, null once a command was taken
 */
export function watchClosed(engine: EngineClient, tell: (message: string | null) => void): EngineClient {
  return {
    ...engine,
    get operator() {
      return engine.operator
    },
    set operator(name) {
      engine.operator = name
    },
    async run(name, input, commandId) {
      const outcome = await engine.run(name, input, commandId)
      const why = outcome.ok ? null : outcome.problems.find(({ code }) => closing.has(code))
      if (outcome.ok || why) tell(why?.message ?? null)
      return outcome
    },
  }
}
