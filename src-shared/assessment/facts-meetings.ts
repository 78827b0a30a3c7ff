import type { DutyBranch } from '../meetings/duty-branches'
import { owed, type HeldMeeting, type OwedRow } from '../meetings/duties'
import { kindsOf, meetingKinds, type MeetingKind } from '../meetings/kinds'
import { boundsOf, printPeriod } from '../period'
import { comparePlain, type PlainDate } from '../plain-date'
import { termEnd } from '../roster/unit-remarks'
import { assessmentTerms } from './assessment-terms'
import type { FactLine } from './facts'
import type { NamedUnit } from './facts-organisation'

/** What the counts of meetings are made from. */
export interface MeetingBooks {
  branches: readonly DutyBranch[]
  meetings: readonly HeldMeeting[]
  year: string
  /** The cut-off: what was held later does not count, what falls due later is not due. */
  day: PlainDate
  /** When the books began: before that, a branch owes only from its first meeting on. */
  since: PlainDate
  nameOf: (branch: string) => string
}

/** What the branches owed that has fallen due by the cut-off, of some kinds. */
function fallenDue(
  { branches, meetings, year, day, since }: MeetingBooks,
  kinds: readonly MeetingKind[],
  isDue: (row: OwedRow) => boolean,
): OwedRow[] {
  const first = new Map<string, PlainDate>()
  for (const { branch, date } of meetings) if (date < (first.get(branch) ?? since)) first.set(branch, date)
  return owed({ branches, meetings, period: year, today: day }).filter(
    row =>
      kinds.includes(row.duty) &&
      row.state !== 'not-applicable' &&
      row.due >= (first.get(row.branch) ?? since) &&
      isDue(row),
  )
}

const opens = (id: string) => ({ table: 'organisations' as const, id })
const windowWord = (window: string, year: string) => printPeriod(window).replace(`${year}年`, '') || '全年'

/** Each branch and kind: how many were held of those that have fallen due. */
export function meetingsHeld(books: MeetingBooks): FactLine[] | null {
  if (!books.branches.length) return null
  const { held: kinds } = assessmentTerms.meetings
  const rows = fallenDue(books, kinds, row => row.due <= books.day)
  return books.branches.flatMap(({ id }) =>
    kinds.flatMap((kind): FactLine[] => {
      const own = rows.filter(row => row.branch === id && row.duty === kind)
      const due = own.reduce((sum, row) => sum + row.required, 0)
      if (!due) return []
      const missing = own.filter(row => row.held < row.required).map(({ window }) => windowWord(window, books.year))
      return [
        {
          ...{ id: `${id}|${kind}`, name: `${books.nameOf(id)}　${meetingKinds[kind]}`, due, opens: opens(id) },
          done: own.reduce((sum, row) => sum + Math.min(row.held, row.required), 0),
          ...(missing.length && { says: `缺${missing.join('、')}` }),
        },
      ]
    }),
  )
}

/** What was due in the year and is missing: yearly meetings of each branch, and elections of committees whose term is over. */
export function meetingsMissing(books: MeetingBooks, units: readonly NamedUnit[]): FactLine[] | null {
  if (!books.branches.length) return null
  const { yearly } = assessmentTerms.meetings
  const isDue = (row: OwedRow) => row.due <= books.day || row.held > 0
  const held = fallenDue(books, yearly, isDue).map((row): FactLine => {
    const isHeld = row.held >= row.required
    return {
      id: `${row.branch}|${row.duty}`,
      name: `${books.nameOf(row.branch)}　${row.label}`,
      ...{ done: Number(isHeld), due: 1, opens: opens(row.branch) },
      ...(!isHeld && { says: '到期没有开' }),
    }
  })
  const elected = units.flatMap(({ unit, name }): FactLine[] => {
    const end = termEnd(unit)
    if (unit.kind === 'group' || unit.kind === 'hub' || !end) return []
    const isOver = comparePlain(end, books.day) < 0
    return [
      {
        ...{ id: `${unit.id}|term`, name: `${name}　换届`, done: Number(!isOver), due: 1, opens: opens(unit.id) },
        ...(isOver && { says: '任期已经届满' }),
      },
    ]
  })
  return [...held, ...elected]
}

/** Each half-year that is over, or that has one already: done where a joint meeting was held in it. */
export function conferencesMissing({ meetings, year, day, since }: MeetingBooks): FactLine[] | null {
  const joint = meetings.filter(meeting =>
    kindsOf(meeting).some(kind => assessmentTerms.conferences.kinds.includes(kind)),
  )
  const first = joint.reduce((least, { date }) => (date < least ? date : least), since)
  const halves = [`${year}H1`, `${year}H2`].flatMap((half): FactLine[] => {
    const { from, to } = boundsOf(half)
    const held = joint.filter(({ date }) => date >= from && date <= to && date <= day)
    if (to < first || (to > day && !held.length)) return []
    return [
      {
        ...{ id: half, name: printPeriod(half), done: Number(held.length > 0), due: 1 },
        ...(held[0] ? { opens: { table: 'meetings', id: held[0].id } } : { says: '没有召开' }),
      },
    ]
  })
  return halves.length ? halves : null
}
