import * as z from 'zod'
import { accountOf } from '../../../src-shared/points/account'
import { checkEntry } from '../../../src-shared/points/check-entry'
import { PointsEntry } from '../../../src-shared/points/entry'
import { packOn, shippedPacks } from '../../../src-shared/points/pack'
import { printPoints } from '../../../src-shared/points/print-points'
import { problem, warning } from '../../../src-shared/problem'
import { holdsOn, type Membership } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import type { Tx } from '../transaction'
import { keepMonths } from './months'
import { openFor, reverseEntry } from './reverse'

/** Enters points by hand. Above its cap an entry is kept all the same and shown as capped. */
export const enterPoints = defineCommand({
  name: 'points.enter',
  title: '登记积分',
  input: z.object({
    member: PointsEntry.shape.member,
    rule: PointsEntry.shape.rule,
    date: PointsEntry.shape.date,
    delta: PointsEntry.shape.delta,
    note: PointsEntry.shape.note,
    evidence: PointsEntry.shape.evidence,
  }),
  output: z.object({ id: PointsEntry.shape.id }),
  async run(tx, input) {
    const { member: id, date } = input
    // Asked for together: what a command costs is the number of its questions that wait for each other.
    const [member, spans, year] = await Promise.all([
      tx.get('members', id),
      tx.all('memberships', { member: id }),
      tx.between('points', '[member+date]', [id, `${date.slice(0, 4)}-01-01`], [id, `${date.slice(0, 4)}-12-31`]),
    ])
    if (!member)
      return tx.refuse(
        problem('member-unknown', '名册上没有这名党员，请重新选择。', { field: '党员', path: ['member'] }),
      )
    const found = checkEntry(input, shippedPacks, tx.today)
    const errors = found.filter(({ severity }) => severity === 'error')
    if (errors.length) return tx.refuse(...errors)
    tx.warn(...found)
    const branch = branchOn(tx, spans, date)
    const entry: PointsEntry = {
      ...input,
      ...(await openFor(tx, branch, date)),
      id: tx.newId(),
      branch,
      pack: packOn(shippedPacks, input.date)!.id,
      source: 'hand',
    }
    await Promise.all([tx.put('points', entry), keepMonths(tx, [entry], [])])
    warnOfCap(tx, [...year, entry], entry)
    return { id: entry.id }
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
    return { id: (await reverseEntry(tx, original, { note })).id }
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

/** @param entries the member's entries of the year */
function warnOfCap(tx: Tx, entries: readonly PointsEntry[], { member, date, rule }: PointsEntry): void {
  const year = Number(date.slice(0, 4))
  const account = accountOf({ member, year, until: `${year}-12-31`, entries, packs: shippedPacks })
  const line = account.lines.find(candidate => candidate.code === rule)
  if (line && line.cap !== null && line.raw > line.cap)
    tx.warn(
      warning(
        'over-cap',
        `${rule}全年上限${printPoints(line.cap)}分，超出${printPoints(line.raw - line.cap)}分不计入。`,
        { field: '分值' },
      ),
    )
}
