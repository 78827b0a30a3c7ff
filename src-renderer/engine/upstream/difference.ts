import * as z from 'zod'
import type { Detail } from '../../../src-shared/bundle/bundle-info'
import { bundleTables, type BundleTable } from '../../../src-shared/bundle/bundle-tables'
import { checkCode } from '../../../src-shared/bundle/fingerprint'
import { calendarPeriod, inPeriod, type Period } from '../../../src-shared/period'
import { fieldChanges } from '../../../src-shared/records/field-changes'
import { keptTables } from '../../../src-shared/tables'
import type { RowChange } from '../../../src-shared/street/describe-changes'
import { Changes } from '../../../src-shared/street/describe-changes'
import { figureChanges, FigureChange } from '../../../src-shared/upstream/figure-changes'
import { figuresOf } from '../../../src-shared/upstream/figures'
import { lastReport, Report } from '../../../src-shared/upstream/report'
import { defineQuery } from '../command'
import { namesFrom, type Names } from '../names'
import type { Reader } from '../reader'
import { rowsSince, type RowSince } from './sent-state'

const { sequence, edition: revision, cutoff } = Report.shape

/** What was sent of a period, frozen, beside what stands in the books now. */
const Difference = z.object({
  /** The report that was sent last; null where the period was never sent, and then nothing differs. */
  since: z.object({ sequence, revision, cutoff, checkCode: z.string() }).nullable(),
  figures: z.array(FigureChange),
  changes: Changes,
})

/** What a correction would change against what was sent: figures, and rows by their names. */
export const reportDifference = defineQuery({
  name: 'upstream.difference',
  title: '与已报送的对照',
  input: z.object({ period: calendarPeriod }),
  output: Difference,
  async run(reader, { period }, outside): Promise<z.output<typeof Difference>> {
    const last = lastReport(await reader.all('reports', { period }))
    if (!last) return { since: null, figures: [], changes: { tables: [], rows: [] } }
    const { sequence, edition: revision, cutoff, digest } = last
    return {
      since: { sequence, revision, cutoff, checkCode: checkCode(digest) },
      figures: figureChanges(last.figures, await figuresOf(reader, period, outside.today())),
      changes: await changesSince(reader, last, period),
    }
  },
})

/** So many rows of a table are listed at most. */
const listed = 100

async function changesSince(
  reader: Reader,
  { entry, detail }: { entry: number; detail: Detail },
  period: Period,
): Promise<Changes> {
  const names = namesFrom(reader)
  const changes: Changes = { tables: [], rows: [] }
  for (const table of bundleTables) {
    const since = (await rowsSince(reader, table.name, entry)).filter(row => touches(row, table, period))
    const found: RowChange[] = []
    for (const row of since) {
      const change = await describe(table, detail, row, names)
      if (change) found.push(change)
    }
    if (!found.length) continue
    const count = (kind: RowChange['kind']) => found.filter(change => change.kind === kind).length
    const { label = table.name } = table.record.meta() ?? {}
    const counts = { added: count('added'), removed: count('removed'), changed: count('changed') }
    changes.tables.push({ table: table.name, label, ...counts })
    changes.rows.push(...found.slice(0, listed))
  }
  return changes
}

/** A table that grows is compared where its rows lie in the period; what happened since belongs to another report. */
function touches({ before, after }: RowSince, { segment }: BundleTable, period: Period): boolean {
  if (!segment) return true
  const inside = inPeriod(period)
  return [before, after].some(row => row && 'date' in row && inside(row.date))
}

/** Null where nothing that leaves the office differs. */
async function describe(
  table: BundleTable,
  detail: Detail,
  { before, after }: RowSince,
  names: Names,
): Promise<RowChange | null> {
  const { name } = table
  const text = await names.row(name, (after ?? before)!)
  if (!before || !after) return { table: name, kind: before ? 'removed' : 'added', text, fields: [] }
  const nameOf = names.of as (table: string, id: string) => Promise<string>
  const [was, is] = [asItLeaves(table, detail, before), asItLeaves(table, detail, after)]
  const fields = await fieldChanges(leaving(table, detail), was, is, nameOf)
  return fields.length ? { table: name, kind: 'changed', text, fields } : null
}

const ofDetail = (table: Pick<BundleTable, 'record' | 'pseudonymous'>, detail: Detail) =>
  detail === 'named' ? table.record : table.pseudonymous

/** The fields that leave, and the lists that leave as tables of their own with the fields of those. */
function leaving({ name, children = [], ...table }: BundleTable, detail: Detail): z.ZodObject {
  const kept = keptTables[name] as z.ZodObject
  const own = Object.keys(ofDetail(table, detail).shape).filter(field => field in kept.shape)
  const lists = children.map(child => {
    const meta = (kept.shape[child.field] as z.ZodType).meta()!
    return [child.field, z.array(ofDetail(child, detail)).meta(meta)] as const
  })
  return kept.pick(Object.fromEntries(own.map(field => [field, true])) as never).extend(Object.fromEntries(lists))
}

/** A row whose lists say what their lines say outside the office: why somebody was on leave stays. */
function asItLeaves({ children = [] }: BundleTable, detail: Detail, row: object): Record<string, unknown> {
  const fields = row as Record<string, unknown>
  const lists = children.map(child => {
    const names = Object.keys(ofDetail(child, detail).shape)
    const lines = (fields[child.field] as Record<string, unknown>[]).map(line => ({ ...line, ...child.derive?.(line) }))
    return [child.field, lines.map(line => Object.fromEntries(names.map(name => [name, line[name]])))]
  })
  return { ...fields, ...Object.fromEntries(lists) }
}
