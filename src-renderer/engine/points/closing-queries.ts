import * as z from 'zod'
import { boundsOf, monthsOf } from '../../../src-shared/period'
import { Closing, closedThrough, closingId, closingState, closingStates } from '../../../src-shared/points/closing'
import { confirmationOf } from '../../../src-shared/points/confirmation'
import { PointsEntry } from '../../../src-shared/points/entry'
import { exceptionKinds } from '../../../src-shared/points/exceptions'
import { choice, orNull } from '../../../src-shared/records/field'
import { unitName } from '../../../src-shared/roster/organisation'
import { defineQuery } from '../command'
import { communityName } from '../roster/queries'
import { periodBooks } from './month-books'

const { branch, period, checkedBy, confirmedBy, confirmedOn, closedOn, notice } = Closing.shape
const { member } = PointsEntry.shape
const count = z.number().int()

const State = z.object({
  branch,
  branchName: z.string(),
  state: choice(closingStates),
  /** The last month that is closed for the branch. */
  through: z.string().nullable(),
  members: count,
  exempt: count,
  entries: count,
  /** Half points before caps. */
  sum: count,
  /** Entries of the period that came after it was closed and stand in a later one. */
  late: count,
  /** What should be looked at before the month is closed; none for longer periods. */
  exceptions: z.array(
    z.object({
      kind: choice(exceptionKinds),
      label: z.string(),
      member,
      name: z.string(),
      entries: z.array(z.string()),
      text: z.string(),
    }),
  ),
  /** Who confirms, and the meeting that the books have for it. */
  proposed: z.object({ by: confirmedBy, meeting: z.string().nullable(), on: z.string().nullable() }),
  closing: z
    .object({ checkedBy, confirmedBy, confirmedOn, closedOn, notice: orNull(notice), meeting: z.string().nullable() })
    .nullable(),
})

/** Where the branches stand in closing a period, with what stands out in each (domain §3.4). */
export const pointsClosings = defineQuery({
  name: 'points.closings',
  title: '积分结账情况',
  input: z.object({ period, branch: branch.optional() }),
  output: z.object({ rows: z.array(State), exceptions: count }),
  async run(reader, input, outside) {
    const today = outside.today()
    const books = await periodBooks(reader, input.period, today, input.branch ? [input.branch] : undefined)
    const community = await communityName(reader)
    const posts = await reader.all('posts')
    const { to } = boundsOf(input.period)
    const meetings = await reader.between('meetings', 'date', to, today)
    const last = monthsOf(input.period).slice(-1)[0]!
    const rows: z.infer<typeof State>[] = []
    for (const unit of books.branches) {
      const members = books.membersOf(unit.id)
      const names = new Map(members.map(({ id, name }) => [id, name]))
      const entries = await books.entriesOf(unit.id)
      const closing = books.closings.find(({ id }) => id === closingId(unit.id, input.period))
      const exceptions = closing ? [] : await books.exceptionsOf(unit.id)
      const late = (await reader.between('points', '[branch+period]', [unit.id, `${last}~`], [unit.id, '9999'])).filter(
        ({ date }) => date >= boundsOf(input.period).from && date <= to,
      )
      for (const one of exceptions)
        if (!names.has(one.member)) names.set(one.member, (await reader.get('members', one.member))?.name ?? '')
      rows.push({
        branch: unit.id,
        branchName: unitName(unit, community),
        state: closingState(closing, today),
        through: closedThrough(books.closings, unit.id) || null,
        members: members.length,
        exempt: books.linesOf(unit.id).filter(({ total }) => total === null).length,
        entries: entries.length,
        sum: entries.reduce((sum, { delta }) => sum + delta, 0),
        late: late.length,
        exceptions: exceptions.map(one => ({
          ...one,
          label: exceptionKinds[one.kind],
          name: names.get(one.member) ?? '',
        })),
        proposed: confirmationOf(
          posts.filter(({ organisation }) => organisation === unit.id),
          meetings.filter(held => held.branch === unit.id),
          to,
          today,
        ),
        closing: closing
          ? {
              checkedBy: closing.checkedBy,
              confirmedBy: closing.confirmedBy,
              confirmedOn: closing.confirmedOn,
              closedOn: closing.closedOn,
              notice: closing.notice ?? null,
              meeting: closing.meeting ?? null,
            }
          : null,
      })
    }
    return { rows, exceptions: rows.reduce((sum, row) => sum + row.exceptions.length, 0) }
  },
})
