import type { Preview } from './import-columns'
import type { Fix } from './import-issues'

/** One cell of a row of the file as it would be read now. */
export interface RowCell {
  key: string
  field: string
  label: string
  text: string
  choices: readonly string[] | null
  /** What is wrong with it. */
  error: string | undefined
}

/** The cells of a row that a column of the file stands for, in the order of the national form. */
export function cellsOf(preview: Preview, row: Preview['rows'][number], fixes: readonly Fix[]): RowCell[] {
  const mapped = new Set(preview.columns.flatMap(({ field }) => field ?? []))
  return preview.fields
    .filter(({ name }) => mapped.has(name))
    .map(({ name, label, choices }) => {
      const own = (list: readonly { row: number; field: string; text: string }[]) =>
        list.find(cell => cell.row === row.row && cell.field === name)?.text
      const wrong = preview.problems.find(found => found.row === row.row && found.field === label)
      return {
        key: `${row.row}|${name}`,
        field: name,
        label,
        text: own(fixes) ?? own(preview.originals) ?? row.value[label] ?? '',
        choices: choices ?? null,
        error: wrong?.message,
      }
    })
}
