import type { FilledCell } from '../../spreadsheet/fill-plan'
import type { FormMapping } from './form-columns'
import { formField, leftBlank, type FormPerson, type FormSetting } from './form-fields'

/** The cells of everybody; what the program can't know is marked. */
export function formRows(
  people: readonly FormPerson[],
  columns: readonly FormMapping[],
  given: FormSetting,
): FilledCell[][] {
  return people.map((person, i) =>
    columns.map(({ column, heading, field, how }) => {
      if (how === '表里有公式') return { column, value: null, mark: false }
      const value = (field && formField(field)?.of(person, { ...given, place: i + 1, heading })) ?? null
      return { column, value, mark: value === null && field !== leftBlank }
    }),
  )
}

/** What of a column is marked: all of it, or some people. */
export interface FormGap {
  column: number
  heading: string
  /** Ids of those about whom the books don't know; empty where the column is none of the program's. */
  people: string[]
}

export function gapsOf(
  people: readonly FormPerson[],
  rows: readonly (readonly FilledCell[])[],
  columns: readonly FormMapping[],
): FormGap[] {
  return columns.flatMap(({ column, heading, field, how }, at) => {
    if (how === '表里有公式') return []
    if (field === null) return people.length ? [{ column, heading, people: [] }] : []
    const open = people.filter((_, i) => rows[i]![at]!.mark).map(({ id }) => id)
    return open.length ? [{ column, heading, people: open }] : []
  })
}
