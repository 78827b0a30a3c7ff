import * as z from 'zod'
import { partialDate } from '../../../src-shared/plain-date'
import { warning } from '../../../src-shared/problem'
import { Floating } from '../../../src-shared/roster/floating'
import { LostContact } from '../../../src-shared/roster/lost-contact'
import { VotingHalt, haltKinds, needsApproval } from '../../../src-shared/roster/voting-halt'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import type { Tx } from '../transaction'
import { reportedBehind } from '../reported'
import { standingTables } from './standing'
import { spanUnknown, writeSpan } from './write-span'

const table = z.enum(standingTables).meta({ label: '情况' })
const id = Floating.shape.id.meta({ label: '记录' })
const written = z.object({ id })

/** Since when and where a member lives away; with `id`, an earlier note is put right. */
export const noteFloating = defineCommand({
  name: 'roster.noteFloating',
  title: '登记流动党员',
  input: Floating.omit({ id: true, deletedAt: true }).extend({ id: id.optional() }),
  output: written,
  run: (tx, span) => noted(tx, 'floatings', span),
})

/** Since when a member cannot be reached; with `id`, an earlier note is put right. */
export const noteLostContact = defineCommand({
  name: 'roster.noteLostContact',
  title: '登记失联党员',
  input: LostContact.omit({ id: true, deletedAt: true }).extend({ id: id.optional() }),
  output: written,
  run: (tx, span) => noted(tx, 'losses', span),
})

/** What halts a member's vote, or takes them out of 应到会; with `id`, an earlier note is put right. */
export const noteVotingHalt = defineCommand({
  name: 'roster.noteVotingHalt',
  title: '登记表决权情况',
  input: VotingHalt.omit({ id: true, deletedAt: true }).extend({ id: id.optional() }),
  output: written,
  async run(tx, span) {
    if (needsApproval.has(span.kind) && !(span.resolution && span.approval))
      tx.warn(
        warning(
          'halt-unapproved',
          `因“${haltKinds[span.kind]}”不计入应到会的，须经支部党员大会通过并报上级党组织同意，请补上日期和文号；补上以前仍计入应到会。`,
        ),
      )
    return writeSpan(tx, 'votingHalts', span)
  },
})

/** Both are figures of the periods in which they held. */
async function noted<T extends 'floatings' | 'losses'>(tx: Tx, of: T, span: Parameters<typeof writeSpan<T>>[2]) {
  tx.warn(...(await reportedBehind(tx, span.from ?? '')))
  return writeSpan(tx, of, span)
}

/** That it no longer holds, from a day on. */
export const endSpan = defineCommand({
  name: 'roster.endSpan',
  title: '登记情况结束',
  input: z.object({ table, id, to: partialDate.meta({ label: '结束日期' }) }),
  output: written,
  async run(tx, { table: of, id: span, to }) {
    const found = await tx.get(of, span)
    if (!found) return tx.refuse(spanUnknown)
    return writeSpan(tx, of, { ...found, to })
  },
})

/** Puts right since when and until when it held; an empty end holds still, an empty beginning is not known. */
export const dateSpan = defineCommand({
  name: 'roster.dateSpan',
  title: '更正情况的日期',
  input: z.object({
    ...{ table, id },
    from: partialDate.optional().meta({ label: '开始日期' }),
    to: partialDate.optional().meta({ label: '结束日期' }),
  }),
  output: written,
  async run(tx, { table: of, id: span, from, to }) {
    const found = await tx.get(of, span)
    if (!found) return tx.refuse(spanUnknown)
    if (of !== 'votingHalts') {
      const [earlier = ''] = [from ?? '', found.from ?? ''].sort()
      tx.warn(...(await reportedBehind(tx, earlier)))
    }
    return writeSpan(tx, of, { ...found, from, to })
  },
})

/** Removes a note that was never true. */
export const removeSpan = defineCommand({
  name: 'roster.removeSpan',
  title: '删除情况登记',
  input: z.object({ table, id, reason: removalReason }),
  output: written.extend({ reason: removalReason }),
  async run(tx, { table: of, id: span, reason }) {
    if (!(await tx.get(of, span))) tx.refuse(spanUnknown)
    await tx.remove(of, [span])
    return { id: span, reason }
  },
})
