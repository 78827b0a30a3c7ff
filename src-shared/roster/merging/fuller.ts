import type * as z from 'zod'
import { canonicalJson } from '../../records/canonical'
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

/**
 * The one who stays, with the values that were chosen. A list, such as honours, has what either has: nothing of it is
 * lost. A field without a value is left out.
 */
export function mergedMember<M extends Member>(keep: M, other: Member, sideOf: (name: keyof Member) => Side): M {
  const valueOf = (name: keyof Member) =>
    bothLists(keep[name], other[name]) ?? (sideOf(name) === 'keep' ? keep : other)[name]
  const taken = mergedFields.map(({ name }) => [name, valueOf(name)] as const)
  const rest = Object.fromEntries(Object.entries(keep).filter(([name]) => !taken.some(([field]) => field === name)))
  return { ...rest, ...Object.fromEntries(taken.filter(([, value]) => value !== undefined)) } as M
}

const isBlank = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && !value.length)
const isDate = (name: keyof Member) => fieldMeta(Member.shape[name] as z.ZodType)?.unit === 'date'

/** Lines of both lists, each once; undefined where they are no lists. */
export function bothLists(keep: unknown, other: unknown): unknown[] | undefined {
  if (!Array.isArray(keep) || !Array.isArray(other)) return undefined
  const said = new Set(keep.map(canonicalJson))
  return [...(keep as unknown[]), ...(other as unknown[]).filter(line => !said.has(canonicalJson(line)))]
}
