import * as z from 'zod'
import { boundsOf, lengthOf, printPeriod, type Period } from '../../../src-shared/period'
import { printDate, wholeDate, type PlainDate } from '../../../src-shared/plain-date'
import { Closing, closingId } from '../../../src-shared/points/closing'
import { problem, type Problem } from '../../../src-shared/problem'
import { unitName } from '../../../src-shared/roster/organisation'
import { defineCommand } from '../command'
import type { Tx } from '../transaction'
import { periodBooks, type PeriodBooks } from './month-books'
import { openMonths } from './open-months'

const { branch, period, checkedBy, confirmedBy, confirmedOn, meeting, noted } = Closing.shape

/**
 * Closes the points of a month, a quarter or a year for one or many branches: from then on they stay as they are, and what comes
 * late stands in an open month. Months are closed in their order; one is only passed over where nothing stands in it.
 */
export const closePoints = defineCommand({
  name: 'points.close',
  title: '积分结账',
  input: z.object({
    period,
    checkedBy,
    branches: z
      .array(z.object({ branch, confirmedBy, confirmedOn, meeting, noted }))
      .min(1, { error: '请勾选要结账的党支部' })
      .meta({ label: '党支部' }),
    /** Closes the open months before it as well, each by itself: for an office that begins late. */
    earlier: z.boolean().default(false).meta({ label: '连同以前各月' }),
  }),
  output: z.object({
    /** Branches of the period. */
    closed: z.number().int(),
    entries: z.number().int(),
    /** The months that were closed before it, and how many entries stand in them. */
    earlier: z.object({ periods: z.array(period), entries: z.number().int() }).optional(),
  }),
  async run(tx, { earlier: isAll, ...input }) {
    if (!isAll) return closePeriod(tx, input)
    const ids = input.branches.map(one => one.branch)
    const earlier = { periods: [] as Period[], entries: 0 }
    for (const month of await openMonths(tx, input.period, ids)) {
      const branches = input.branches.filter(one => month.branches.includes(one.branch))
      const { entries } = await closePeriod(tx, { ...input, period: month.period, branches })
      earlier.periods.push(month.period)
      earlier.entries += entries
    }
    return { ...(await closePeriod(tx, input)), ...(earlier.periods.length && { earlier }) }
  },
})

type Input = Pick<Closing, 'period' | 'checkedBy'> & {
  branches: readonly Pick<Closing, 'branch' | 'confirmedBy' | 'confirmedOn' | 'meeting' | 'noted'>[]
}

async function closePeriod(tx: Tx, input: Input): Promise<{ closed: number; entries: number }> {
  const asked = input.branches.map(one => one.branch)
  const books = await periodBooks(tx, input.period, tx.today, asked)
  if (boundsOf(input.period).to >= tx.today)
    tx.refuse(
      problem('period-open', `${printPeriod(input.period)}还没有结束，请在${printDate(books.until)}以后结账。`, {
        field: '结账期间',
        path: ['period'],
      }),
    )
  const closings: Closing[] = []
  for (const [at, said] of input.branches.entries()) {
    await refuseClosing(tx, books, said.branch, at)
    refuseDay(tx, said.confirmedOn, input.period, ['branches', at])
    await refuseMeeting(tx, said, ['branches', at])
    const entries = await books.entriesOf(said.branch)
    closings.push({
      ...said,
      id: closingId(said.branch, input.period),
      period: input.period,
      checkedBy: input.checkedBy,
      closedOn: tx.today,
      entries: entries.length,
      sum: entries.reduce((sum, { delta }) => sum + delta, 0),
      lines: books.linesOf(said.branch),
    })
  }
  await tx.putAll('closings', closings)
  return { closed: closings.length, entries: closings.reduce((sum, { entries }) => sum + entries, 0) }
}

const notClosed = (period: Period, where: Partial<Problem> = {}): Problem =>
  problem('not-closed', `${printPeriod(period)}积分还没有结账，请先结账再公示。`, where)

/** Refuses what is no branch, what is closed, and a period before which something still stands open. */
async function refuseClosing(tx: Tx, books: PeriodBooks, id: string, at: number): Promise<void> {
  const where = { field: '党支部', path: ['branches', at, 'branch'] }
  const unit = books.branches.find(one => one.id === id)
  if (!unit) return tx.refuse(problem('branch-unknown', '没有这个党支部，请重新选择。', where))
  const name = unitName(unit)
  if (books.closingOf(id))
    tx.refuse(problem('closed-already', `${name}${printPeriod(books.period)}已经结账，不能再结。`, where))
  const open = await books.openBefore(id)
  if (lengthOf(books.period) !== 'month') {
    if (open)
      tx.refuse(
        problem(
          'months-open',
          `${name}${printPeriod(open)}还没有结账，请先把各月结完，再结${printPeriod(books.period)}。`,
          where,
        ),
      )
    return
  }
  const through = books.throughOf(id)
  if (through > books.period)
    tx.refuse(
      problem('closed-later', `${name}已经结到${printPeriod(through)}，不能再结${printPeriod(books.period)}。`, where),
    )
  if (open)
    tx.refuse(
      problem('closed-earlier', `${name}${printPeriod(open)}还有积分没有结账，请先结${printPeriod(open)}。`, where),
    )
}

