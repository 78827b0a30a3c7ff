import { attendanceStatuses, type AttendanceStatus, type MeetingKind } from '../../../src-shared/meetings/kinds'
import type { RosterLine } from '../../../src-shared/meetings/attendance'
import { participantKey, printParticipants, readParticipants } from '../../../src-shared/meetings/participants'
import type { Attendance, Decision, Meeting } from '../../../src-shared/meetings/meeting'
import { electionForms, type ElectionForm } from './election-form'
import { reviewForms, type ReviewForm } from './review-form'
import type { PlainDate } from '../../../src-shared/plain-date'

/** How one member stands in the grid; an empty status is somebody who was missing and whose reason isn't chosen yet. */
export interface Mark {
  status: AttendanceStatus | ''
  reason: string
  /** Why they are not counted among the voters, where they aren't. */
  excluded?: Attendance['excluded']
}

/** A decision as it is typed: numbers as texts, empty where nothing stands yet. */
export interface DecisionForm {
  title: string
  kind: Decision['kind']
  /** The item of the form it settles, counted from 1; 0 for none. */
  item: number
  owner: string
  due: PlainDate
  ballot: 'show' | 'secret'
  yes: string
  no: string
  abstain: string
  invalid: string
  uncast: string
  written: string
  issued: string
  collected: string
  /** The committee meeting that discussed it before; empty for none. */
  preDiscussedIn: string
}

/** A meeting as it is typed. */
export interface MeetingForm {
  kind: MeetingKind
  countsAs: MeetingKind[]
  branch: string
  /** The group of the branch whose meeting it is; empty for none. */
  group: string
  form: Meeting['form'] | ''
  date: PlainDate
  begins: string
  ends: string
  place: string
  chair: string
  recorder: string
  guests: string
  /** Who should attend and is on no roster: `刘洋（物业公司经理）、王芳`. */
  names: string
  belongsToYear: number | null
  actions: NonNullable<Meeting['actions']>
  agenda: { title: string; minutes: string }[]
  /** What belongs to no item: the chair's summary. */
  minutes: string
  marks: Record<string, Mark>
  decisions: DecisionForm[]
  reviews: Record<string, ReviewForm>
  elections: ElectionForm[]
  /** Of a return sheet: what tells its draft from others, and what could not be read of it. */
  returned?: { key: string; unread: string[] }
}

export const emptyDecision = (item: number): DecisionForm => ({
  title: '',
  kind: 'ordinary',
  item,
  owner: '',
  due: '',
  ballot: 'show',
  yes: '',
  no: '',
  abstain: '',
  invalid: '',
  uncast: '',
  written: '',
  issued: '',
  collected: '',
  preDiscussedIn: '',
})

/** A new record: one item and one decision wait to be filled in; left empty, they are not part of it. */
export function newForm(kind: MeetingKind, branch: string, date: PlainDate): MeetingForm {
  return {
    kind,
    countsAs: [],
    branch,
    group: '',
    form: '',
    date,
    begins: '',
    ends: '',
    place: '',
    chair: '',
    recorder: '',
    guests: '',
    names: '',
    belongsToYear: null,
    actions: [],
    agenda: [{ title: '', minutes: '' }],
    minutes: '',
    marks: {},
    decisions: [emptyDecision(1)],
    reviews: {},
    elections: [],
  }
}

/** A meeting on the books, to be corrected. */
export function formOf(meeting: Meeting): MeetingForm {
  const { kind, branch, date, agenda, decisions } = meeting
  return {
    ...newForm(kind, branch, date),
    countsAs: [...meeting.countsAs],
    begins: meeting.begins ?? '',
    ends: meeting.ends ?? '',
    place: meeting.place,
    chair: meeting.chair,
    recorder: meeting.recorder,
    guests: meeting.guests ?? '',
    actions: [...(meeting.actions ?? [])],
    reviews: reviewForms(meeting.reviews),
    elections: electionForms(meeting.elections),
    group: meeting.group ?? '',
    form: meeting.form ?? '',
    names: printParticipants(meeting.participants ?? []),
    belongsToYear: meeting.belongsToYear ?? null,
    agenda: agenda.length ? agenda.map(({ title, minutes }) => ({ title, minutes })) : [{ title: '', minutes: '' }],
    minutes: meeting.minutes,
    marks: Object.fromEntries<Mark>([
      ...meeting.attendance.map(({ member, status, reason = '', excluded }): [string, Mark] => [
        member,
        { status, reason, ...(excluded && { excluded }) },
      ]),
      ...(meeting.participants ?? []).map((one): [string, Mark] => [
        participantKey(one),
        { status: one.status, reason: one.reason ?? '' },
      ]),
    ]),
    decisions: decisions.length ? decisions.map(decisionForm) : [emptyDecision(1)],
  }
}

function decisionForm({ title, kind, item, owner, due, vote, preDiscussedIn = '' }: Decision): DecisionForm {
  const base = { ...emptyDecision(item ?? 0), title, kind, owner: owner ?? '', due: due ?? '', preDiscussedIn }
  if (!vote) return base
  const { ballot, yes, no, abstain, invalid, uncast, written, issued, collected } = vote
  const text = (count?: number) => count?.toString() ?? ''
  const counted = { issued: text(issued), collected: text(collected), invalid: text(invalid), uncast: text(uncast) }
  const texts = { yes: String(yes), no: String(no), abstain: String(abstain), ...counted }
  return { ...base, ballot, ...texts, written: written ? String(written) : '' }
}

/** Whether any number of a vote was entered; without one there was no vote. */
export const hasVote = ({ yes, no, abstain, written }: DecisionForm): boolean =>
  `${yes}${no}${abstain}${written}` !== ''

/**
 * A line of the grid; `recorded` is false for somebody of that day's roster whom the record on the books lacks, `unit` is
 * said of those who are on no roster.
 */
export type GridLine = RosterLine & { recorded?: boolean; unit?: string }

/** Lines of those whose names are typed: they come from somewhere else and have no vote of the party here. */
export function namedLines(names: string): GridLine[] {
  return readParticipants(names).map(one => ({
    member: participantKey(one),
    name: one.name,
    unit: one.unit ?? '',
    membership: 'full',
    voting: false,
  }))
}

const here: Mark = { status: 'present', reason: '' }

/**
 * How somebody stands: as they were marked. Nobody marked them: here, where everybody is listed — but whom a record
 * lacks isn't in it until somebody says so.
 */
export function markOf(
  { member, recorded = true }: GridLine,
  marks: Readonly<Record<string, Mark>>,
  everybody: boolean,
): Mark | undefined {
  return marks[member] ?? (everybody && recorded ? here : undefined)
}

/** Word of a mark as the grid shows it. */
export const markWord = ({ status }: Mark): string => (status ? attendanceStatuses[status] : '选原因')
