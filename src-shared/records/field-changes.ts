import * as z from 'zod'
import { hiddenApart } from '../roster/masks'
import { canonicalJson } from './canonical'
import { fieldMeta } from './field'
import { keyOfLines, lineOf, printFields, printValue, type NameOfRef } from './print-value'
import { rowBase } from './row'

/** One line of a record's history: what stood there and what stands there now, in words; `null` for nothing. */
export const FieldChange = z.object({
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

export type FieldChange = z.infer<typeof FieldChange>

type Row = Readonly<Record<string, unknown>>

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b)

/**
 * The fields in which two states of a record differ, in the record's order; bookkeeping is no field of it,
 * and what tells a clerk nothing is no line. Of a list
 * that stood before, each line that differs is named: `到会：李晓东` 到会 → 事假.
 * @param before left out of a record that was made: then every field that says something is a line
 */
export async function fieldChanges(
  record: z.ZodObject,
  before: Row | undefined,
  after: Row | undefined,
  nameOf: NameOfRef,
): Promise<FieldChange[]> {
  const fields = Object.keys(record.shape).filter(name => !Object.hasOwn(rowBase, name))
  const lines: FieldChange[] = []
  for (const field of fields) {
    const schema = record.shape[field] as z.ZodType
    if (fieldMeta(schema)?.technical) continue
    const [was, is] = [before?.[field], after?.[field]]
    if (same(was, is)) continue
    const listed = Array.isArray(was) && Array.isArray(is) && was.length && is.length ? lineOf(schema) : undefined
    const what = { field, label: fieldMeta(schema)!.label }
    if (listed) lines.push(...(await lineChanges(schema, listed, what, [was as Row[], is as Row[]], nameOf)))
    else lines.push(...spoken(what, await printValue(schema, was, nameOf), await printValue(schema, is, nameOf)))
  }
  return lines
}

/** Lines of a list that differ: of the same person, else at the same place. */
async function lineChanges(
  schema: z.ZodType,
  line: z.ZodObject,
  { field, label }: { field: string; label: string },
  [before, after]: readonly [Row[], Row[]],
  nameOf: NameOfRef,
): Promise<FieldChange[]> {
  const key = keyOfLines(schema)
  const keyed = (rows: Row[]) => new Map(rows.map((row, i) => [key ? String(row[key]) : String(i + 1), row]))
  const [old, now] = [keyed(before), keyed(after)]
  const lines: FieldChange[] = []
  for (const at of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(at), now.get(at)]
    if (same(was, is)) continue
    const names = Object.keys(line.shape).filter(name => !key || !tellsWho(line, name))
    // Of a line that stays, only what differs is said.
    const said = was && is ? names.filter(name => !same(was[name], is[name])) : names
    const text = async (row: Row | undefined) => (row ? printFields(line, row, said, nameOf) : null)
    const who = key ? `：${(await printValue(line.shape[key] as z.ZodType, at, nameOf))!}` : at
    lines.push(...spoken({ field, label: `${label}${who}` }, await text(was), await text(is)))
  }
  return lines
}

function tellsWho(line: z.ZodObject, name: string): boolean {
  const meta = fieldMeta(line.shape[name] as z.ZodType)
  return meta?.ref !== undefined || meta?.personal === 'name'
}

/** A line, if it says anything; what differs only under the mask is said to differ. */
function spoken(what: { field: string; label: string }, before: string | null, after: string | null): FieldChange[] {
  if (before === null && after === null) return []
  return [{ ...what, before, after: after !== null && before === after ? hiddenApart(after, '有改动') : after }]
}
