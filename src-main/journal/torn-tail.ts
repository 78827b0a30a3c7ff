import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeFlushed } from '../files/write-flushed'

/**
 * Keeps what is about to be cut off behind an entry. Mostly that was never acknowledged, for the power was cut while it
 * was written; where it was, it is looked for in here. A disk that has no room for it stops no start.
 * @returns whether it was kept
 */
export function keepTornTail(aside: string, tail: Uint8Array, after: number): boolean {
  const digest = createHash('sha256').update(tail).digest('hex').slice(0, 8)
  try {
    mkdirSync(aside, { recursive: true })
    writeFlushed(join(aside, `after-${after}-${digest}.tail`), tail)
    return true
  } catch {
    return false
  }
}

/** Whether something was cut off behind an entry. */
export function isTornBehind(aside: string, number: number): boolean {
  return existsSync(aside) && readdirSync(aside).some(name => name.startsWith(`after-${number}-`))
}
