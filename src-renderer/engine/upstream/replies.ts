import * as z from 'zod'
import { printPeriod } from '../../../src-shared/period'
import type { KeptTable } from '../../../src-shared/tables'
import type { ReturnedPart } from '../../../src-shared/upstream/reply'
import { standingReturns } from '../../../src-shared/upstream/standing-reply'
import { defineQuery, type Outside } from '../command'
import { namesFrom } from '../names'
import { recordsOf } from './own-records'
import { Replies, Returns } from './reply-outputs'
import { standing } from './standing'

/** What became of each report that was sent, as the office above says. */
export const reportReplies = defineQuery({
  name: 'upstream.replies',
  title: '上级回执',
  input: z.object({}),
  output: Replies,
  async run(reader): Promise<z.output<typeof Replies>> {
    const reply = await standing(reader)
    const reports = await reader.all('reports')
    const open = reply ? standingReturns(reply, reports).filter(({ answered }) => !answered) : []
    const rows = reports.map(({ id, digest, epoch, sequence }) => {
      const isAt = (at: { epoch: number; sequence: number }) => at.epoch === epoch && at.sequence === sequence
      const isAmong = (gap: { epoch: number; sequence: number; last: number }) =>
        gap.epoch === epoch && gap.sequence <= sequence && sequence <= gap.last
      const receipt = reply?.receipts.find(receipt => receipt.digest === digest)
      const { state, receivedOn = null, note = null } = receipt ?? {}
      return {
        ...{ id, receivedOn, note },
        state: state ?? (reply?.missing.some(isAmong) ? ('missing' as const) : ('none' as const)),
        returns: open.filter(({ part }) => isAt(part)).length,
        differences: (reply?.differences ?? [])
          .filter(isAt)
          .map(({ label, numerator, denominator, sentNumerator, sentDenominator }) => ({
            label,
            counted: numbers(numerator, denominator),
            sent: numbers(sentNumerator, sentDenominator),
          })),
        at: [epoch, sequence] as const,
      }
    })
    return {
      reply: reply ? { sequence: reply.sequence, writtenAt: reply.writtenAt, receivedAt: reply.receivedAt } : null,
      comparison: reply?.matching[0]
        ? {
            periodText: reply.matching[0].period ? printPeriod(reply.matching[0].period) : null,
            people: new Set(reply.shared.map(({ match }) => match)).size,
          }
        : null,
      rows: rows.sort((a, b) => b.at[0] - a.at[0] || b.at[1] - a.at[1]).map(({ at: _, ...row }) => row),
    }
  },
})

const numbers = (numerator?: number, denominator?: number): string =>
  numerator === undefined ? '没有报' : denominator === undefined ? `${numerator}` : `${numerator} / ${denominator}`

/** What the office above returned, under the records' own names. */
export const reportReturns = defineQuery({
  name: 'upstream.returns',
  title: '上级退回',
  input: z.object({}),
  output: Returns,
  async run(reader, _input, outside): Promise<z.output<typeof Returns>> {
    const reply = await standing(reader)
    if (!reply) return { rows: [] }
    const returns = standingReturns(reply, await reader.all('reports'))
    const found = await recordsOf(
      returns.map(({ part }) => part),
      outside,
    )
    const rows = await Promise.all(
      returns.map(async ({ part, period, revision, answered }) => {
        const { line, what, reason, returnedOn } = part
        const { text, record } = await nameOf(part, found, reader)
        return { key: `${reply.id} ${line}`, what, reason, returnedOn, period, revision, text, record, answered }
      }),
    )
    return { rows: rows.sort((a, b) => Number(a.answered) - Number(b.answered)) }
  },
})

async function nameOf(part: ReturnedPart, found: Awaited<ReturnType<typeof recordsOf>>, reader: Outside['reader']) {
  const own = found.get(part)
  if (!own) return { text: part.text, record: null }
  const names = namesFrom(reader)
  const about = own.member ? [await names.of('members', own.member)] : []
  return {
    text: [await names.of(own.table, own.id), ...about].join('，'),
    record: await pageOf(own.table, own.id, reader),
  }
}

/** Where a record is put right: on its own page, or on that of the person whom it is about. */
async function pageOf(table: KeptTable, id: string, reader: Outside['reader']) {
  if (table === 'meetings' || table === 'members') return (await reader.get(table, id)) ? { table, id } : null
  if (table !== 'memberships' && table !== 'points') return null
  const row = await reader.get(table, id)
  return row ? { table: table === 'points' ? table : ('members' as const), id: row.member } : null
}
