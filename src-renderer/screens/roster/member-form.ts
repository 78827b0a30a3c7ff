import type { PlainDate } from '../../../src-shared/plain-date'
import type { Problem } from '../../../src-shared/problem'
import { memberships, sexes } from '../../../src-shared/roster/choices'
import { idBirth, idFault, idSex } from '../../../src-shared/roster/id-number'
import type { QueryOutput } from '../../engine/client'
import { besideField } from '../beside-field'
import { rosterFields, type RosterFieldMeta } from '../../../src-shared/roster/roster-import/roster-fields'

/** The fields of the form in the order they are mostly filled in; the branch stands for itself. */
const first = [
  'name',
  'idNumber',
  'membership',
  'branch',
  'sex',
  'birth',
  'nation',
  'education',
  'joined',
  'regularised',
  'phone',
]

export const formFields: readonly RosterFieldMeta[] = [...rosterFields].sort(
  (a, b) => placeOf(a.name) - placeOf(b.name),
)

function placeOf(name: string): number {
  const at = first.indexOf(name)
  return at < 0 ? first.length : at
}

export const isRequired = (name: string) => name === 'name' || name === 'membership' || name === 'branch'

/** What a new member's form begins with. */
export const newMember = { membership: '正式党员', partyStatus: '正常', lostContact: '否', floating: '否' } as const

/** What a form begins with for somebody whom a branch admitted: never the phone, which is shown masked. */
export function admittedTexts(row: QueryOutput<'roster.procedures'>['rows'][number]): Record<string, string> {
  const joined = row.steps.find(({ step }) => step === 'admitted')?.date
  return {
    ...{ name: row.name, membership: memberships.probationary },
    ...(row.sex && { sex: sexes[row.sex] }),
    ...(row.birth && { birth: row.birth }),
    ...(joined && { joined }),
  }
}

/** A word for each required field that was left blank; the branch only where the form has one. */
export function missingTexts(texts: Readonly<Record<string, string>>): Record<string, string> {
  const asked = (name: string) => isRequired(name) && (name !== 'branch' || name in texts)
  const blank = formFields.filter(({ name }) => asked(name) && !texts[name]?.trim())
  return Object.fromEntries(
    blank.map(({ name, label, choices }) => [name, `请${choices || name === 'branch' ? '选择' : '填写'}${label}`]),
  )
}

/** Texts of a form that stand for what is on file: blank where nothing is. */
export function formTexts(fields: readonly { name: string; text: string | null }[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, text }) => [name, text ?? '']))
}

/** Fields of which some digits are shown until somebody asks for them. */
export const isMasked = (name: string) => name === 'idNumber' || name === 'phone'

/**
 * Only what somebody changed: a field that stays as it was says nothing, a number that stands there masked least of all.
 * @param shown the numbers in full, where they were asked for
 */
export function changedTexts(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  shown: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const isAsBefore = (name: string, text: string) => text === (before[name] ?? '') || text === shown[name]
  return Object.fromEntries(Object.entries(now).filter(([name, text]) => !isAsBefore(name, text.trim())))
}

/**
 * Texts of a form where somebody typed an identity number: birth and sex that are still blank come from it, and can be changed, for a
 * file may say otherwise. Nothing comes from a number that has something wrong with it.
 */
export function withIdNumber(
  texts: Readonly<Record<string, string>>,
  id: string,
  today: PlainDate,
): Record<string, string> {
  const number = id.trim().toUpperCase()
  const filled = { ...texts, idNumber: id }
  if (idFault(number, today)) return filled
  return {
    ...filled,
    birth: texts['birth']?.trim() || idBirth(number),
    sex: texts['sex']?.trim() || sexes[idSex(number)],
  }
}

/** Problems by field; what belongs to no field stands under `''`. */
export function errorsByField(problems: readonly Problem[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const found of problems) {
    const { path, field, message } = found
    const named =
      path?.[0] === 'values' || path?.[0] === 'arrived'
        ? String(path[1])
        : formFields.find(({ label }) => label === field)?.name
    errors[named ?? ''] ??= named ? besideField(found) : message
  }
  return errors
}
