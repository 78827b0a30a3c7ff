import * as z from 'zod'
import { boundsOf, type Period } from '../../../src-shared/period'
import type { PlainDate } from '../../../src-shared/plain-date'
import { appealState } from '../../../src-shared/points/appeal'
import { Closing, closingState, closingStates } from '../../../src-shared/points/closing'
import { confirmationOf } from '../../../src-shared/points/confirmation'
import { PointsEntry } from '../../../src-shared/points/entry'
import { exceptionKinds, type Exception } from '../../../src-shared/points/exceptions'
import { itemOn, type PointsPack } from '../../../src-shared/points/pack'
import { daysOfNotice } from '../../../src-shared/points/terms'
import { choice, orNull } from '../../../src-shared/records/field'
import { unitName } from '../../../src-shared/roster/organisation'
import { kindsOf } from '../../../src-shared/meetings/kinds'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { communityName } from '../roster/queries'
import { lateEntries, shownUnder } from './late-entries'
import { periodBooks } from './month-books'
import { packsOf } from './packs-in-force'

const { branch, period, checkedBy, confirmedBy, confirmedOn, closedOn, notice } = Closing.shape
const { id, member, rule, date, delta, note } = PointsEntry.shape
const count = z.number().int()

/** A branch in a period. */
export const ClosingRow = z.object({
  branch,
  branchName: z.string(),
  state: choice(closingStates),
  /** The last month that is closed for the branch. */
  through: z.string().nullable(),
  /** The month that has to be closed first. */
  before: z.string().nullable(),
  members: count,
  exempt: count,
  entries: count,
  /** Half points before caps. */
  sum: count,
  /** Entries of the period that came after it was closed and stand in a later one. */
  late: count,
  /** Objections to the period that are not answered. */
  objections: count,
  /** What should be looked at before the month is closed; none for longer periods. */
  exceptions: z.array(
    z.object({
      kind: choice(exceptionKinds),
      label: z.string(),
      member,
      name: z.string(),
      entries: z.array(z.string()),
      text: z.string(),
      /** The meeting it came from. */
      meeting: z.string().nullable(),
      /** The entry by hand that a reversal would take back. */
      reversible: z.object({ id, rule, ruleName: z.string(), date, delta, note }).nullable(),
    }),
  ),
  /** Who confirms, and the meeting that the books have for it. */
  proposed: z.object({ by: confirmedBy, meeting: z.string().nullable(), on: z.string().nullable() }),
  closing: z
    .object({
      ...{ checkedBy, confirmedBy, confirmedOn, closedOn },
      notice: orNull(notice),
      meeting: z.string().nullable(),
      /** The general meeting that took note, and its day. */
      noted: z.object({ meeting: z.string(), on: z.string() }).nullable(),
    })
    .nullable(),
  /** Meetings of the branch since the period's end that may confirm it or take note of it. */
  meetings: z.array(
    z.object({ id: z.string(), on: z.string(), topic: z.string(), by: z.enum(['committee', 'general']) }),
  ),
})

/** Where the branches stand in closing a period, with what stands out in each (domain §3.4). */
export const pointsClosings = defineQuery({
  name: 'points.closings',
  title: '积分结账情况',
  input: z.object({ period, branch: branch.optional() }),
  output: z.object({
    rows: z.array(ClosingRow),
    exceptions: count,
    /** What the last closing and the last notice said; the next ones mostly say the same. */
    last: z.object({
      checkedBy: z.string().nullable(),
      place: z.string().nullable(),
      days: count.nullable(),
    }),
  }),
  async run(reader, input, outside) {
    const only = input.branch ? [input.branch] : undefined
    const { rows, closings } = await closingRows(reader, input.period, outside.today(), only)
    return {
      rows,
      exceptions: rows.reduce((sum, row) => sum + row.exceptions.length, 0),
      last: lastSaid(closings),
    }
  },
})

