import type { Preview } from './import-columns'

/** Something a person put right in the preview. */
export interface Fix {
  row: number
  field: string
  text: string
}

/** A cell of the file by its place, with what it says before it is put right. */
export interface Cell {
  key: string
  row: number
  field: string
  original: string
}

/** One line of the check: what is wrong with one cell of one row, or that it was put right. */
export interface Issue {
  key: string
  row: number
  name: string
  /** Empty where the whole row is meant. */
  field: string
  label: string
  original: string
  /** What would be read now: what a person wrote instead, or the original. */
  text: string
  kind: 'must' | 'look' | 'fixed'
  message: string
  choices: readonly string[] | null
}

export type IssueKind = Issue['kind']

/**
 * What has to be looked at, row by row as the spreadsheet counts: errors, warnings, and what was put right and is well
 * now. Rows that may be somebody on the books are decided elsewhere.
 * @param originals what stood in a cell before it was put right, by `row|field`
 */
export function issuesOf(
  preview: Preview,
  fixes: readonly Fix[],
  originals: ReadonlyMap<string, string> = new Map(),
): Issue[] {
  const rowAt = new Map(preview.rows.map(row => [row.row, row]))
  const fieldAt = new Map(preview.fields.map(field => [field.label, field]))
  const inFile = new Map(preview.originals.map(({ row, field, text }) => [`${row}|${field}`, text]))
  const fixAt = new Map(fixes.map(({ row, field, text }) => [`${row}|${field}`, text]))
  const make = (row: number, label: string, kind: IssueKind, message: string): Issue => {
    const field = fieldAt.get(label)
    const key = `${row}|${field?.name ?? label}`
    const original = originals.get(key) ?? inFile.get(key) ?? rowAt.get(row)?.value[label] ?? ''
    return {
      key,
      row,
      name: rowAt.get(row)?.name ?? '',
      field: field?.name ?? '',
      label,
      original,
      text: fixAt.get(key) ?? original,
      kind,
      message,
      choices: field?.choices ?? null,
    }
  }
  const found = preview.problems.flatMap(({ row, field, severity, message }) =>
    row === undefined ? [] : [make(row, field ?? '', severity === 'error' ? 'must' : 'look', message)],
  )
  const open = new Set(found.map(({ key }) => key))
  const fixed = fixes
    .filter(({ row, field }) => !open.has(`${row}|${field}`))
    .map(({ row, field }) =>
      make(row, preview.fields.find(({ name }) => name === field)?.label ?? field, 'fixed', '已改正'),
    )
  return [...found, ...fixed].sort((a, b) => a.row - b.row)
}

/** How many of each kind, by rows: a row with two errors is one row. */
export function countIssues(issues: readonly Issue[]): Record<IssueKind | 'rows', number> {
  const rows = (kind?: IssueKind) =>
    new Set(issues.filter(issue => !kind || issue.kind === kind).map(({ row }) => row)).size
  return { must: rows('must'), look: rows('look'), fixed: rows('fixed'), rows: rows() }
}

/** The fixes with one more: the last word on a cell counts, and an empty text takes it back to the file's own. */
export function withFix(fixes: readonly Fix[], fix: Fix, original: string): Fix[] {
  const others = fixes.filter(({ row, field }) => row !== fix.row || field !== fix.field)
  return fix.text === original ? others : [...others, fix]
}
