import type { Page } from '@playwright/test'
import type { QueryName, CommandName } from '../../src-renderer/engine/client'

/**
 * Asks or does something in the window's own worker, for what a test stands on and no page of it is about: the page hands its door to
 * the books to every part of itself, and the test takes the same one.
 * @returns the value; a refusal throws with its words
 */
export async function inTheWindow<T>(
  page: Page,
  way: 'run' | 'query',
  name: CommandName | QueryName,
  input: object,
): Promise<T> {
  return page.evaluate(
    async ([way, name, input]) => {
      // Vue notes its app on the element, which the types of the DOM don't know.
      const root = document.querySelector('#app') as unknown as Mounted
      const { provides } = root.__vue_app__._context
      const key = Object.getOwnPropertySymbols(provides).find(({ description }) => description === 'engine')!
      const outcome = await provides[key]![way](name, input)
      if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join())
      return outcome.value as T
    },
    [way, name, input] as const,
  )
}

/** What Vue notes on the element that it is mounted on. */
interface Mounted {
  __vue_app__: { _context: { provides: Record<symbol, Door> } }
}
type Door = Record<
  'run' | 'query',
  (
    name: string,
    input: object,
  ) => Promise<{ ok: true; value: unknown } | { ok: false; problems: { message: string }[] }>
>
