import { diceOf } from '../../../src-shared/sample/dice'
import type { Bookkeeping } from '../../../src-shared/records/row'
import type { PointsEntry } from '../../../src-shared/points/entry'
import { rebuildMonths } from '../../../src-shared/points/months'
import { foundOffice, rosterSheet, run } from './office'
import { allOf, batches, openRaw, putAll } from './raw-store'
import type { Step } from './worker'

const entries = 100_000
let db: IDBDatabase

/** P6: a quarter of everybody from the kept totals, against adding the entries up. */
export const quarterSteps: Readonly<Record<string, Step>> = {
  async 'P6.prepare'({ engine }) {
    await foundOffice(engine)
    await run(engine, 'roster.import', rosterSheet(2000))
    db = await openRaw('qinlin')
    db.onversionchange = () => db.close()
    const dice = diceOf(6)
    const spans = await allOf<{ member: string; organisation: string }>(db, 'memberships')
    const now = new Date().toISOString()
    const points = Array.from({ length: entries }, (_, i): PointsEntry & Bookkeeping => {
      const { member, organisation: branch } = dice.pick(spans)
      const date = `2026-${String(1 + dice.below(11)).padStart(2, '0')}-${String(1 + dice.below(28)).padStart(2, '0')}`
      const what = {
        rule: dice.pick(['A1', 'A2', 'B1', 'B2']),
        pack: 'community.v1',
        delta: 1,
        source: 'hand' as const,
      }
      const books = { createdAt: now, updatedAt: now, revision: 1, entry: 3 }
      return { ...books, ...what, id: `bench-${String(i).padStart(6, '0')}`, member, branch, date, note: '志愿服务' }
    })
    for (let at = 0; at < entries; at += 10_000) await putAll(db, { points: points.slice(at, at + 10_000) })
    await putAll(db, { pointMonths: rebuildMonths(points) })
  },
  async 'P6.floor'() {
    const sums = new Map<string, number>()
    for await (const rows of batches<PointsEntry>(db, 'points', 5000))
      for (const { member, date, delta } of rows)
        if (date >= '2026-07-01' && date <= '2026-09-30') sums.set(member, (sums.get(member) ?? 0) + delta)
    if (sums.size < 1900) throw new Error('the floor counted too few')
  },
  async 'P6.ours'({ engine }) {
    const outcome = await engine.query('points.quarter', { period: '2026Q3' }, 'bench')
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  },
}