/** Where branches stand in a period, and all closings of the books. @param only branches that are asked for; else all */
export async function closingRows(reader: Reader, period: Period, today: PlainDate, only?: readonly string[]) {
  const books = await periodBooks(reader, period, today, only)
  const community = await communityName(reader)
  const posts = await reader.all('posts')
  const packs = await packsOf(reader)
  const { to } = boundsOf(period)
  const meetings = await reader.between('meetings', 'date', to, today)
  const [lateAll, under] = [await lateEntries(reader, period), shownUnder(books.closings, period)]
  const appeals = (await reader.all('appeals')).filter(one => one.period === period)
  const rows: z.infer<typeof ClosingRow>[] = []
  for (const unit of books.branches) {
    const members = books.membersOf(unit.id)
    const names = new Map(members.map(({ id, name }) => [id, name]))
    const closing = books.closingOf(unit.id)
    // What is closed never changes, so nobody has to read it again.
    const entries = closing ? [] : await books.entriesOf(unit.id)
    const exceptions = closing ? [] : await books.exceptionsOf(unit.id)
    const late = lateAll.filter(entry => under(entry) === unit.id)
    for (const one of exceptions)
      if (!names.has(one.member)) names.set(one.member, (await reader.get('members', one.member))?.name ?? '')
    rows.push({
      branch: unit.id,
      branchName: unitName(unit, community),
      state: closingState(closing, today),
      through: books.throughOf(unit.id) || null,
      before: closing ? null : ((await books.openBefore(unit.id)) ?? null),
      members: members.length,
      exempt: books.linesOf(unit.id).filter(({ total }) => total === null).length,
      entries: closing?.entries ?? entries.length,
      sum: closing?.sum ?? entries.reduce((sum, { delta }) => sum + delta, 0),
      late: late.length,
      objections: appeals.filter(one => one.branch === unit.id && appealState(one, today) !== 'answered').length,
      exceptions: exceptions.map(one => ({
        ...one,
        ...openedBy(
          one,
          entries.filter(entry => one.entries.includes(entry.id)),
          packs,
        ),
        label: exceptionKinds[one.kind],
        name: names.get(one.member) ?? '',
      })),
      proposed: confirmationOf(
        posts.filter(({ organisation }) => organisation === unit.id),
        meetings.filter(held => held.branch === unit.id),
        to,
        today,
      ),
      meetings: meetings.flatMap(({ id, branch: of, date, ...held }) => {
        const kinds = of === unit.id ? kindsOf(held) : []
        const by = kinds.includes('branchCommittee') ? 'committee' : kinds.includes('branchGeneral') ? 'general' : null
        return by ? [{ id, on: date, topic: held.agenda[0]?.title ?? '', by } as const] : []
      }),
      closing: closing
        ? {
            checkedBy: closing.checkedBy,
            confirmedBy: closing.confirmedBy,
            confirmedOn: closing.confirmedOn,
            closedOn: closing.closedOn,
            notice: closing.notice ?? null,
            meeting: closing.meeting ?? null,
            noted: await notedBy(reader, closing),
          }
        : null,
    })
  }
  return { rows, closings: books.closings }
}

/** Where an exception is settled: at the meeting that its first entry came from, or by taking back what came by hand. */
function openedBy({ kind }: Pick<Exception, 'kind'>, about: readonly PointsEntry[], packs: readonly PointsPack[]) {
  const byHand = kind === 'reversal' ? undefined : about.filter(({ source }) => source === 'hand').slice(-1)[0]
  return {
    meeting: about.find(({ source, meeting }) => source === 'attendance' && meeting)?.meeting ?? null,
    reversible: byHand
      ? {
          ...{ id: byHand.id, rule: byHand.rule, date: byHand.date, delta: byHand.delta, note: byHand.note },
          ruleName: itemOn(packs, byHand.date, byHand.rule)?.name ?? byHand.rule,
        }
      : null,
  }
}

function lastSaid(closings: readonly Closing[]) {
  const newest = <T>(rows: readonly T[], day: (row: T) => string) =>
    rows.reduce<T | undefined>((last, row) => (last && day(last) > day(row) ? last : row), undefined)
  const closing = newest(closings, ({ closedOn }) => closedOn)
  const posted = newest(
    closings.flatMap(({ notice }) => notice ?? []),
    ({ from }) => from,
  )
  return {
    checkedBy: closing?.checkedBy ?? null,
    place: posted?.place ?? null,
    days: posted ? daysOfNotice(posted) : null,
  }
}

/** A general meeting may be long after the period, and is looked up by itself. */
async function notedBy(reader: Reader, { noted }: Closing): Promise<{ meeting: string; on: string } | null> {
  const held = noted === undefined ? undefined : await reader.get('meetings', noted)
  return held ? { meeting: held.id, on: held.date } : null
}
