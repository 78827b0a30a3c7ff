import { yearsBetween, type PlainDate } from '../../../src-shared/plain-date'
import type { FilteredMember } from './roster-filter'

export type RangeKey = 'age' | 'partyAge' | 'joinedYear'

/** A number by which the roster is narrowed from one to another, both inside. */
export interface NumberRange {
  key: RangeKey
  label: string
  unit: string
  /** Null where the books don't know; such a row is in no range. */
  of: (member: FilteredMember, today: PlainDate) => number | null
}

export const ranges: readonly NumberRange[] = [
  { key: 'age', label: '年龄', unit: '岁', of: ({ birth }, today) => (birth ? yearsBetween(birth, today) : null) },
  {
    ...{ key: 'partyAge', label: '党龄', unit: '年' },
    of: ({ membership, partyAge }) => (membership === 'full' ? (partyAge ?? null) : null),
  },
  {
    key: 'joinedYear',
    label: '入党年份',
    unit: '年',
    of: ({ joined }) => (joined ? Number(joined.slice(0, 4)) : null),
  },
]

/** `60-70`, `60-` and `-35` as their two ends. */
const shape = /^(\d{0,4})-(\d{0,4})$/

export const isRangeText = (text: string): boolean => shape.test(text) && text !== '-'

/** Two ends as they were typed, the smaller first; empty where there is neither. */
export function rangeText(from: string, to: string): string {
  const [a, b] = from && to && Number(from) > Number(to) ? [to, from] : [from, to]
  return a || b ? `${a}-${b}` : ''
}

/** The two ends of a range as texts, empty where it is open. */
export function rangeEnds(text: string): [from: string, to: string] {
  const [, from = '', to = ''] = shape.exec(text) ?? []
  return [from, to]
}

export function isInRange(number: number | null, text: string): boolean {
  const [from, to] = rangeEnds(text)
  return number !== null && (!from || number >= Number(from)) && (!to || number <= Number(to))
}

/** `60–70岁`, `60岁起`, `到35岁`. */
export function rangeWords(text: string, unit: string): string {
  const [from, to] = rangeEnds(text)
  if (from === to) return from + unit
  if (!to) return `${from}${unit}起`
  return from ? `${from}–${to}${unit}` : `到${to}${unit}`
}
