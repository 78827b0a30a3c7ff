import type { PointsEntry } from '../../../src-shared/points/entry'
import { fillLargeBooks, openMonth } from './large-books'
import { addStrictly, emptyLedger } from './commands'
import { run } from './office'
import { allOf, batches, openRaw } from './raw-store'
import type { Step } from './worker'

const tenth = 240_000
const count = 100

let db: IDBDatabase
let plain: IDBDatabase
let member = ''
let branch = ''
let entered = 0
let members: { id: string }[] = []

/** A tenth of the ledger as the plainest way would go through it. */
const scanTenth: Step = async () => {
  let count = 0
  let sum = 0
  for await (const rows of batches<PointsEntry>(db, 'points', 5000)) {
    for (const { delta } of rows) sum += delta
    if ((count += rows.length) >= tenth) return
  }
  throw new Error(`the ledger has ${count} entries only, of ${sum} half points`)
}
const ask =
  (name: string, input: () => object): Step =>
  async ({ engine }) => {
    const outcome = await engine.query(name, input(), 'bench')
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  }

/** An entry by hand in the open month, each time of another branch. */
function nextEntry() {
  const { id } = members[(entered++ * 97) % members.length]!
  return { member: id, rule: 'B1', date: `${openMonth}-15`, delta: 1, note: '志愿服务' }
}

/** What pages and papers ask of a ledger of 2.4 million entries. */
const questions: Readonly<Record<string, Step>> = {
  account: ask('points.account', () => ({ member, year: 2026 })),
  entries: ask('points.entries', () => ({ member, period: '2026' })),
  periods: ask('points.closedPeriods', () => ({ member })),
  sheet: ask('points.sheet', () => ({ branch, month: openMonth })),
  distribution: ask('points.quarter', () => ({ branch, period: '2026' })),
  quarter: ask('points.quarter', () => ({ period: '2026Q4' })),
  trend: ask('points.trend', () => ({ branch, year: 2026 })),
  year: ask('points.year', () => ({ branch, year: 2026 })),
  closings: ask('points.closings', () => ({ period: openMonth })),
  closed: ask('points.closings', () => ({ period: '2026-10' })),
}

export const largePointsSteps: Readonly<Record<string, Step>> = {
  'P15.prepare': ({ engine }) => fillLargeBooks(engine),
  async 'P15.opened'() {
    db = await openRaw('qinlin')
    db.onversionchange = () => db.close()
    members = await allOf(db, 'members')
    const [span] = await allOf<{ member: string; organisation: string }>(db, 'memberships')
    member = span!.member
    branch = span!.organisation
    plain = await emptyLedger()
  },
  ...Object.fromEntries(
    Object.entries(questions).flatMap(([name, ours]) => [
      [`P15-${name}.floor`, scanTenth],
      [`P15-${name}.ours`, ours],
    ]),
  ),
  async 'P15-enter.floor'() {
    for (let i = 0; i < count; i++) await addStrictly(plain, nextEntry())
  },
  async 'P15-enter.ours'({ engine }) {
    for (let i = 0; i < count; i++) await run(engine, 'points.enter', nextEntry())
  },
  'P15-check.floor': scanTenth,
  'P15-check.ours': ask('office.check', () => ({})),
}
