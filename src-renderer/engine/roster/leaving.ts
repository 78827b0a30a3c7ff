import * as z from 'zod'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { Member } from '../../../src-shared/roster/member'
import { arrivals, departures, Membership } from '../../../src-shared/roster/membership'
import { choice } from '../../../src-shared/records/field'
import { defineCommand } from '../command'
import { namesFrom } from '../names'
import { reportedBehind } from '../reported'
import { afterLeaving } from '../serving-left'
import { behindTheDay } from './behind-the-day'
import { moveMembers, runningSpan } from './move-members'
import { endPosts } from './posts'
import { warnOfPostsLeft } from './posts-left'
import { standingTables } from './standing'
import { standingUnit, type Where } from '../standing-unit'
import type { Tx } from '../transaction'

const { origin, arrivalLetter, destination, departureLetter, organisation, group } = Membership.shape
const member = Member.shape.id.meta({ label: '党员' })
const date = wholeDate.meta({ label: '日期' })
const onlyLeaving = choice(withoutMoved(departures)).meta({ label: '离开原因' })
const onlyComing = choice(withoutMoved(arrivals)).meta({ label: '转入方式' })

function withoutMoved<W extends Readonly<Record<string, string>>>({ moved: _, ...words }: W & { moved: string }) {
  return words
}

/** Moves members to another branch or group of this community from a day on (本社区内调整). */
export const moveToBranch = defineCommand({
  name: 'roster.move',
  title: '调整党支部',
  input: z.object({ members: z.array(member).min(1).meta({ label: '党员' }), organisation, group, date }),
  output: z.object({ moved: z.number().int() }),
  async run(tx, { members, ...to }) {
    await refuseOtherPlace(tx, to, to.date)
    const moved = await moveMembers(tx, members, to)
    await warnOfPostsLeft(tx, members, to)
    return { moved }
  },
})

/**
 * A member leaves the books: transferred, died, expelled … From the day on they are on no roster; everything they did stays.
 * Nobody is deleted (domain §1.2, peers row 3).
 */
export const leaveBranch = defineCommand({
  name: 'roster.leave',
  title: '登记离开',
  input: z.object({ member, date, departure: onlyLeaving, destination, departureLetter }),
  output: z.object({ id: member }),
  async run(tx, { member: who, date: on, ...how }) {
    const open = await runningSpan(tx, who, on)
    if (how.departure === 'transferOut' && !how.departureLetter)
      tx.warn(warning('letter-missing', '没有填介绍信编号，开出以后请补上。', { field: '转出介绍信编号' }))
    tx.warn(...(await behindTheDay(tx, { members: [who], branch: open.organisation, date: on })))
    await tx.put('memberships', { ...open, ...how, to: on })
    await endPosts(tx, await tx.all('posts', { member: who }), on)
    for (const table of standingTables) {
      const running = (await tx.all(table, { member: who })).filter(span => !span.to && (!span.from || span.from < on))
      await tx.putAll(table, running.map(span => ({ ...span, to: on })) as never)
    }
    const name = await namesFrom(tx).of('members', who)
    await afterLeaving(tx, { member: who, name, date: on, died: how.departure === 'died' })
    return { id: who }
  },
})

/** Somebody who had left comes back, or a member of the books gets a branch again. */
export const returnToBranch = defineCommand({
  name: 'roster.return',
  title: '登记转回',
  input: z.object({ member, organisation, group, date, arrival: onlyComing, origin, arrivalLetter }),
  output: z.object({ id: member }),
  async run(tx, { member: who, date: on, ...where }) {
    if (on > tx.today)
      tx.refuse(problem('date-future', '日期晚于今天，请到那天再登记。', { field: '日期', path: ['date'] }))
    if (!(await tx.get('members', who))) tx.refuse(problem('member-unknown', '名册上没有这名党员，请重新选择。'))
    await refuseOtherPlace(tx, where, on)
    const spans = await tx.all('memberships', { member: who })
    if (spans.some(span => span.departure === 'died')) tx.refuse(memberDied)
    if (spans.some(span => !span.to || span.to > on))
      tx.refuse(problem('member-here', '这名党员那天的组织关系还在本社区，不用转回；换支部的请用“调整党支部”。'))
    tx.warn(...(await reportedBehind(tx, on)))
    await tx.put('memberships', { id: tx.newId(), member: who, from: on, ...where })
    return { id: who }
  },
})

/** Who died does not come back; a day or a person was mistaken. */
export const memberDied = problem('member-died', '这名党员登记的是去世。登记错了的，请先撤销那次“登记离开”，再登记。')

/** The other organisation confirmed that a letter arrived. */
export const confirmLetter = defineCommand({
  name: 'roster.confirmLetter',
  title: '登记介绍信回执',
  input: z.object({
    id: Membership.shape.id.meta({ label: '组织关系' }),
    receipt: wholeDate.meta({ label: '介绍信回执日期' }),
  }),
  output: z.object({ id: Membership.shape.id }),
  async run(tx, { id, receipt }) {
    const span = await tx.get('memberships', id)
    if (span?.departure !== 'transferOut' || !span.to)
      return tx.refuse(problem('letter-unknown', '没有这次转出，可能已经撤销。请重新选择。'))
    if (receipt < span.to || receipt > tx.today)
      tx.refuse(
        problem('receipt-date', '回执日期应在转出以后、今天以前，请更正。', {
          field: '介绍信回执日期',
          path: ['receipt'],
        }),
      )
    await tx.put('memberships', { ...span, receipt })
    return { id }
  },
})

/** A branch that stands, and a group that lies in it. */
export async function refuseOtherPlace(
  tx: Tx,
  to: { organisation: string; group?: string | undefined },
  since?: string,
  at?: Where,
): Promise<void> {
  const branch = await standingUnit(tx, to.organisation, since, at)
  if (branch.kind !== 'branch')
    tx.refuse(
      problem('unit-place', '党员的组织关系只能在党支部，请选择一个党支部。', {
        field: '所在党支部全称',
        path: ['organisation'],
      }),
    )
  if (!to.group) return
  const inside = await standingUnit(tx, to.group, since, at)
  if (inside.kind !== 'group' || inside.parent !== branch.id)
    tx.refuse(problem('unit-place', `${branch.name}没有这个党小组，请重新选择。`, { field: '党小组', path: ['group'] }))
}
