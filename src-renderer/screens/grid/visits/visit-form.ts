import { visitReasons, type VisitReason } from '../../../../src-shared/grid/visit'
import { questionsFor, visitQuestionCodes } from '../../../../src-shared/grid/visit-questions'
import type { PlainDate } from '../../../../src-shared/plain-date'
import type { CommandInput, QueryOutput } from '../../../engine/client'
import { personCalled } from '../../choosable'

type Choices = QueryOutput<'grid.workChoices'>
type Call = QueryOutput<'grid.calls'>['rows'][number]
type Pairing = QueryOutput<'grid.pairings'>['rows'][number]
type Visit = QueryOutput<'grid.visits'>['rows'][number]

/** A visit as it is typed: door and worker by what they are called. */
export interface VisitForm {
  id: string
  door: string
  reason: string
  worker: string
  date: PlainDate
  asked: string
  /** What was said, by question. */
  answers: Readonly<Record<string, string>>
  talk: string
  result: string
  next: PlainDate
  /** The call that it answers, or the pairing that it is part of: `call:ID`, `pairing:ID`. */
  for: string
}

/** A blank line of the table; day and worker are those of the line before. */
export const newVisit = (date: PlainDate, worker = ''): VisitForm => ({
  ...{ id: '', door: '', reason: '', worker, date, asked: '', answers: {}, talk: '', result: '', next: '', for: '' },
})

/** A visit on the books, to be put right. */
export function formOf(visit: Visit, { doors, people }: Choices): VisitForm {
  const label = (list: readonly { id: string; label: string }[], id: string | undefined) =>
    list.find(one => one.id === id)?.label ?? ''
  return {
    ...{ id: visit.id, reason: visit.reason, date: visit.date, asked: (visit.asked ?? []).join(' ') },
    door: label(doors, visit.household) || visit.door,
    worker: label(people, visit.worker) || visit.workerName,
    answers: Object.fromEntries((visit.answers ?? []).map(({ question, text }) => [question, text])),
    ...{ talk: visit.talk ?? '', result: visit.result ?? '', next: visit.next ?? '' },
    for: visit.pairing ? `pairing:${visit.pairing}` : visit.call ? `call:${visit.call}` : '',
  }
}

/** The line that answers a call. */
export function formFor(call: Call, today: PlainDate, { doors }: Choices): VisitForm {
  const door = doors.find(({ id }) => id === call.household)
  return {
    ...newVisit(today),
    ...{ door: door?.label ?? call.door, reason: call.reason, for: `call:${call.id}` },
    asked: questionsFor(door?.tags ?? [], call.reason).join(' '),
  }
}

/** A line after something of it was changed: the questions follow the door and the reason until somebody ticks others. */
export function changed(form: VisitForm, more: Partial<VisitForm>, { doors }: Choices): VisitForm {
  const next = { ...form, ...more }
  const asks = ({ door, reason }: VisitForm) => {
    const id = personCalled(doors, door.trim())
    return questionsFor(doors.find(one => one.id === id)?.tags ?? [], reason).join(' ')
  }
  return more.asked === undefined && form.asked === asks(form) ? { ...next, asked: asks(next) } : next
}

/** The line of a visit that a pairing asks for: its household, and whoever looks after it. */
export const formForPairing = (pairing: Pairing, today: PlainDate, { doors, people }: Choices): VisitForm => ({
  ...newVisit(today, people.find(({ id }) => id === pairing.person)?.label ?? ''),
  door: doors.find(({ id }) => id === pairing.household)?.label ?? pairing.door,
  reason: 'pairing',
  for: `pairing:${pairing.id}`,
})

/** What a visit to a door may answer or be part of; the reason follows from what is chosen. */
export function answersAt(
  household: string,
  calls: readonly Call[],
  pairings: readonly Pairing[],
): { value: string; label: string; reason: VisitReason }[] {
  return [
    ...calls
      .filter(call => call.household === household)
      .map(call => ({
        ...{ value: `call:${call.id}`, reason: call.reason },
        label: `${call.reasonLabel}${call.note ? `（${call.note}）` : ''}`,
      })),
    ...pairings
      .filter(pair => pair.household === household)
      .map(pair => ({ value: `pairing:${pair.id}`, label: `${pair.personName}结对`, reason: 'pairing' as const })),
  ]
}

export const reasonOptions = Object.entries(visitReasons).map(([value, label]) => ({ value, label }))

type Input = CommandInput<'grid.noteVisits'>['visits'][number]

/** What is sent of a line, and what is wrong with it by field. */
export function readVisit(
  form: VisitForm,
  { doors, people }: Choices,
): { input: Input | null; errors: Partial<Record<keyof VisitForm, string>> } {
  const household = personCalled(doors, form.door.trim())
  const worker = form.worker.trim() ? personCalled(people, form.worker.trim()) : ''
  const errors: Partial<Record<keyof VisitForm, string>> = {}
  if (!household) errors.door = form.door.trim() ? '没有这一户，请从列表里选' : '请选择哪一户'
  if (!form.reason) errors.reason = '请选择事由'
  if (!form.date) errors.date = '请填走访日期'
  if (form.worker.trim() && !worker) errors.worker = '网格人员里没有这个人，请从列表里选'
  if (Object.keys(errors).length) return { input: null, errors }
  const asked = visitQuestionCodes.filter(code => form.asked.split(' ').includes(code))
  const answers = asked.flatMap(question => {
    const text = form.answers[question]?.trim()
    return text ? { question, text } : []
  })
  const [kind, id] = [form.for.split(':')[0], form.for.slice(form.for.indexOf(':') + 1)]
  const input: Input = {
    ...{ household, date: form.date, reason: form.reason as VisitReason },
    ...(form.id && { id: form.id }),
    ...(worker && { worker }),
    ...(asked.length && { asked }),
    ...(answers.length && { answers }),
    ...(form.talk.trim() && { talk: form.talk }),
    ...(form.result.trim() && { result: form.result }),
    ...(form.next && { next: form.next }),
    ...(kind === 'call' && { call: id }),
    ...(kind === 'pairing' && { pairing: id }),
  }
  return { input, errors }
}
