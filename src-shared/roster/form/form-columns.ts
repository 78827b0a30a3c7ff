import * as z from 'zod'
import { formField, formFieldOf } from './form-fields'
import type { FormColumn } from './form-layout'
import type { SuperiorForm } from './superior-form'

/** What a column of a form is filled with, and why. */
export const FormMapping = z.object({
  column: z.number().int(),
  heading: z.string(),
  /** Name of the field; null where the books don't have it. */
  field: z.string().nullable(),
  how: z.enum(['按列名认出', '上次用过', '指定', '没有认出', '表里有公式']),
})
export type FormMapping = z.infer<typeof FormMapping>

/** What the clerk assigned by hand; null for what the books don't have. */
export type GivenFields = Readonly<Record<string, string | null>>

/**
 * Takes each column for a field: as assigned, else as the last time, else by its heading. A group's heading speaks for
 * a lone column. What the form reckons by itself is left to it; its field is what it would be without the formula.
 */
export function formMappings(
  columns: readonly FormColumn[],
  known: Pick<SuperiorForm, 'columns'> | undefined,
  given: GivenFields = {},
): FormMapping[] {
  return fieldsOf(columns, known, given).map((mapping, i) =>
    columns[i]!.formula ? { ...mapping, how: '表里有公式' } : mapping,
  )
}

function fieldsOf(
  columns: readonly FormColumn[],
  known: Pick<SuperiorForm, 'columns'> | undefined,
  given: GivenFields,
): FormMapping[] {
  return columns.map(({ column, heading, own }, i): FormMapping => {
    const assigned = given[column]
    if (assigned !== undefined) return { column, heading, field: assigned, how: '指定' }
    const before = known?.columns[i]
    if (before !== undefined) return { column, heading, field: formField(before) ? before : null, how: '上次用过' }
    const group = heading.slice(0, heading.length - own.length).trim()
    const field = formFieldOf(own) ?? formFieldOf(heading) ?? (onlyOne(columns, group) ? formFieldOf(group) : undefined)
    return { column, heading, field: field ?? null, how: field ? '按列名认出' : '没有认出' }
  })
}

const onlyOne = (columns: readonly FormColumn[], group: string) =>
  group !== '' && columns.filter(({ heading }) => heading.startsWith(`${group} `)).length === 1