/** A period is confirmed when it is over, and not before. @param at where the day lies in the command's input */
function refuseDay(tx: Tx, day: PlainDate, period: Period, at: readonly (string | number)[]): void {
  const where = { field: '确认日期', path: [...at, 'confirmedOn'] }
  const { to } = boundsOf(period)
  if (day > tx.today) tx.refuse(problem('date-future', '确认日期还没有到，请核对。', where))
  if (day < to)
    tx.refuse(problem('confirmed-early', `确认日期早于${printPeriod(period)}结束（${printDate(to)}），请更正。`, where))
}

/** @param at where its fields lie in the command's input */
async function refuseMeeting(
  tx: Tx,
  said: Pick<Closing, 'branch' | 'confirmedOn' | 'meeting' | 'noted'>,
  at: readonly (string | number)[],
): Promise<void> {
  const kinds = { meeting: ['branchCommittee', '支部委员会'], noted: ['branchGeneral', '支部党员大会'] } as const
  for (const field of ['meeting', 'noted'] as const) {
    const id = said[field]
    if (id === undefined) continue
    const held = await tx.get('meetings', id)
    const [kind, word] = kinds[field]
    if (!held || held.branch !== said.branch || (held.kind !== kind && !held.countsAs.includes(kind)))
      tx.refuse(
        problem('not-its-meeting', `选的不是这个党支部的${word}，请重新选择。`, {
          field: word,
          path: [...at, field],
        }),
      )
    if (field === 'noted' && held!.date < said.confirmedOn)
      tx.refuse(
        problem(
          'noted-early',
          `这次党员大会是${printDate(held!.date)}开的，在确认以前；请选确认以后的党员大会，或者更正确认日期。`,
          { field: word, path: [...at, field] },
        ),
      )
  }
}

/**
 * Puts right who checked and confirmed a closed period and when, and notes the general meeting that took note of what a secretary
 * confirmed, which is held after the closing. The figures are not touched.
 */
export const amendClosing = defineCommand({
  name: 'points.amendClosing',
  title: '更正结账确认',
  input: z.object({ branch, period, checkedBy, confirmedBy, confirmedOn, meeting, noted }),
  output: z.object({ id: Closing.shape.id }),
  async run(tx, { branch: of, period: which, ...said }) {
    const closing = await tx.get('closings', closingId(of, which))
    if (!closing) return tx.refuse(notClosed(which))
    refuseDay(tx, said.confirmedOn, which, [])
    if (closing.notice && closing.notice.from < said.confirmedOn)
      tx.refuse(
        problem('posted-early', `${printDate(closing.notice.from)}就开始公示了，确认不能在这以后，请更正。`, {
          field: '确认日期',
          path: ['confirmedOn'],
        }),
      )
    await refuseMeeting(tx, { branch: of, ...said }, [])
    const { meeting: _, noted: __, ...figures } = closing
    // Who checked is on no notice; a meeting is, as a day.
    const isOnNotice = (['confirmedBy', 'confirmedOn', 'noted'] as const).some(field => said[field] !== closing[field])
    await tx.put('closings', { ...figures, ...said, ...(isOnNotice && changed(closing)) })
    return { id: closing.id }
  },
})

/** A notice that hangs is another one once what it says is changed. */
const changed = ({ notice, changes = 0 }: Closing) => (notice ? { changes: changes + 1 } : {})

/** Says when and where the points of a closed period hang on the wall; said again, it is put right. */
export const postPoints = defineCommand({
  name: 'points.post',
  title: '登记积分公示',
  input: z.object({
    period,
    branches: z.array(branch).min(1, { error: '请勾选党支部' }).meta({ label: '党支部' }),
    from: wholeDate.meta({ label: '公示开始日期' }),
    to: wholeDate.meta({ label: '公示截止日期' }),
    place: z.string().trim().optional().meta({ label: '公示地点' }),
  }),
  output: z.object({ posted: z.number().int() }),
  async run(tx, { period: of, branches, ...notice }) {
    if (notice.to < notice.from)
      tx.refuse(problem('dates-reversed', '截止日期在开始日期以前，请更正。', { field: '公示截止日期', path: ['to'] }))
    const rows: Closing[] = []
    for (const [at, id] of branches.entries()) {
      const closing = await tx.get('closings', closingId(id, of))
      if (!closing) return tx.refuse(notClosed(of, { field: '党支部', path: ['branches', at] }))
      if (notice.from < closing.confirmedOn)
        tx.refuse(
          problem('posted-early', `积分${printDate(closing.confirmedOn)}才确认，公示不能在这以前开始，请更正。`, {
            field: '公示开始日期',
            path: ['from'],
          }),
        )
      const { from, to, takenOn } = closing.notice ?? {}
      // Only the place is put right: what was taken down stays so.
      const isSaid = from === notice.from && to === notice.to
      rows.push({
        ...closing,
        notice: { ...notice, ...(isSaid && takenOn !== undefined && { takenOn }) },
        ...(!isSaid && changed(closing)),
      })
    }
    await tx.putAll('closings', rows)
    return { posted: rows.length }
  },
})
