import * as z from 'zod'
import { printDate, wholeDate } from '../../../src-shared/plain-date'
import {
  Appeal,
  appealKinds,
  appealResults,
  appealState,
  appealStates,
  appealWays,
} from '../../../src-shared/points/appeal'
import { closingId } from '../../../src-shared/points/closing'
import { replyBy, uncountedHolidays, uncountedWords } from '../../../src-shared/points/terms'
import { printPeriod } from '../../../src-shared/period'
import { workingDaysLeft } from '../../../src-shared/working-days'
import { problem, warning } from '../../../src-shared/problem'
import { choice, orNull } from '../../../src-shared/records/field'
import { shortName } from '../../../src-shared/roster/organisation'
import { defineCommand, defineQuery } from '../command'
import { communityName } from '../roster/queries'
import { removalReason } from '../removal'
import type { Tx } from '../transaction'
import { correctedAppeals } from './corrected-appeals'
import { refuseUnknownMeeting } from './known-meeting'

const { branch, period, member, kind, way, by, received, text, about } = Appeal.shape
const due = wholeDate.meta({ label: '答复期限' })
const { reply, raisedOn, final, republishedOn } = Appeal.shape
const id = Appeal.shape.id.meta({ label: '积分异议' })
const Reply = reply.unwrap()
const appealUnknown = problem('appeal-unknown', '没有这件异议，可能已经删除。请回到列表重新选择。')

/** Notes that somebody doubts a member's points of a closed period; with `id`, puts right what was noted. */
export const noteAppeal = defineCommand({
  name: 'points.noteAppeal',
  title: '登记积分异议',
  input: z.object({ id: id.optional(), branch, period, member, kind, way, by, received, text, about }),
  output: z.object({ id, due }),
  async run(tx, { id: known, ...said }) {
    const before = known === undefined ? undefined : await appealOf(tx, known)
    if (before?.reply) tx.refuse(problem('appeal-answered', '已经答复的异议不能再改，请另外登记申诉。'))
    const closing = await tx.get('closings', closingId(said.branch, said.period))
    const line = closing?.lines.find(one => one.member === said.member)
    if (!closing)
      return tx.refuse(
        problem('not-closed', `${printPeriod(said.period)}积分还没有结账，发现记错的请直接更正，不用登记异议。`, {
          field: '积分期间',
          path: ['period'],
        }),
      )
    if (!line)
      tx.refuse(
        problem('not-in-closing', `${printPeriod(said.period)}公布的积分里没有这名党员，请核对党支部和期间。`, {
          field: '党员',
          path: ['member'],
        }),
      )
    if (said.received > tx.today)
      tx.refuse(problem('date-future', '收到日期还没有到，请核对。', { field: '收到日期', path: ['received'] }))
    if (said.received < closing.closedOn && said.received < closing.confirmedOn)
      tx.refuse(
        problem('before-closing', `这一期积分${printDate(closing.confirmedOn)}才确认，请核对收到日期。`, {
          field: '收到日期',
          path: ['received'],
        }),
      )
    if (said.about !== undefined && (await tx.get('points', said.about))?.member !== said.member)
      tx.refuse(
        problem('not-own-entry', '选的不是这名党员的积分记录，请重新选择。', { field: '积分记录', path: ['about'] }),
      )
    const ended = closing.notice?.to
    if (said.kind === 'objection' && ended !== undefined && said.received > ended)
      tx.warn(
        warning('notice-over', `公示${printDate(ended)}已经期满，期满以后本人提出的，类别选“${appealKinds.appeal}”。`, {
          field: '类别',
          path: ['kind'],
        }),
      )
    const row: Appeal = { ...said, id: before?.id ?? tx.newId() }
    const uncounted = uncountedHolidays(said.received)
    if (uncounted) tx.warn(warning('holidays-unknown', uncountedWords(uncounted), { field: '答复期限' }))
    await tx.put('appeals', row)
    return { id: row.id, due: replyBy(said.received) }
  },
})

/**
 * Writes down what the branch answered, or the committee above where the member went on to it. Where points change, that is
 * entered as a correction of its own; nothing is changed by an answer.
 */
export const answerAppeal = defineCommand({
  name: 'points.answerAppeal',
  title: '登记异议答复',
  input: z.object({ id, ...Reply.shape }),
  output: z.object({ id, final: z.boolean() }),
  async run(tx, { id: known, ...said }) {
    const appeal = await appealOf(tx, known)
    if (appeal.final)
      tx.refuse(problem('final-answered', '社区党委已经答复，不能再登记答复。答复登记错了的，撤销那一次登记。'))
    if (appeal.republishedOn !== undefined && !appeal.raisedOn)
      tx.refuse(problem('republished', '答复以后已经再次公示，不能再改。本人还有意见的，登记提请社区党委研究。'))
    await refuseUnknownMeeting(tx, said.meeting)
    const since = appeal.raisedOn ?? appeal.received
    if (said.on > tx.today || said.on < since)
      tx.refuse(
        problem('reply-date', `答复日期应在${printDate(since)}以后、今天以前，请更正。`, {
          field: '答复日期',
          path: ['on'],
        }),
      )
    await tx.put('appeals', appeal.raisedOn ? { ...appeal, final: said } : { ...appeal, reply: said })
    return { id: known, final: Boolean(appeal.raisedOn) }
  },
})

