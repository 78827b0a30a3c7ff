import * as z from 'zod'
import { done, problem, refused, type Outcome } from '../../../src-shared/problem'
import { currentOf, figuresHere } from '../../../src-shared/street/current'
import { plain } from '../../../src-shared/street/make-reply'
import type { Received } from '../../../src-shared/street/received'
import { Return } from '../../../src-shared/street/return'
import { returnedParts } from '../../../src-shared/upstream/reply'
import { defineCommand, type Outside } from '../command'
import type { Tx } from '../transaction'
import { acceptedRows } from './accepted-rows'
import { receivedUnknown } from './commands'
import { Returned } from './reply-outputs'

const Row = z.object({
  table: z.string().meta({ label: '表' }),
  record: z.string().meta({ label: '记录' }),
  part: z.string().nullish().meta({ label: '记录内' }),
})

const Part = z.discriminatedUnion('what', [
  z.object({ what: z.literal('report') }),
  z.object({ what: z.literal('figure'), code: z.string().meta({ label: '代码' }) }),
  z.object({ what: z.literal('row'), rows: z.array(Row).min(1).meta({ label: '记录' }) }),
])
type Found = Pick<Return, 'what' | 'code' | 'table' | 'record' | 'part' | 'text'>

/**
 * Returns an accepted report, a figure of it, or single rows, each with a reason in words. The report itself stays as it
 * came; the office reads in the next reply what it is asked to put right.
 */
export const returnReport = defineCommand({
  name: 'street.return',
  title: '退回',
  input: z.object({
    report: z.string().meta({ label: '报送' }),
    part: Part.meta({ label: '退回内容' }),
    reason: z
      .string()
      .trim()
      .refine(reason => plain(reason) !== '', { error: '请写明退回的原因，社区照着它更正' })
      .meta({ label: '退回原因' }),
  }),
  output: Returned,
  async prepare(
    outside,
    { report, part, reason },
  ): Promise<Outcome<{ report: string; found: Found[]; reason: string }>> {
    const received = await outside.reader.get('received', report)
    if (!received) return refused(receivedUnknown)
    const found = await find(outside, received, part)
    return found.ok ? done({ report, found: found.value, reason }) : found
  },
  async run(tx, { report, found, reason }) {
    const received = await tx.get('received', report)
    if (!received) return tx.refuse(receivedUnknown)
    const { office, period } = received
    if (currentOf(await tx.all('received', { office }), period).get(office)?.id !== report) tx.refuse(notCurrent)
    const rows = found.map(one => ({ id: tx.newId(), office, report, ...one, reason, returnedAt: tx.now }))
    await tx.putAll('returns', rows)
    return { ids: rows.map(({ id }) => id) }
  },
})

async function find(outside: Outside, received: Received, part: z.output<typeof Part>): Promise<Outcome<Found[]>> {
  if (part.what === 'report') return done([{ what: 'report', text: returnedParts.report }])
  if (part.what === 'figure') {
    const figure = [...figuresHere(received), ...received.figures].find(({ code }) => code === part.code)
    return figure ? done([{ what: 'figure', code: figure.code, text: figure.label }]) : refused(figureUnknown)
  }
  const found: Found[] = []
  for (const table of new Set(part.rows.map(row => row.table))) {
    const rows = await acceptedRows(outside, received, table)
    if (!rows.ok) return rows
    for (const { record, part: inner = null } of part.rows.filter(row => row.table === table)) {
      const row = rows.value.find(row => row.record === record && row.part === inner)
      if (!row) return refused(rowUnknown)
      found.push({ what: 'row', table, record, ...(inner && { part: inner }), text: row.text })
    }
  }
  return done(found)
}

const id = Return.shape.id
const input = z.object({ id })
const output = z.object({ id })

/** Takes a return back that no reply has told of yet. */
export const takeBackReturn = defineCommand({
  name: 'street.takeBackReturn',
  title: '收回退回',
  input,
  output,
  async run(tx, { id }) {
    const row = await knownReturn(tx, id)
    if (row.sentAt) tx.refuse(returnSent)
    await tx.remove('returns', [id])
    return { id }
  },
})

/** Lets a return be, without a corrected report: the next reply does not ask for it any more. */
export const closeReturn = defineCommand({
  name: 'street.closeReturn',
  title: '了结退回',
  input,
  output,
  async run(tx, { id }) {
    const row = await knownReturn(tx, id)
    if (row.closedAt) tx.refuse(problem('return-closed', '这处退回已经了结了。'))
    await tx.put('returns', { ...row, closedAt: tx.now })
    return { id }
  },
})

const knownReturn = async (tx: Tx, id: string) => (await tx.get('returns', id)) ?? tx.refuse(returnUnknown)

const returnUnknown = problem('return-unknown', '没有这处退回，请重新选择。')
const returnSent = problem(
  'return-sent',
  '这处退回已经写进回执，不能收回。不用该单位更正了的，请点“了结”，再写一份回执。',
)
const notCurrent = problem('return-not-current', '数据现在不按这一份报送算，不用退回它。请退回数据所按的那一次。')
const figureUnknown = problem('figure-unknown', '这份报送里没有这项数据，请重新选择。')
const rowUnknown = problem('row-unknown', '这份报送里没有这条记录，请重新选择。')
