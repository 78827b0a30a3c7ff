import type { Closing } from '../../../src-shared/points/closing'
import { closingId } from '../../../src-shared/points/closing'
import { standsIn, type PointsEntry } from '../../../src-shared/points/entry'
import { rebuildMonths, type PointMonth } from '../../../src-shared/points/months'
import { pointsOfPeriod } from '../../../src-shared/points/quarter'
import { shippedPacks } from '../../../src-shared/points/pack'
import { monthsOf } from '../../../src-shared/period'
import type { Bookkeeping } from '../../../src-shared/records/row'
import type { Engine } from '../../../src-renderer/engine/engine'
import { diceOf, type Dice } from '../../../src-shared/sample/dice'
import { countyRoster } from './county'
import { foundOffice, run } from './office'
import { allOf, openRaw, putAll } from './raw-store'

/** 45,991 members with one entry a week: 2,391,532 entries. */
const entriesEach = 52
const months = monthsOf('2026').slice(0, 11)
/** The month that no branch has closed. */
export const openMonth = months[10]!
const closed = [...months.slice(0, 10), '2026Q1', '2026Q2', '2026Q3']

type Row<R> = R & Bookkeeping
const now = new Date(0).toISOString()
const books: Bookkeeping = { createdAt: now, updatedAt: now, revision: 1, entry: 3 }

/**
 * The points of a county's office for a year, straight into the store: the same rows, totals and closings as entering and
 * closing them would leave, ten months and three quarters of every branch closed.
 */
export async function fillLargeBooks(engine: Engine): Promise<void> {
  await foundOffice(engine)
  await run(engine, 'roster.import', countyRoster())
  const db = await openRaw('qinlin')
  const dice = diceOf(8)
  const branches = new Map<string, string[]>()
  for (const { member, organisation } of await allOf<{ member: string; organisation: string }>(db, 'memberships'))
    branches.set(organisation, [...(branches.get(organisation) ?? []), member])
  for (const [branch, members] of branches) {
    const points = entriesOf(dice, branch, members)
    const pointMonths = rebuildMonths(points)
    const closings = closed.map(period => closingOf(period, { branch, members, points, pointMonths }))
    await putAll(db, { points, pointMonths, closings })
  }
  db.close()
}

function entriesOf(dice: Dice, branch: string, members: readonly string[]): Row<PointsEntry>[] {
  return members.flatMap((member, m) =>
    Array.from({ length: entriesEach }, (_, i): Row<PointsEntry> => ({
      ...books,
      id: `${branch}-${m}-${i}`,
      ...{ member, branch, rule: dice.pick(['A1', 'A2', 'A3', 'B1']), pack: 'community.v1', delta: 1, source: 'hand' },
      date: `${months[i % months.length]!}-${String(1 + dice.below(20)).padStart(2, '0')}`,
      note: '志愿服务',
    })),
  )
}

interface BranchYear {
  branch: string
  members: readonly string[]
  points: readonly PointsEntry[]
  pointMonths: readonly PointMonth[]
}

function closingOf(period: string, { branch, members, points, pointMonths }: BranchYear): Row<Closing> {
  const own = new Set(monthsOf(period))
  const entries = points.filter(entry => own.has(standsIn(entry)))
  return {
    ...books,
    ...{ id: closingId(branch, period), branch, period, closedOn: '2026-11-10' },
    ...{ checkedBy: '周敏', confirmedBy: 'committee', confirmedOn: '2026-11-10' },
    entries: entries.length,
    sum: entries.reduce((sum, { delta }) => sum + delta, 0),
    lines: pointsOfPeriod({ period, members, months: pointMonths, packs: shippedPacks }),
  }
}
