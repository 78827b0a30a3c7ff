import type { Answer, Line } from './program'
import { id, valueOf } from './program'

/** Somebody who reported here: served, taken back, accounted for, and what goes to the employer. */
export async function askPointsDual(ask: (lines: Line[]) => Promise<Answer[]>): Promise<void> {
  const unit = '市税务局机关党委'
  const [noted] = await ask([
    { do: 'roster.noteAttached', input: { kind: 'dualReport', name: '周到', unit, from: '2026-01-01' } },
    { do: 'points.adoptPack', input: { id: 'dual-report.v1', from: '2026-01-01', resolution: '社区党委会议决定' } },
  ])
  const attached = id(noted)
  const hours = (date: string) => ({ attached, rule: 'S1', date, amount: 7, note: '清理楼道' })
  const [, account] = await ask([
    { do: 'points.enterDual', input: { entries: [hours('2026-04-01'), hours('2026-05-01')] } },
    { query: 'points.dualAccount', input: { attached } },
  ])
  const { entries } = valueOf<{ entries: [{ id: string }] }>(account)
  await ask([
    { do: 'points.reverseDual', input: { id: entries[0].id, note: '记错了人' } },
    { query: 'points.dualLedger', input: { period: '2026' } },
    { query: 'points.dualFeedback', input: { id: unit, period: '2026Q3' } },
    { query: 'points.pack', input: { ledger: 'dual' } },
  ])
}