/** Notes that a member took an answered objection to the committee above. */
export const raiseAppeal = defineCommand({
  name: 'points.raiseAppeal',
  title: '提请社区党委研究',
  input: z.object({ id, on: raisedOn.unwrap() }),
  output: z.object({ id }),
  async run(tx, { id: known, on }) {
    const appeal = await appealOf(tx, known)
    if (!appeal.reply) tx.refuse(problem('not-answered', '支部还没有答复，请先登记支部的答复。'))
    if (appeal.raisedOn) tx.refuse(problem('raised-already', '已经提请社区党委研究，不用再登记。'))
    if (on > tx.today || on < appeal.reply!.on)
      tx.refuse(
        problem('raise-date', '提请日期应在支部答复以后、今天以前，请更正。', { field: '提请日期', path: ['on'] }),
      )
    await tx.put('appeals', { ...appeal, raisedOn: on })
    return { id: known }
  },
})

/** Notes when what came of an objection was put on the wall. */
export const republishAppeal = defineCommand({
  name: 'points.republishAppeal',
  title: '登记再次公示',
  input: z.object({ id, on: republishedOn.unwrap() }),
  output: z.object({ id }),
  async run(tx, { id: known, on }) {
    const appeal = await appealOf(tx, known)
    if (!appeal.reply) tx.refuse(problem('not-answered', '支部还没有答复，请先登记支部的答复。'))
    if (on < (appeal.final ?? appeal.reply!).on || on > tx.today)
      tx.refuse(
        problem('republish-date', '再次公示应在答复以后、今天以前，请更正。', { field: '再次公示日期', path: ['on'] }),
      )
    await tx.put('appeals', { ...appeal, republishedOn: on })
    return { id: known }
  },
})

/** Removes an objection that was noted by mistake. */
export const removeAppeal = defineCommand({
  name: 'points.removeAppeal',
  title: '删除积分异议',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason }) {
    await appealOf(tx, known)
    await tx.remove('appeals', [known])
    return { id: known, reason }
  },
})

async function appealOf(tx: Tx, id: string): Promise<Appeal> {
  return (await tx.get('appeals', id)) ?? tx.refuse(appealUnknown)
}

/** Objections and appeals on the books: those that wait for an answer first, then the newest. */
export const pointsAppeals = defineQuery({
  name: 'points.appeals',
  title: '积分异议和申诉',
  input: z.object({ branch: branch.optional(), period: period.optional(), member: member.optional() }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, branch, period, member, kind, way, received, due, text },
        /** The year whose holidays the term is counted without. */
        uncounted: z.string().nullable(),
        by: orNull(by),
        about: orNull(about),
        reply: orNull(reply),
        raisedOn: orNull(raisedOn),
        final: orNull(final),
        republishedOn: orNull(republishedOn),
        name: z.string(),
        branchName: z.string(),
        kindLabel: z.string(),
        wayLabel: z.string(),
        resultLabel: z.string().nullable(),
        state: choice(appealStates),
        /** Whether the points were put right, where the answer says that they are; null where it does not. */
        corrected: z.boolean().nullable(),
        /** Working days to the end of the term, negative behind it; null where no answer is waited for. */
        left: z.number().int().nullable(),
      }),
    ),
    open: z.number().int(),
  }),
  async run(reader, asked, outside) {
    const today = outside.today()
    const community = await communityName(reader)
    const members = new Map((await reader.all('members')).map(one => [one.id, one.name]))
    const units = new Map((await reader.all('organisations')).map(unit => [unit.id, shortName(unit.name, community)]))
    const waits = ({ state, corrected }: { state: string; corrected: boolean | null }) =>
      state !== 'answered' || corrected === false
    const found = (await reader.all('appeals', asked.branch ? { branch: asked.branch } : {}))
      .filter(row => !asked.period || row.period === asked.period)
      .filter(row => !asked.member || row.member === asked.member)
    const isAdjusted = (row: Appeal) => (row.final ?? row.reply)?.result === 'adjusted'
    const corrected = await correctedAppeals(reader, found.filter(isAdjusted), outside)
    const rows = found
      .map(row => {
        const last = replyBy(row.received)
        const result = (row.final ?? row.reply)?.result
        const state = appealState(row, today)
        return {
          ...{ id: row.id, branch: row.branch, period: row.period, member: row.member, kind: row.kind, way: row.way },
          ...{ received: row.received, due: last, text: row.text, uncounted: uncountedHolidays(row.received) },
          by: row.by ?? null,
          about: row.about ?? null,
          reply: row.reply ?? null,
          raisedOn: row.raisedOn ?? null,
          final: row.final ?? null,
          republishedOn: row.republishedOn ?? null,
          name: members.get(row.member) ?? '',
          branchName: units.get(row.branch) ?? '',
          kindLabel: appealKinds[row.kind],
          wayLabel: appealWays[row.way],
          resultLabel: result ? appealResults[result] : null,
          state,
          corrected: isAdjusted(row) ? corrected.has(row.id) : null,
          left: state === 'open' || state === 'overdue' ? workingDaysLeft(today, last) : null,
        }
      })
      .sort((a, b) => {
        if (waits(a) !== waits(b)) return waits(a) ? -1 : 1
        const [x, y] = waits(a) ? [a.due, b.due] : [b.received, a.received]
        return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1
      })
    return { rows, open: rows.filter(waits).length }
  },
})
