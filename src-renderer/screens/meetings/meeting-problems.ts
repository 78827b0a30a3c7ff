import { MeetingDraft } from '../../../src-shared/meetings/meeting'
import { problem, type Problem } from '../../../src-shared/problem'
import { problemsOf } from '../../../src-shared/records/problems-of'
import { besideField } from '../beside-field'
import { listed, type Drafted, type ExpectedLines } from './meeting-draft'
import type { MeetingForm } from './meeting-form'

/** The parts of the record's page, in their order. */
export type Part = 'when' | 'attendance' | 'agenda' | 'reviews' | 'elections' | 'decisions'

const partNames: readonly Part[] = ['attendance', 'agenda', 'reviews', 'elections', 'decisions']

/** What is wrong, by the field it stands under (`place`, `agenda.0.title`, `decisions.1.vote`) and by part in one line. */
export interface PlacedProblems {
  fields: Record<string, string>
  parts: Partial<Record<Part, string>>
}

export const noProblems: PlacedProblems = { fields: {}, parts: {} }

/** What the page itself sees before anything is sent, all at once: reasons not chosen yet, fields not filled in. */
export function problemsBefore(
  form: MeetingForm,
  expected: ExpectedLines,
  { draft }: Pick<Drafted, 'draft'>,
): Problem[] {
  const parsed = MeetingDraft.safeParse(draft)
  return [...missingReasons(form, expected), ...(parsed.success ? [] : problemsOf(MeetingDraft, parsed.error))]
}

function missingReasons(form: MeetingForm, expected: ExpectedLines): Problem[] {
  const names = listed(form, expected).flatMap(({ line, mark }) => (mark.status ? [] : [line.name]))
  return names.length
    ? [problem('reason-missing', `${names.join('、')}没有到会，请选原因。`, { path: ['attendance'] })]
    : []
}

/** What the draft has at a place, as text. */
const saidAt = (draft: unknown, path: readonly (string | number)[] = []): string =>
  JSON.stringify(
    path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], draft),
  ) ?? ''

/**
 * Which problems still hold after something was typed: one that the page sees itself as long as it sees it, one that the books
 * saw until its field says something else. Nothing new is said before somebody saves again.
 * @param was the draft that was refused
 * @param seen what the page sees now
 */
export function stillStanding(
  problems: readonly Problem[],
  was: Drafted['draft'],
  now: Drafted['draft'],
  seen: readonly Problem[],
  seenThen: readonly Problem[],
): Problem[] {
  const key = ({ path, message }: Problem) => `${path?.join('.') ?? ''} ${message}`
  const [before, after] = [seenThen, seen].map(list => new Set(list.map(key)))
  return problems.filter(one =>
    before!.has(key(one)) ? after!.has(key(one)) : saidAt(was, one.path) === saidAt(now, one.path),
  )
}

/**
 * Puts problems where the clerk meets them; the rows of items and decisions are the form's, not the draft's, and grades stand by
 * member.
 */
export function placeProblems(
  problems: readonly Problem[],
  { agendaRows, decisionRows, reviewed = [] }: Pick<Drafted, 'agendaRows' | 'decisionRows'> & { reviewed?: string[] },
): PlacedProblems {
  const rows: Record<string, readonly (number | string)[]> = {
    agenda: agendaRows,
    decisions: decisionRows,
    reviews: reviewed,
  }
  const fields: Record<string, string> = {}
  const found: Partial<Record<Part, Problem[]>> = {}
  for (const one of problems) {
    const [first = '', ...rest] = one.path ?? []
    const path = [
      first,
      ...rest.map((step, i) => (i === 0 && typeof step === 'number' ? (rows[first]?.[step] ?? step) : step)),
    ]
    fields[path.join('.')] ??= besideField(one)
    if (hasOwnField(path)) continue
    const part = partOf(String(first))
    found[part] = [...(found[part] ?? []), one]
  }
  return { fields, parts: Object.fromEntries(Object.entries(found).map(([part, list]) => [part, inOneLine(list)])) }
}

const ownFields =
  /^(kind|countsAs|group|form|participants|date|begins|ends|place|chair|recorder|guests|agenda\.\d+\.title|reviews\.[^.]+|elections\.\d+\.(post|seats|candidates)|decisions\.\d+\.(title|owner|due|vote|preDiscussedIn))$/

/** Whether a field of the page says it; what no field says stands under the head of its part. */
const hasOwnField = (path: readonly (string | number)[]) => ownFields.test(path.join('.'))

function partOf(field: string): Part {
  if (field === 'participants') return 'attendance'
  return partNames.find(part => part === field) ?? 'when'
}

function inOneLine(problems: readonly Problem[]): string {
  const [first] = problems
  if (problems.length === 1) return first!.message
  const labels = [...new Set(problems.map(({ field, message }) => field ?? message))]
  return `有${problems.length}处要改：${labels.join('、')}`
}
