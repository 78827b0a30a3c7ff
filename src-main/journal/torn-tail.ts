import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeFlushed } from '../files/write-flushed'
import type { Head } from './journal-files'

/**
 * Keeps what is about to be cut off behind an entry. Mostly that was never acknowledged, for the power was cut while it
 * was written; where it was, it is looked for in here. A disk that has no room for it stops no start.
 * @returns whether it was kept
 */
export function keepTornTail(aside: string, tail: Uint8Array, after: Head | null): boolean {
  const digest = createHash('sha256').update(tail).digest('hex').slice(0, 8)
  try {
    mkdirSync(aside, { recursive: true })
    writeFlushed(join(aside, `${nameOf(after)}-${digest}.tail`), tail)
    return true
  } catch {
    return false
  }
}

/** Whether something was cut off behind an entry. */
export function isTornBehind(aside: string, head: Head | null): boolean {
  return existsSync(aside) && readdirSync(aside).some(name => name.startsWith(`${nameOf(head)}-`))
}

/** By its hash as well: numbers are given again once the books went back to a backup. */
const nameOf = (head: Head | null) => `after-${head?.number ?? 0}-${head?.hash.slice(0, 8) ?? ''}`
