import type { Decision, Decisions, Way } from '../../../../src-shared/sheet-import/decisions'
import type { Preview } from './import-columns'
import type { ImportKind } from './import-kind'

type Row = Preview['rows'][number]
/** A row on which a person may decide, with what was decided so far. */
export type OpenRow = Row & { ways: Way[]; decision: Decision | undefined }

/** Rows that stand in one state and may be decided at once. */
export interface OpenGroup {
  title: string
  rows: OpenRow[]
  ways: Way[]
}

export const wayWords = ({
  ways,
}: Pick<ImportKind, 'ways'>): Readonly<Record<'doubtful' | 'several' | 'changed', Partial<Record<Way, string>>>> => ({
  doubtful: { ...ways, leave: '这次不导入' },
  several: { add: '都不是，新增', leave: '这次不导入' },
  changed: { update: '更新', leave: '这次不更新' },
})
export const bulkWords: Readonly<Record<'doubtful' | 'changed', Partial<Record<Way, string>>>> = {
  doubtful: { update: '全部更新', add: '全部新增', leave: '全部不导入' },
  changed: { update: '全部更新', leave: '全部不更新' },
}

/** Doubtful rows by the reason of the doubt, or the changed rows in one group; in the order of the file. */
export function openGroups(
  { rows }: Preview,
  action: 'doubtful' | 'changed',
  decisions: Decisions,
  books = '名册',
): OpenGroup[] {
  const groups = new Map<string, OpenGroup>()
  for (const row of rows) {
    if (row.action !== action || !row.ways) continue
    const title = action === 'changed' ? `与${books}不同，将更新` : (row.reason ?? '可能已经在册')
    const group = groups.get(title) ?? { title, rows: [], ways: [] }
    groups.set(title, group)
    group.rows.push({ ...row, ways: row.ways, decision: decisions[row.row] })
    group.ways.push(...waysTogether(row).filter(way => !group.ways.includes(way)))
  }
  return [...groups.values()]
}

/** What is done with a row as things stand: a changed one is taken in, a doubtful one waits for a person. */
export const wayOf = ({ action, decision }: OpenRow): Way | '' =>
  decision?.way ?? (action === 'changed' ? 'update' : '')

/** The ways that a row may go together with others. */
const waysTogether = ({ ways = [], candidates }: Row): Way[] =>
  candidates ? ways.filter(way => way !== 'update') : ways

/**
 * The decisions that take these rows one way, where a row may go it. Nothing is kept of what was decided before; which of
 * several a row means is chosen one by one.
 */
export function decideAll(rows: readonly OpenRow[], way: Way): Record<number, Decision | null> {
  const going = rows.filter(row => waysTogether(row).includes(way))
  return Object.fromEntries(going.map(row => [row.row, decisionOf(row, way)]))
}

/** The one on the books whom somebody chose of several; nobody before. */
export const meantBy = (row: OpenRow): string | undefined =>
  wayOf(row) === 'update' ? row.decision?.member : undefined

/** The decision that takes a row one way; null where that is what happens anyway. */
export function decisionOf({ action, existing }: Row, way: Way, keep: Decision['keep'] = []): Decision | null {
  if (action === 'changed' && way === 'update' && !keep.length) return null
  return { way, ...(existing && { member: existing }), ...(keep.length && { keep }) }
}

/** The same decision with a field taken from the books, or from the file again. */
export function withKept(row: OpenRow, field: NonNullable<Decision['keep']>[number]): Decision | null {
  const kept = row.decision?.keep ?? []
  return decisionOf(row, 'update', kept.includes(field) ? kept.filter(other => other !== field) : [...kept, field])
}

/** The fields that differ in rows to be updated, with how many rows differ in each and in how many the books' own stays. */
export function differingFields(rows: readonly OpenRow[]) {
  type Field = NonNullable<Decision['keep']>[number]
  const fields = new Map<Field, { field: Field; label: string; rows: OpenRow[]; kept: number }>()
  for (const row of rows) {
    if (wayOf(row) !== 'update') continue
    for (const { field, label } of row.changes ?? []) {
      const found = fields.get(field) ?? { field, label, rows: [], kept: 0 }
      fields.set(field, found)
      found.rows.push(row)
      if (row.decision?.keep?.includes(field)) found.kept++
    }
  }
  return [...fields.values()]
}

/** Decisions by row with these set; null takes one back. */
export function withDecisions(decisions: Decisions, more: Readonly<Record<string, Decision | null>>): Decisions {
  const all = Object.entries({ ...decisions, ...more }).flatMap(([row, decision]) =>
    decision ? [[row, decision] as const] : [],
  )
  return Object.fromEntries(all)
}
