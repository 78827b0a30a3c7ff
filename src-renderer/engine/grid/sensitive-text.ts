import { saysSensitive } from '../../../src-shared/grid/sensitive-words'
import { problem, type Problem } from '../../../src-shared/problem'
import type { Tx } from '../transaction'

/** That a text belongs into 封存信息 alone. */
export const sensitive = (field: string, path: (string | number)[]): Problem =>
  problem('sensitive', '这里写的情况属于敏感信息，请记在封存信息里，不要写在这里。', { field, path })

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
    if (text && saysSensitive(text)) tx.refuse(sensitive(field, [...at, path]))
}
