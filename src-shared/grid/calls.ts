import { addDays, type PlainDate } from '../plain-date'
import type { Household } from './household'
import type { Mark } from './mark'
import { tags } from './mark'
import type { Resident } from './resident'
import type { Visit, VisitReason } from './visit'
import type { VisitCall } from './visit-call'
import { visitBy, workTerms } from './work-terms'

/** Where a call comes from: somebody typed it, somebody moved in, a tag is to be looked at again, a visit agreed on a day. */
export type CallOrigin = 'typed' | 'movedIn' | 'review' | 'again'

export const callStates = {
  overdue: '逾期',
  open: '待走访',
  done: '已走访',
  late: '逾期后走访',
  dropped: '不再走访',
} as const

export type CallState = keyof typeof callStates

/** Something that calls for a visit, with what became of it. */
export interface Call {
  id: string
  household: string
  resident?: string | undefined
  reason: VisitReason
  /** The day of the fact. */
  date: PlainDate
  /** The last day in time. */
  due: PlainDate
  origin: CallOrigin
  note: string
  state: CallState
  /** The visit that answers it. */
  visit?: { id: string; date: PlainDate } | undefined
  why?: string | undefined
}

/** Somebody still has to go. */
export const isWaiting = ({ state }: Pick<Call, 'state'>): boolean => state === 'open' || state === 'overdue'

export interface CallFacts {
  households: readonly Pick<Household, 'id' | 'to'>[]
  visitCalls: readonly VisitCall[]
  residents: readonly Resident[]
  marks: readonly Mark[]
  visits: readonly Visit[]
}

export const movedInCall = (household: string, day: PlainDate): string => `movedIn|${household}|${day}`
export const reviewCall = (mark: string, day: PlainDate): string => `review|${mark}|${day}`
export const againCall = (visit: string): string => `again|${visit}`

type Fact = Omit<Call, 'state' | 'visit'> & { answeredBy?: (visit: Visit) => boolean }

/**
 * All calls: those that were typed, and those that follow from facts, which are kept only once they are answered or dropped; in the
 * order of their due days. Of a door or a person that was gone by the day of the fact nothing follows. What is still ahead comes in so many days before its day.
 * @param since the day these books began: who lived there before is not new
 */
export function callsOf(
  { households, visitCalls, residents, marks, visits }: CallFacts,
  since: PlainDate,
  today: PlainDate,
): Call[] {
  const facts = new Map<string, Fact>()
  const ended = new Map([...households, ...residents].flatMap(({ id, to }) => (to === undefined ? [] : [[id, to]])))
  const isGone = ({ household, resident, date }: Fact) =>
    [household, resident].some(one => one !== undefined && (ended.get(one) ?? '9999') <= date)
  for (const fact of [...movedIn(residents, since, today), ...reviews(marks, today), ...again(visits, today)])
    if (!isGone(fact)) facts.set(fact.id, fact)
  const kept = new Map(visitCalls.map(row => [row.id, row]))
  for (const row of visitCalls) {
    const known = facts.get(row.id)
    const { id, household, resident, reason, date } = row
    const due = known?.due ?? dueOf(id, reason, date)
    facts.set(id, {
      id,
      household,
      resident,
      reason,
      date,
      due,
      origin: originOf(id),
      note: row.note ?? known?.note ?? '',
      why: row.why,
    })
  }
  const answers = new Map(visits.flatMap(visit => (visit.call === undefined ? [] : [[visit.call, visit] as const])))
  const ofHousehold = new Map<string, Visit[]>()
  for (const visit of [...visits].sort(byDate)) {
    const own = ofHousehold.get(visit.household)
    if (own) own.push(visit)
    else ofHousehold.set(visit.household, [visit])
  }
  return [...facts.values()]
    .map(({ answeredBy, ...fact }): Call => {
      const visit = answers.get(fact.id) ?? (answeredBy && (ofHousehold.get(fact.household) ?? []).find(answeredBy))
      return { ...fact, state: stateOf(fact, visit, kept.get(fact.id)?.dropped, today), visit }
    })
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1))
}

const byDate = (a: Visit, b: Visit) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)

function stateOf(
  { due }: Pick<Call, 'due'>,
  visit: Visit | undefined,
  dropped: string | undefined,
  today: PlainDate,
): CallState {
  if (visit) return visit.date <= due ? 'done' : 'late'
  if (dropped !== undefined) return 'dropped'
  return due < today ? 'overdue' : 'open'
}

const originOf = (id: string): CallOrigin =>
  (['movedIn', 'review', 'again'] as const).find(origin => id.startsWith(`${origin}|`)) ?? 'typed'

function dueOf(id: string, reason: VisitReason, date: PlainDate): PlainDate {
  const origin = originOf(id)
  if (origin === 'review') return addDays(date, workTerms.visits.reviewWithin)
  return origin === 'again' ? addDays(date, workTerms.visits.againWithin) : visitBy(reason, date)
}

/** Households into which somebody moved after the books began; who came on one day is one call. */
function* movedIn(residents: readonly Resident[], since: PlainDate, today: PlainDate): Iterable<Fact> {
  const reason = 'movedIn'
  for (const { household, from, to, name } of residents) {
    if (from === undefined || from < since || from > today || (to !== undefined && to <= today)) continue
    const due = visitBy(reason, from)
    yield {
      id: movedInCall(household, from),
      household,
      reason,
      date: from,
      due,
      origin: 'movedIn',
      note: name ? `${name}迁入` : '',
    }
  }
}

function* reviews(marks: readonly Mark[], today: PlainDate): Iterable<Fact> {
  for (const { id, household, resident, tag, review, to } of marks) {
    if (review === undefined || review > addDays(today, workTerms.visits.ahead)) continue
    if (to !== undefined && to <= today) continue
    yield {
      ...{ id: reviewCall(id, review), household, resident, reason: 'routine', date: review, origin: 'review' },
      due: dueOf('review|', 'routine', review),
      note: `“${tags[tag]}”到期复核`,
      answeredBy: visit => visit.date >= review,
    }
  }
}

function* again(visits: readonly Visit[], today: PlainDate): Iterable<Fact> {
  for (const { id, household, resident, reason, date, next } of visits) {
    if (next === undefined || next > addDays(today, workTerms.visits.ahead)) continue
    yield {
      ...{ id: againCall(id), household, resident, reason, date: next, origin: 'again' },
      due: dueOf('again|', reason, next),
      note: `约定再访`,
      answeredBy: visit => visit.date > date,
    }
  }
}
