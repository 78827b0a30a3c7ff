import { kindsOf, meetingKinds, type MeetingKind } from '../meetings/kinds'
import type { Books, CountedLine } from './figures-books'
import { plain, type FigureDefinition } from './figures-definition'

/** 三会一课 and 主题党日, without the yearly 组织生活会; 党课 is advice and owes nothing (domain §2.1). */
const regularDuties: readonly MeetingKind[] = ['branchGeneral', 'branchCommittee', 'group', 'themeDay']

/**
 * Duties met of duties due: a window that still runs counts only once it is met. What one branch holds beyond its own
 * doesn't make up for another's.
 */
const heldOfOwed = (kinds: readonly MeetingKind[]) => (books: Books) => {
  const due = books.duties.filter(
    row => kinds.includes(row.duty) && row.state !== 'not-applicable' && row.state !== 'open',
  )
  return {
    numerator: due.reduce((sum, row) => sum + Math.min(row.held, row.required), 0),
    denominator: due.reduce((sum, row) => sum + row.required, 0),
  }
}

const meetingsOf = (books: Books, kind?: MeetingKind) =>
  kind ? books.meetings.filter(meeting => kindsOf(meeting).includes(kind)) : books.meetings

const linesOf = (books: Books, kind?: MeetingKind) => meetingsOf(books, kind).flatMap(meeting => meeting.lines)

const present = (lines: readonly CountedLine[]) => lines.filter(line => line.presence === 'present').length

/** 实到 of 应到 over all meetings of a kind: sums, never an average of rates (domain §9.4). */
const attendance = (kind?: MeetingKind) => (books: Books) => {
  const expected = linesOf(books, kind).filter(line => line.presence !== 'exempt')
  return { numerator: present(expected), denominator: expected.length }
}

/** Of all with the right to vote, exempt ones included (domain §2.3). */
const voters = (books: Books) => {
  const voting = linesOf(books, 'branchGeneral').filter(line => line.voting)
  return { numerator: present(voting), denominator: voting.length }
}

const duty = (kind: MeetingKind): FigureDefinition => ({
  code: `meetings.${kind}`,
  label: meetingKinds[kind],
  basis: '已开、应开',
  count: heldOfOwed([kind]),
})

/** Meetings held of those owed, and who came. */
export const meetingFigures: readonly FigureDefinition[] = [
  { code: 'meetings.duties', label: '三会一课、主题党日', basis: '已开、应开', count: heldOfOwed(regularDuties) },
  duty('branchGeneral'),
  duty('branchCommittee'),
  duty('group'),
  duty('themeDay'),
  duty('orgLife'),
  { code: 'meetings.lesson', label: '党课', basis: '已开', count: books => plain(meetingsOf(books, 'lesson').length) },
  { code: 'meetings.records', label: '会议记录', basis: '份数', count: books => plain(books.meetings.length) },
  {
    code: 'attendance.branchGeneral',
    label: '党员大会到会率',
    basis: '实到、应到',
    count: attendance('branchGeneral'),
  },
  { code: 'attendance.all', label: '各类会议到会率', basis: '实到、应到', count: attendance() },
  { code: 'attendance.voters', label: '有表决权党员到会率', basis: '实到会、应到会', count: voters },
]
