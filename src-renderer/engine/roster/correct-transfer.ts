import * as z from 'zod'
import { wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import { Membership, overlap } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import type { Tx } from '../transaction'
import { reportedBehind } from '../reported'
import { behindTheDay } from './behind-the-day'
import { arrivedWith } from './arrived-with'
import { standingTables } from './standing'

const { origin, arrivalLetter, destination, departureLetter, receipt } = Membership.shape
const id = Membership.shape.id.meta({ label: '组织关系' })
const output = z.object({ id })

/**
 * Puts right the day, place and letter of a transfer to another community; what is left out is not known. The version before
 * stays in the journal. What ended with the transfer, posts and what held for a time, ends on its true day.
 */
export const correctDeparture = defineCommand({
  name: 'roster.correctDeparture',
  title: '更正转出登记',
  input: z.object({ id, date: wholeDate.meta({ label: '转出日期' }), destination, departureLetter, receipt }),
  output,
  async run(tx, { id: which, date, ...said }) {
    const span = await tx.get('memberships', which)
    if (span?.departure !== 'transferOut' || !span.to) return tx.refuse(transferUnknown)
    const { to: before, receipt: _, destination: __, departureLetter: ___, ...kept } = span
    refuseDay(tx, date)
    if (said.receipt && (said.receipt < date || said.receipt > tx.today))
      tx.refuse(
        problem('receipt-date', '回执日期应在转出以后、今天以前，请更正。', {
          field: '介绍信回执日期',
          path: ['receipt'],
        }),
      )
    const after = { ...kept, ...said, to: date }
    await refuseOverlap(tx, after)
    if (date !== before) await moveEnds(tx, span.member, before, date)
    if (date < before) tx.warn(...(await behindTheDay(tx, { members: [span.member], branch: span.organisation, date })))
    else if (date > before) tx.warn(...(await reportedBehind(tx, before)))
    await tx.put('memberships', after)
    return { id: which }
  },
})

/**
 * Puts right the day, place and letter of a transfer into this community; without a day it lies before these books. The version
 * before stays in the journal.
 */
export const correctArrival = defineCommand({
  name: 'roster.correctArrival',
  title: '更正转入登记',
  input: z.object({ id, date: wholeDate.optional().meta({ label: '转入日期' }), origin, arrivalLetter }),
  output,
  async run(tx, { id: which, date, ...said }) {
    const span = await tx.get('memberships', which)
    const spans = span ? await tx.all('memberships', { member: span.member }) : []
    const [first, ...later] = span ? arrivedWith(span, spans) : []
    if (first?.id !== which) return tx.refuse(transferUnknown)
    if (date) refuseDay(tx, date)
    const come = (one: Stored<Membership>) => {
      const { origin: _, arrivalLetter: __, ...kept } = one
      return { ...kept, ...said }
    }
    const { from: before, ...rest } = come(first)
    const after = { ...rest, ...(date && { from: date }) }
    if (date && after.to && date >= after.to)
      tx.refuse(problem('date-order', '转入日期应早于后来的变动，请更正。', { field: '转入日期', path: ['date'] }))
    await refuseOverlap(tx, after)
    if (date !== before) tx.warn(...(await reportedBehind(tx, [date ?? '', before ?? ''].sort()[0]!)))
    await tx.putAll('memberships', [after, ...later.map(come)])
    return { id: which }
  },
})

const transferUnknown = problem('transfer-unknown', '没有这次转接，可能已经撤销。请重新选择。')

function refuseDay(tx: Tx, date: PlainDate): void {
  if (date > tx.today) tx.refuse(problem('date-future', '日期晚于今天，请更正。', { field: '日期', path: ['date'] }))
}

async function refuseOverlap(tx: Tx, span: Membership): Promise<void> {
  const others = (await tx.all('memberships', { member: span.member })).filter(({ id: other }) => other !== span.id)
  if ((span.from && span.to && span.to <= span.from) || others.some(other => overlap(other, span)))
    tx.refuse(
      problem('span-overlap', '那些日子登记的是另一段组织关系，请核对日期。', { field: '日期', path: ['date'] }),
    )
}

/** What ended on the day that was said ends on the true one; what only began behind it stands in the way. */
async function moveEnds(tx: Tx, member: string, before: PlainDate, date: PlainDate): Promise<void> {
  for (const table of ['posts', ...standingTables] as const) {
    const ended = (await tx.all(table, { member })).filter(({ to }) => to === before)
    if (ended.some(({ from }) => from && from >= date))
      tx.refuse(
        problem('post-later', '那天以后还登记了职务或者流动、失联等情况，请先核对。', {
          field: '日期',
          path: ['date'],
        }),
      )
    await tx.putAll(table, ended.map(row => ({ ...row, to: date })) as never)
  }
}
