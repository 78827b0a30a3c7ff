import type * as z from 'zod'
import { fieldMeta, fieldsOf } from '../../records/field'
import { rowBase } from '../../records/row'
import { Member } from '../member'
import { comparableName } from '../likeness'

/** Which of two people a value is taken from: the one who stays, or the other. */
export type Side = 'keep' | 'other'

/** The fields that two records of one person can differ in. */
export const mergedFields = fieldsOf(Member)
  .filter(([name]) => !(name in rowBase))
  .map(([name, { label }]) => ({ name: name as keyof Member, label }))

/**
 * Which of two values says more: the only one there is; the more exact date; the text that holds the other; of two dates
 * that contradict each other, that of the record which is older on the books.
 * @param older whose record was entered first
 */
export function fuller(name: keyof Member, keep: unknown, other: unknown, older: Side): Side {
  if (isBlank(other)) return 'keep'
  if (isBlank(keep)) return 'other'
  if (typeof keep !== 'string' || typeof other !== 'string') return 'keep'
  if (name === 'name' && comparableName(keep) === comparableName(other)) return other.includes('·') ? 'other' : 'keep'
  if (other !== keep && other.includes(keep)) return 'other'
  if (keep.includes(other)) return 'keep'
  return isDate(name) ? older : 'keep'
}

/** The one who stays, with the values that were chosen. A field without a value is left out. */
export function mergedMember<M extends Member>(keep: M, other: Member, sideOf: (name: keyof Member) => Side): M {
  const taken = mergedFields.map(({ name }) => [name, (sideOf(name) === 'keep' ? keep : other)[name]] as const)
  const rest = Object.fromEntries(Object.entries(keep).filter(([name]) => !taken.some(([field]) => field === name)))
  return { ...rest, ...Object.fromEntries(taken.filter(([, value]) => value !== undefined)) } as M
}

const isBlank = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && !value.length)
const isDate = (name: keyof Member) => fieldMeta(Member.shape[name] as z.ZodType)?.unit === 'date'
