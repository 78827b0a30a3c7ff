import * as z from 'zod'
import { accountOf } from '../../../src-shared/points/account'
import { checkEntry } from '../../../src-shared/points/check-entry'
import { PointsEntry } from '../../../src-shared/points/entry'
import { capSpans, packOn, type PointsPack } from '../../../src-shared/points/pack'
import { measuredDelta } from '../../../src-shared/points/measured'
import { printPoints } from '../../../src-shared/points/print-points'
import { reversalOf } from '../../../src-shared/points/reversal'
import { problem, warning } from '../../../src-shared/problem'
import { holdsOn, type Membership } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import type { Tx } from '../transaction'
import { keepMonths } from './months'
import { packsOf } from './packs-in-force'

/** Enters points by hand. Above its cap an entry is kept all the same and shown as capped. */
export const enterPoints = defineCommand({
  name: 'points.enter',
  title: '登记积分',
  input: z.object({
    member: PointsEntry.shape.member,
    rule: PointsEntry.shape.rule,
    date: PointsEntry.shape.date,
    delta: PointsEntry.shape.delta.default(0),
    amount: PointsEntry.shape.amount,
    note: PointsEntry.shape.note,
    evidence: PointsEntry.shape.evidence,
  }),
  output: z.object({ id: PointsEntry.shape.id, delta: PointsEntry.shape.delta }),
  async run(tx, input) {
    const { member: id, date } = input
    // Asked for together: what a command costs is the number of its questions that wait for each other.
    const [member, spans, year, packs] = await Promise.all([
      tx.get('members', id),
      tx.all('memberships', { member: id }),
      tx.between('points', '[member+date]', [id, `${date.slice(0, 4)}-01-01`], [id, `${date.slice(0, 4)}-12-31`]),
      packsOf(tx),
    ])
    if (!member)
      return tx.refuse(
        problem('member-unknown', '名册上没有这名党员，请重新选择。', { field: '党员', path: ['member'] }),
      )
    const found = checkEntry(input, packs, tx.today)
    const errors = found.filter(({ severity }) => severity === 'error')
    if (errors.length) return tx.refuse(...errors)
    tx.warn(...found)
    const pack = packOn(packs, date)!
    const { amount } = input
    const entry: PointsEntry = {
      ...input,
      ...(amount !== undefined && { delta: worthOf(amount, input.rule, pack, year) }),
      id: tx.newId(),
      branch: branchOn(tx, spans, date),
      pack: pack.id,
      source: 'hand',
    }
    await Promise.all([tx.put('points', entry), keepMonths(tx, [entry], [])])
    warnOfCap(tx, packs, [...year, entry], entry)
    return { id: entry.id, delta: entry.delta }
  },
})

/** Takes an entry by hand back: by a reversal on its own line, never by changing what stands (domain §3.4). */
export const reversePoints = defineCommand({
  name: 'points.reverse',
  title: '红字冲正',
  input: z.object({
    id: z.string().meta({ label: '积分记录' }),
    note: z.string().trim().min(1, { error: '请写明冲正原因' }).meta({ label: '说明' }),
  }),
  output: z.object({ id: PointsEntry.shape.id }),
  async run(tx, { id, note }) {
    const original = await tx.get('points', id)
    if (!original) return tx.refuse(problem('entry-unknown', '没有这条积分记录，请回到积分账重新选择。'))
    if (original.source !== 'hand')
      tx.refuse(problem('entry-follows', '这条记录随会议到会情况而来，请更正那次会议的到会情况。'))
    if ((await tx.all('points', { reverses: id })).length)
      tx.refuse(problem('entry-reversed', '这条记录已经冲正过，不能再冲正。'))
    const entry = reversalOf(original, { id: tx.newId(), note, ...(await measuredBack(tx, original)) })
    await tx.put('points', entry)
    await keepMonths(tx, [entry], [])
    return { id: entry.id }
  },
})

function branchOn(tx: Tx, spans: readonly Membership[], date: string): string {
  return (
    spans.find(candidate => holdsOn(candidate, date))?.organisation ??
    tx.refuse(
      problem('not-on-roster', '这名党员在该日期不在本单位名册上，请核对日期。', { field: '日期', path: ['date'] }),
    )
  )
}

/** What an amount gives beside those of the same member, item, version and year. */
function worthOf(amount: number, rule: string, { id, items }: PointsPack, year: readonly PointsEntry[]): number {
  const item = items.find(({ code }) => code === rule)!
  return measuredDelta(
    item,
    amount,
    year.filter(entry => entry.rule === rule && entry.pack === id),
  )
}

/** A measured entry is taken back by its amount: what that is worth depends on those beside it. */
async function measuredBack(tx: Tx, { member, date, rule, pack: id, amount }: PointsEntry) {
  if (amount === undefined) return {}
  const year = date.slice(0, 4)
  const entries = await tx.between('points', '[member+date]', [member, `${year}-01-01`], [member, `${year}-12-31`])
  const pack = (await packsOf(tx)).find(one => one.id === id)
  return pack ? { amount: -amount, delta: worthOf(-amount, rule, pack, entries) } : { amount: -amount }
}

/** @param entries the member's entries of the year */
function warnOfCap(
  tx: Tx,
  packs: readonly PointsPack[],
  entries: readonly PointsEntry[],
  { member, date, rule }: PointsEntry,
): void {
  const year = Number(date.slice(0, 4))
  const account = accountOf({ member, year, until: `${year}-12-31`, entries, packs })
  const line = account.lines.find(candidate => candidate.code === rule)
  if (line && line.cap !== null && line.cut !== 0)
    tx.warn(
      warning(
        'over-cap',
        `${rule}${capSpans[line.capPer]}上限${printPoints(line.cap)}分，超出${printPoints(Math.abs(line.cut))}分不计入。`,
        { field: '分值' },
      ),
    )
}
