import { expect } from 'vitest'
import { commands, queries } from '../src-renderer/engine/registry'

/**
 * Holds an answer to what the registry says of it: nothing missing, nothing else.
 * @returns the answer
 */
export function described<T>(name: string, value: T): T {
  const found = [...commands, ...queries].find(entry => entry.name === name)
  if (found) expect(found.output.parse(value), name).toEqual(value)
  return value
}
