import * as z from 'zod'
import { tableShapes, type Column, type TableShape } from '../bundle/columns'
import type { ReceivedRow } from '../bundle/read-rows'
import { printDate } from '../plain-date'
import { FieldChange } from '../records/field-changes'
import { shortName } from '../roster/organisation'
import type { Cells, TableDifference } from './compare-bundles'

const count = z.number().int()

/** A row that differs. At the street nobody is named in it: its id is opaque, so it is told by branch, kind and date. */
export const RowChange = z.object({
  table: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** `支部党员大会，和顺园党支部，2026年9月10日`. */
  text: z.string(),
  fields: z.array(FieldChange),
})

/** What differs between two bundles, as somebody reads it. */
export const Changes = z.object({
  tables: z.array(z.object({ table: z.string(), label: z.string(), added: count, removed: count, changed: count })),
  /** Some of the rows; the tables have the true numbers. */
  rows: z.array(RowChange),
})

export type Changes = z.infer<typeof Changes>
export type RowChange = z.infer<typeof RowChange>

/** So many rows are listed at most, dealt out evenly over the tables. */
const listed = 200
/** So many facts tell a row. */
const facts = 4

/** Rows that others refer to, as they came in the newer bundle. */
export type Told = Readonly<Record<string, readonly ReceivedRow[]>>

/** @param told rows to tell branches and meetings by */
export function describeChanges(differences: readonly TableDifference[], told: Told): Changes {
  const share = Math.floor(listed / Math.max(1, differences.length))
  const words = wordsFrom(told)
  return {
    tables: differences.map(({ table, added, removed, changed }) => ({
      table,
      label: words.label(table),
      added: added.length,
      removed: removed.length,
      changed: changed.length,
    })),
    rows: differences.flatMap(({ table, added, removed, changed }) => {
      const line = (kind: RowChange['kind'], cells: Cells, fields: FieldChange[] = []): RowChange => ({
        table,
        kind,
        text: words.row(table, name => cells.get(name)),
        fields,
      })
      const lines = [
        ...changed.map(
          ({ before, after }) =>
            () =>
              line('changed', after, words.fields(table, before, after)),
        ),
        ...added.map(cells => () => line('added', cells)),
        ...removed.map(cells => () => line('removed', cells)),
      ]
      return lines.slice(0, share).map(say => say())
    }),
  }
}

/** How received rows are told. */
interface Words {
  label(table: string): string
  row(table: string, cellOf: (column: string) => string | undefined): string
  fields(table: string, before: Cells, after: Cells): FieldChange[]
}

export function wordsFrom(told: Told): Words {
  const shapes = shapesByTable()
  const byId = (table: string) => new Map((told[table] ?? []).map(row => [String(row.id), row]))
  const organisations = byId('organisations')
  const meetings = byId('meetings')

  /** What a cell says by itself; null for an id that tells nobody anything. */
  function cell(column: Column, text: string | undefined): string | null {
    if (text === undefined) return null
    if (column.type === 'opaque') return referred(column, text)
    if (column.type === 'boolean') return text === 'true' ? '是' : '否'
    if (column.type === 'list') return (JSON.parse(text) as string[]).map(code => wordOf(column, code)).join('、')
    return isDate(column) ? printDate(text) : wordOf(column, text)
  }
  function referred({ ref }: Column, id: string): string | null {
    const organisation = ref === 'organisations' ? organisations.get(id) : undefined
    if (organisation) return shortName(String(organisation.name))
    const meeting = ref === 'meetings' ? meetings.get(id) : undefined
    return meeting ? row('meetings', name => meeting[name] as string | undefined) : null
  }
  /** Words and names speak for themselves; a date that is not the row's own is said with its label. */
  function row(table: string, cellOf: (column: string) => string | undefined): string {
    const parts = shapes.get(table)!.columns.flatMap(column => {
      const said = tells(column) ? cell(column, cellOf(column.name)) : null
      return said === null ? [] : isDate(column) && column.name !== 'date' ? `${column.label}${said}` : said
    })
    return parts.slice(0, facts).join('，')
  }
  return {
    label: table => shapes.get(table)!.label,
    row,
    fields: (table, before, after) =>
      shapes.get(table)!.columns.flatMap(column => {
        const [was, is] = [before.get(column.name), after.get(column.name)]
        if (was === is) return []
        return { field: column.name, label: column.label, before: cell(column, was), after: cell(column, is) }
      }),
  }
}

const isDate = ({ type }: Column) => type === 'date' || type === 'partialDate' || type === 'year'
const wordOf = ({ choices }: Column, code: string) => choices?.[code] ?? code
/** Whether a column helps to tell a row: what it belongs to, of which kind it is, its name, its dates. */
const tells = (column: Column) =>
  column.type !== 'list' &&
  (column.ref !== undefined || column.choices !== undefined || column.name === 'name' || isDate(column))

/** The tables with the columns of every detail. */
function shapesByTable(): Map<string, Pick<TableShape, 'label' | 'columns'>> {
  const pseudonymous = new Map(tableShapes('pseudonymous').map(shape => [shape.name, shape.columns]))
  return new Map(
    tableShapes('named').map(({ name, label, columns }) => {
      const known = new Map([...(pseudonymous.get(name) ?? []), ...columns].map(column => [column.name, column]))
      return [name, { label, columns: [...known.values()] }]
    }),
  )
}
