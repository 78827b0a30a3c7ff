import * as z from 'zod'
import { readRoster } from '../../../src-shared/roster/roster-import/read-roster'
import {
  rosterField,
  rosterFields,
  type RosterField,
  type RosterValue,
} from '../../../src-shared/roster/roster-import/roster-fields'
import { Refusal } from '../../../src-shared/problem'
import { isMaskedText } from '../../../src-shared/roster/masks'
import type { Tx } from '../transaction'
import { numberMasked } from '../number-masked'

/** Texts of a form by field, as somebody typed them. */
export const ValuesInput = z.record(z.string(), z.string()).meta({ label: '栏目' })

/**
 * Understands the texts of a form with the same reading as a spreadsheet row, so that a rule is written once.
 * Refuses with one problem a field; what is odd about a text of the form but can be, it takes with a warning.
 * @param before what the books know, for rules that look at two fields
 */
export function checkValues(
  tx: Pick<Tx, 'today' | 'warn'>,
  values: Readonly<Record<string, string>>,
  before: Partial<RosterValue>,
): RosterValue {
  const masked = (['idNumber', 'phone'] as const).filter(name => isMaskedText(values[name] ?? ''))
  if (masked.length) throw new Refusal(masked.map(name => numberMasked(rosterField(name).label, ['values', name])))
  const fields = rosterFields.filter(({ name }) => name !== 'branch')
  const kept = (name: RosterField) => {
    const value = before[name]
    return value === undefined
      ? ''
      : (rosterFields.find(field => field.name === name)!.choices?.[String(value)] ?? String(value))
  }
  const cell = (text: string) => (text.trim() ? ({ type: 'text', text } as const) : null)
  const read = (texts: readonly string[]) => {
    const heading = [...fields.map(({ label }) => cell(label)), cell('所在党支部全称')]
    return readRoster({ name: '', rows: [heading, [...texts.map(cell), cell('本支部')]] }, tx.today)
  }
  const { rows, problems } = read(fields.map(({ name }) => values[name] ?? kept(name)))
  const found = problems.map(({ row: _, ...problem }) => {
    const name = fields.find(({ label }) => label === problem.field)?.name
    return { ...problem, ...(name && { path: ['values', name] }) }
  })
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length) throw new Refusal(errors)
  // What was odd before was said when it was written.
  const known = new Set(read(fields.map(({ name }) => kept(name))).problems.map(({ code }) => code))
  tx.warn(...found.filter(({ code }) => !known.has(code)))
  const { branch: _, ...value } = rows[0]!.value
  // What somebody emptied, or filled with a word for nothing.
  const emptied = fields.filter(({ name }) => values[name] !== undefined && rows[0]!.value[name] === undefined)
  return { ...value, ...Object.fromEntries(emptied.map(({ name }) => [name, undefined])) }
}
