import * as z from 'zod'
import { fieldMeta, fieldsOf, type FieldMeta } from '../../records/field'
import { Member } from '../member'
import { Membership } from '../membership'
import { hiddenApart, maskText } from '../masks'
import { Standing } from '../standing'

/** Fields of the record that no column of a roster has: the program's own, and lists. */
type NotInRoster = 'id' | 'deletedAt' | 'categories' | 'management' | 'honours' | 'hardships' | 'extension'

const notInRoster: ReadonlySet<string> = new Set<NotInRoster>([
  'id',
  'deletedAt',
  'categories',
  'management',
  'honours',
  'hardships',
  'extension',
])

/** What one row of a roster says. A field that is absent says nothing; it never empties what the books know. */
export type RosterValue = Partial<Omit<Member, NotInRoster> & Standing> & {
  /** Full name of the branch. */
  branch?: string
}

export type RosterField = keyof RosterValue

export interface RosterFieldMeta extends FieldMeta {
  name: RosterField
}

/** The fields of a roster in the order of the national form, derived from the records. */
export const rosterFields: readonly RosterFieldMeta[] = [...fieldsOf(Member), ...fieldsOf(Standing)].flatMap(
  ([name, meta]): RosterFieldMeta[] => {
    if (notInRoster.has(name)) return []
    const field = { name: name as RosterField, ...meta }
    // On the form the branch stands behind the kind of membership.
    return name === 'membership' ? [field, { name: 'branch', ...fieldMeta(Membership.shape.organisation)! }] : [field]
  },
)

/** The name of a field, as an answer gives it. */
export const RosterField = z.enum(rosterFields.map(({ name }) => name))

/** Heading of the column by which an exported roster is known again, whatever else was changed in it. */
export const ownIdHeading = '编号'

/** Without these a row names nobody. */
export const requiredFields: readonly RosterField[] = ['name', 'membership', 'branch']

const byName = new Map(rosterFields.map(field => [field.name, field]))

export function rosterField(name: RosterField): RosterFieldMeta {
  return byName.get(name)!
}

/** A field's value as the books print it: the official word of a code, ISO dates; `null` for nothing. */
export function printField(name: RosterField, value: RosterValue[RosterField]): string | null {
  if (value === undefined || value === '') return null
  return rosterField(name).choices?.[String(value)] ?? String(value)
}

/** As `printField`, with the digits of identity numbers and phones hidden. */
export const printMasked = (name: RosterField, value: RosterValue[RosterField]): string | null =>
  maskText(printField(name, value), rosterField(name).personal)

/** What the books know, masked, for somebody who compares it with what a file says. */
export function printBeside(name: RosterField, known: RosterValue[RosterField], said: RosterValue[RosterField]) {
  const masked = printMasked(name, known)
  const alike = masked !== null && masked === printMasked(name, said)
  return alike && printField(name, known) !== printField(name, said) ? hiddenApart(masked, '不同') : masked
}

/** All that a row says under the national labels, printed. */
export function printRosterValue(value: RosterValue): Record<string, string | null> {
  return Object.fromEntries(rosterFields.map(({ name, label }) => [label, printField(name, value[name])]))
}
