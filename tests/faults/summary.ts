import * as fs from 'node:fs'

/** What one kind of fault came to: commands that were acknowledged, and what became of them. */
export interface Tally {
  kind: string
  /** How often it was done. */
  faults: number
  acknowledged: number
  lost: number
  partial: number
  seed: number
}

/** Where the files of a run write what they counted. */
export const tallyFile = '.cache/faults/tally.jsonl'

/** Begins a run without counts and says at its end what all files counted together. */
export default function summary(): () => void {
  fs.rmSync(tallyFile, { force: true })
  return () => {
    if (!fs.existsSync(tallyFile)) return
    const tallies = fs
      .readFileSync(tallyFile, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as Tally)
    const sum = (what: 'acknowledged' | 'lost' | 'partial') => tallies.reduce((all, tally) => all + tally[what], 0)
    const parts = tallies.map(
      ({ kind, faults, acknowledged, seed }) => `${kind} ${faults}: ${acknowledged} (seed ${seed})`,
    )
    process.stdout.write(
      `acknowledged ${sum('acknowledged')}, lost ${sum('lost')}, partial ${sum('partial')}: ${parts.join(', ')}\n`,
    )
  }
}
