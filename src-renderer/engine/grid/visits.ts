import * as z from 'zod'
import { isWaiting, type Call } from '../../../src-shared/grid/calls'
import { Visit } from '../../../src-shared/grid/visit'
import { visitQuestionCodes } from '../../../src-shared/grid/visit-questions'
import type { PlainDate } from '../../../src-shared/plain-date'
import { done, problem } from '../../../src-shared/problem'
import { holdsOn } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import { removalReason } from './removal-reason'
import type { Tx } from '../transaction'
import { booksSince } from './books-since'
import { householdOn } from './households'
import { callRow, knownCalls } from './known-calls'
import { refuseSensitive } from './sensitive-text'
import { placed, refuseFuture, refuseNoWorker } from './work-ground'

const { id, household, resident, worker, date, reason, asked, answers, talk, result, next, call, pairing } = Visit.shape
const VisitInput = z.object({
  id: id.optional(),
  ...{ household, resident, worker, date, reason, asked, answers, talk, result, next, call, pairing },
})
type VisitInput = z.infer<typeof VisitInput>

/**
 * Writes down visits, several in one deed; with `id`, puts one right. A visit that names no call answers the one that waits for it:
 * of its household and for its reason.
 */
export const noteVisits = defineCommand({
  name: 'grid.noteVisits',
  title: '登记走访',
  input: z.object({
    visits: z.array(VisitInput).min(1, { error: '还没有填走访' }).max(500).meta({ label: '走访' }),
  }),
  output: z.object({ ids: z.array(id), answered: z.number().int() }),
  // Only the outside knows the office's clock, by which the books began on a day.
  prepare: async (outside, { visits }) => done({ visits, since: await booksSince(outside.reader, outside) }),
  async run(tx, { visits, since }: { visits: VisitInput[]; since: PlainDate }) {
    const waiting = (await knownCalls(tx, since, tx.today)).filter(isWaiting)
    const ids: string[] = []
    let answered = 0
    for (const [i, visit] of visits.entries()) {
      const at = ['visits', i]
      const before = visit.id === undefined ? undefined : await tx.get('visits', visit.id)
      if (visit.id !== undefined && !before)
        tx.refuse(problem('visit-unknown', '没有这条走访记录，可能已经删除。请回到列表重新选择。', { path: at }))
      await refuseOdd(tx, visit, at)
      const answers = await answeredBy(tx, visit, before?.call, waiting, at)
      if (answers && 'state' in answers) {
        waiting.splice(waiting.indexOf(answers), 1)
        if (!(await tx.get('visitCalls', answers.id))) await tx.put('visitCalls', callRow(answers))
      }
      const row: Visit = { ...trimmed(visit), id: visit.id ?? tx.newId(), ...(answers && { call: answers.id }) }
      if (answers && answers.id !== before?.call) answered++
      await tx.put('visits', row)
      ids.push(row.id)
    }
    return { ids, answered }
  },
})

/** A question that was answered was asked; each has one answer, in the order of the five. */
function trimmed({
  asked: ticked = [],
  answers: told = [],
  talk: said,
  result: came,
  ...rest
}: VisitInput): VisitInput {
  const answered = visitQuestionCodes.flatMap(code => told.find(({ question }) => question === code) ?? [])
  const put = visitQuestionCodes.filter(
    code => ticked.includes(code) || answered.some(({ question }) => question === code),
  )
  return {
    ...rest,
    ...(put.length && { asked: put }),
    ...(answered.length && { answers: answered }),
    ...(said?.trim() && { talk: said.trim() }),
    ...(came?.trim() && { result: came.trim() }),
  }
}

/** Refuses a visit that can't have been: of a household, resident, pairing or person that isn't there, or of a day to come. */
async function refuseOdd(tx: Tx, visit: VisitInput, at: (string | number)[]): Promise<void> {
  const wrong = (code: string, message: string, field: string, name: string) =>
    tx.refuse(placed(problem(code, message, { field, path: [name] }), at))
  await householdOn(tx, visit.household, visit.date, [...at, 'household'])
  refuseFuture(tx, visit.date, '走访日期', [...at, 'date'])
  if (visit.next !== undefined && visit.next <= visit.date)
    wrong('next-before', '下次走访日期要在这次以后，请核对。', '下次走访日期', 'next')
  await refuseNoWorker(tx, visit.worker, [...at, 'worker'], '走访人')
  for (const [i, { text }] of (visit.answers ?? []).entries())
    refuseSensitive(tx, { text: ['五问答复', text] }, [...at, 'answers', i])
  refuseSensitive(tx, { talk: ['走访情况', visit.talk], result: ['处理结果', visit.result] }, at)
  if (visit.resident !== undefined) {
    const one = await tx.get('residents', visit.resident)
    if (one?.household !== visit.household)
      wrong('resident-elsewhere', '这名居民不住在这一户，请重新选择。', '居民', 'resident')
  }
  if (visit.pairing === undefined) return
  const pair = await tx.get('pairings', visit.pairing)
  if (pair?.household !== visit.household || !holdsOn(pair, visit.date))
    wrong('pairing-other', '这一户那天没有这项结对，请核对日期，或者不选结对。', '结对', 'pairing')
}

/** The call that a visit answers: as it says, as it did before, else the first that waits for such a visit. */
async function answeredBy(
  tx: Tx,
  { household: of, reason: why, date: on, call: named }: VisitInput,
  before: string | undefined,
  waiting: readonly Call[],
  at: (string | number)[],
): Promise<Call | { id: string } | undefined> {
  const fits = (one: Call) => one.household === of && one.date <= on
  if (named !== undefined && named !== before) {
    const found = waiting.find(one => one.id === named)
    if (!found || !fits(found))
      tx.refuse(
        placed(
          problem('call-other', '这项应访事项已经办过，或者不是这一户、不在这一天以前，请重新选择。', {
            field: '应访事项',
            path: ['call'],
          }),
          at,
        ),
      )
    return found
  }
  if (before !== undefined) {
    const kept = await tx.get('visitCalls', before)
    if (kept && kept.household === of && kept.date <= on) return { id: before }
  }
  return waiting.find(one => fits(one) && one.reason === why && one.origin !== 'again' && one.origin !== 'review')
}

/** Removes a visit that was entered by mistake; the call that it answered waits again. */
export const removeVisit = defineCommand({
  name: 'grid.removeVisit',
  title: '删除走访记录',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason: why }) {
    if (!(await tx.get('visits', known)))
      tx.refuse(problem('visit-unknown', '没有这条走访记录，可能已经删除。请回到列表重新选择。'))
    await tx.remove('visits', [known])
    return { id: known, reason: why }
  },
})
