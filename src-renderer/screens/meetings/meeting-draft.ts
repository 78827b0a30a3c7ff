import { ruleOf } from '../../../src-shared/meetings/decision-rules'
import { kindsOf, type AttendanceStatus } from '../../../src-shared/meetings/kinds'
import type { Decision, ParsedMeetingDraft, Vote } from '../../../src-shared/meetings/meeting'
import { participantKey, readParticipants } from '../../../src-shared/meetings/participants'
import {
  hasVote,
  markOf,
  namedLines,
  type DecisionForm,
  type GridLine,
  type Mark,
  type MeetingForm,
} from './meeting-form'
import { electionsOf } from './election-form'
import { reviewsOf } from './review-form'

/** What is sent of a form, and which lines of the form its items and decisions are: empty lines are left out. */
export interface Drafted {
  draft: ParsedMeetingDraft
  agendaRows: number[]
  decisionRows: number[]
  /** Whose grades the draft's are. */
  reviewed: string[]
}

/** Who is expected: the lines of the roster, and whether they are all or only those who are marked. */
export interface ExpectedLines {
  roster: readonly GridLine[]
  everybody: boolean
}

/** Who is listed, with what stands for them: the roster or those of it who were marked, and everybody named. */
export function listed(
  form: Pick<MeetingForm, 'marks' | 'names'>,
  { roster, everybody }: ExpectedLines,
): { line: GridLine; mark: Mark }[] {
  const named = namedLines(form.names).map(line => ({ line, mark: form.marks[line.member] ?? present }))
  const lines = roster.flatMap(line => {
    const mark = markOf(line, form.marks, everybody)
    return mark ? [{ line, mark }] : []
  })
  return [...lines, ...named]
}

const present: Mark = { status: 'present', reason: '' }

/** The vote of a decision; a number left empty is nought. Nothing where no number was entered. */
export function voteOf(decision: DecisionForm): Vote | undefined {
  if (!hasVote(decision)) return undefined
  const { ballot, yes, no, abstain, invalid, uncast, written, issued, collected, kind } = decision
  const { written: inWriting } = ruleOf(kind)
  const isSecret = ballot === 'secret'
  return {
    ballot,
    yes: Number(yes),
    no: Number(no),
    abstain: Number(abstain),
    ...(isSecret && invalid ? { invalid: Number(invalid) } : {}),
    ...(uncast && !(isSecret && collected) ? { uncast: Number(uncast) } : {}),
    written: inWriting ? Number(written) : 0,
    ...(isSecret && issued ? { issued: Number(issued) } : {}),
    ...(isSecret && collected ? { collected: Number(collected) } : {}),
  }
}

/** What is sent of a form. Who is missing without a reason yet is left out; the page stops before that. */
export function draftOf(form: MeetingForm, expected: ExpectedLines): Drafted {
  const onRoster = listed({ ...form, names: '' }, expected)
  const named = readParticipants(form.names)
  const agendaRows = rowsOf(form.agenda, ({ title, minutes }) => Boolean(title.trim() || minutes.trim()))
  const decisionRows = rowsOf(form.decisions, decision => Boolean(decision.title.trim() || hasVote(decision)))
  const draft: ParsedMeetingDraft = {
    kind: form.kind,
    countsAs: [...form.countsAs],
    branch: form.branch,
    date: form.date,
    ...optional({ group: form.group, begins: form.begins, ends: form.ends, guests: form.guests }),
    ...(form.form ? { form: form.form } : {}),
    ...(form.actions.length && kindsOf(form).includes('themeDay') ? { actions: [...form.actions] } : {}),
    place: form.place,
    chair: form.chair,
    recorder: form.recorder,
    agenda: agendaRows.map(row => ({ ...form.agenda[row]! })),
    minutes: form.minutes,
    ...(form.belongsToYear === null ? {} : { belongsToYear: form.belongsToYear }),
    attendance: onRoster.flatMap(({ line: { member }, mark: { status, reason, excluded } }) =>
      status ? [{ member, ...statusOf({ status, reason }), ...(excluded && { excluded: { ...excluded } }) }] : [],
    ),
    ...(named.length
      ? {
          participants: named.map(one => {
            const { status, reason } = form.marks[participantKey(one)] ?? present
            return { ...one, ...statusOf({ status: status || 'absent_unexcused', reason }) }
          }),
        }
      : {}),
    ...(kindsOf(form).includes('memberReview') ? reviewsOf(form.reviews, fullOf(onRoster)) : {}),
    ...electionsOf(form.elections),
    decisions: decisionRows.map(row => decisionOf(form.decisions[row]!, agendaRows)),
  }
  return { draft, agendaRows, decisionRows, reviewed: (draft.reviews ?? []).map(({ member }) => member) }
}

/** Who can have a grade. */
const fullOf = (list: readonly { line: GridLine }[]) =>
  list.flatMap(({ line }) => (line.membership === 'full' ? [line.member] : []))

function statusOf({ status, reason }: { status: AttendanceStatus; reason: string }) {
  return { status, ...(status === 'present' ? {} : optional({ reason })) }
}

function decisionOf(decision: DecisionForm, agendaRows: readonly number[]): Decision {
  const { title, kind, owner, due, item, preDiscussedIn } = decision
  const vote = voteOf(decision)
  const place = agendaRows.indexOf(item - 1)
  return {
    title,
    kind,
    ...optional({ owner, due, preDiscussedIn }),
    ...(place < 0 ? {} : { item: place + 1 }),
    ...(vote && { vote }),
  }
}

function rowsOf<T>(list: readonly T[], isUsed: (item: T) => boolean): number[] {
  return list.flatMap((item, i) => (isUsed(item) ? [i] : []))
}

/** Texts that say something. */
function optional<K extends string>(texts: Record<K, string>): Partial<Record<K, string>> {
  const kept = Object.entries<string>(texts).filter(([, text]) => text.trim())
  return Object.fromEntries(kept) as Partial<Record<K, string>>
}
