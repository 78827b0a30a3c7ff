import * as z from 'zod'
import { isWaiting } from '../../../src-shared/grid/calls'
import { VisitCall } from '../../../src-shared/grid/visit-call'
import type { PlainDate } from '../../../src-shared/plain-date'
import { done, problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { removalReason } from './removal-reason'
import { booksSince } from './books-since'
import { householdOn } from './households'
import { callRow, knownCalls } from './known-calls'
import { refuseSensitive } from './sensitive-text'
import { refuseFuture } from './work-ground'

const { id, household, resident, reason, date, note } = VisitCall.shape
const callUnknown = problem('call-unknown', '没有这项应访事项，可能已经办过或者删除。请回到列表重新选择。')

/** Writes down something that calls for a visit; with `id`, puts one right that was typed. */
export const noteCall = defineCommand({
  name: 'grid.noteCall',
  title: '登记应访事项',
  input: z.object({ id: id.optional(), household, resident, reason, date, note }),
  output: z.object({ id }),
  async run(tx, { id: known, ...call }) {
    const before = known === undefined ? undefined : await tx.get('visitCalls', known)
    if (known !== undefined && !before) tx.refuse(callUnknown)
    await householdOn(tx, call.household, call.date, ['household'])
    if (call.resident !== undefined && (await tx.get('residents', call.resident))?.household !== call.household)
      tx.refuse(
        problem('resident-elsewhere', '这名居民不住在这一户，请重新选择。', { field: '居民', path: ['resident'] }),
      )
    refuseFuture(tx, call.date, '发生日期', ['date'])
    refuseSensitive(tx, { note: ['情况', call.note] })
    const twin = (await tx.all('visitCalls', { household: call.household })).find(
      row => row.id !== known && row.reason === call.reason && row.date === call.date,
    )
    if (twin)
      tx.refuse(
        problem('call-twice', '这一户这一天已经登记了同样的事由，不用再登记。', {
          field: '走访事由',
          path: ['reason'],
        }),
      )
    const row = { ...call, id: known ?? tx.newId() }
    await tx.put('visitCalls', row)
    return { id: row.id }
  },
})

/** Says that nobody has to go any more, and why; also of a call that follows from a fact. */
export const dropCall = defineCommand({
  name: 'grid.dropCall',
  title: '不再走访',
  input: z.object({
    id,
    why: z.string().trim().min(1, { error: '请写明不再走访的原因' }).meta({ label: '不再走访原因' }),
  }),
  output: z.object({ id }),
  prepare: async (outside, input) => done({ ...input, since: await booksSince(outside.reader, outside) }),
  async run(tx, { id: known, why, since }: { id: string; why: string; since: PlainDate }) {
    const call = (await knownCalls(tx, since, tx.today)).find(one => one.id === known)
    if (!call || !isWaiting(call)) return tx.refuse(callUnknown)
    refuseSensitive(tx, { why: ['不再走访原因', why] })
    const row = (await tx.get('visitCalls', known)) ?? callRow(call)
    await tx.put('visitCalls', { ...row, dropped: tx.today, why })
    return { id: known }
  },
})

/** Removes a call that was typed by mistake and that no visit answers. */
export const removeCall = defineCommand({
  name: 'grid.removeCall',
  title: '删除应访事项',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason: why }) {
    if (!(await tx.get('visitCalls', known))) tx.refuse(callUnknown)
    if ((await tx.all('visits', { call: known })).length)
      tx.refuse(problem('call-answered', '这项应访事项已经走访，不能删除。要删除，请先删除那次走访。'))
    await tx.remove('visitCalls', [known])
    return { id: known, reason: why }
  },
})
