import { diceOf } from '../../../src-shared/sample/dice'
import { county, officeHeadings, sampleOffice } from '../../../src-shared/sample/sample-office'
import { writeCsv } from '../../../src-shared/spreadsheet/csv'
import { foundOffice, run } from './office'
import { allOf, openRaw } from './raw-store'
import type { Step } from './worker'

/** The largest office there is a figure of, as a file to import. */
export function countyRoster(): { name: string; bytes: Uint8Array } {
  const rows = sampleOffice(diceOf(1), '安平社区', county, '2026-07-01')
  return { name: 'county.csv', bytes: new TextEncoder().encode(writeCsv([[...officeHeadings], ...rows])) }
}

const ask =
  (name: string): Step =>
  async ({ engine }) => {
    const outcome = await engine.query(name, {}, 'bench')
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  }
/** The rows that both answers are made of, and nothing done with them. */
const floor: Step = async () => {
  const db = await openRaw('qinlin')
  for (const table of ['members', 'memberships', 'organisations']) await allOf(db, table)
  db.close()
}

/** P13, P14: what the roster and the tree of a county's office cost beyond fetching their rows. */
export const countySteps: Readonly<Record<string, Step>> = Object.fromEntries(
  ['roster.members', 'roster.tree'].flatMap((query, i) => [
    [
      `P${13 + i}.prepare`,
      async ({ engine }: Parameters<Step>[0]) => {
        await foundOffice(engine)
        await run(engine, 'roster.import', countyRoster())
      },
    ],
    [`P${13 + i}.floor`, floor],
    [`P${13 + i}.ours`, ask(query)],
  ]),
)
