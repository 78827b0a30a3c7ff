import type { EngineClient } from '../engine/client'

/**
 * The same client, which also tells when a command was stored but could not be written to the journal (data.md, a
 * command, 6): from then on the window takes no input.
 */
export function watchSecured(engine: EngineClient, unsecured: () => void): EngineClient {
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
      if (!outcome.ok && outcome.problems.some(found => found.code === 'saved-not-secured')) unsecured()
      return outcome
    },
  }
}
