import * as fs from 'node:fs'
import * as path from 'node:path'
import { afterAll } from 'vitest'
import { seed } from './dice'
import { tallyFile, type Tally } from './summary'

/** Marks that a look of this file's tests found missing, or there by half. */
export const missed = { lost: new Set<string>(), partial: new Set<string>() }

/**
 * Counts for the summary of the whole run. What is lost or there by half fails a test as well; it is counted so that the
 * summary is no promise.
 */
export function tallyOf(kind: string): { add(faults: number, acknowledged: number): void } {
  const tally: Tally = { kind, faults: 0, acknowledged: 0, lost: 0, partial: 0, seed }
  afterAll(() => {
    fs.mkdirSync(path.dirname(tallyFile), { recursive: true })
    const { lost, partial } = missed
    fs.appendFileSync(tallyFile, `${JSON.stringify({ ...tally, lost: lost.size, partial: partial.size })}\n`)
  })
  return {
    add(faults, acknowledged) {
      tally.faults += faults
      tally.acknowledged += acknowledged
    },
  }
}
