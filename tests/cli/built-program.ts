import { buildIfStale } from '../../scripts/build.mjs'
import { hasDisplay, startDisplay } from '../../scripts/display.mjs'

/** Builds the program once and gives all tests of a run one display. */
export default async function builtProgram(): Promise<() => Promise<void>> {
  await buildIfStale()
  if (hasDisplay()) return async () => undefined
  const display = await startDisplay()
  Object.assign(process.env, display.env)
  return display.stop
}
