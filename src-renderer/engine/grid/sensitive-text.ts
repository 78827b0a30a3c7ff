import { saysSensitive } from '../../../src-shared/grid/sensitive-words'
import { problem } from '../../../src-shared/problem'
import type { Tx } from '../transaction'

/**
 * Refuses free texts that say what belongs into 封存信息 alone; what they say is not repeated.
 * @param at where the texts lie in the command's input
 */
export function refuseSensitive(
  tx: Tx,
  texts: Readonly<Record<string, readonly [string, string | null | undefined]>>,
  at: readonly (string | number)[] = [],
): void {
  for (const [path, [field, text]] of Object.entries(texts))
    if (text && saysSensitive(text))
      tx.refuse(
        problem('sensitive', '这里写的情况属于敏感信息，请记在封存信息里，不要写在这里。', {
          field,
          path: [...at, path],
        }),
      )
}
