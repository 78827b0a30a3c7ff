import * as z from 'zod'
import { netChanges } from '../../../src-shared/journal/net-changes'
import type { Change, Entry } from '../../../src-shared/journal/entry'
import { problem, Refusal } from '../../../src-shared/problem'
import { recordParts, type RecordPart } from '../../../src-shared/record-parts'
import { fieldChanges, type FieldChange } from '../../../src-shared/records/field-changes'
import { printValue } from '../../../src-shared/records/print-value'
import type { Stored } from '../../../src-shared/records/row'
import { keptTables, type KeptTable, type RecordOf } from '../../../src-shared/tables'
import { namesFrom, type Names } from '../names'
import type { Reader } from '../reader'

type Row = Stored<RecordOf<KeptTable>>

/** An entry and the lines of a record's history that it wrote. */
export interface HistoryStep {
  entry: Entry
  changes: FieldChange[]
}

const words = { made: '新增', removed: '删除', returned: '恢复' }

/** Everything that happened to a record and to the rows that belong to it, newest first. */
export async function historyOf(reader: Reader, table: KeptTable, id: string): Promise<HistoryStep[]> {
  const [row] = await reader.states(table, [id])
  if (!row) throw new Refusal([problem('record-unknown', '没有这条记录，请回到列表重新选择。')])
  const names = namesFrom(reader)
  const steps = new Map<number, HistoryStep>()
  const entries = new Map<number, Entry | undefined>()

  async function follow(of: KeptTable, from: Row, part?: RecordPart): Promise<void> {
    for (let at: Row | undefined = from; at;) {
      if (!entries.has(at.entry)) entries.set(at.entry, await reader.journalEntry(at.entry))
      const entry = entries.get(at.entry)
      const change: Change | undefined = entry && netChanges(entry).find(one => one.table === of && one.id === from.id)
      if (!entry || !change) return
      const step = steps.get(entry.number) ?? { entry, changes: [] }
      step.changes.push(...(await linesOf(of, change, names, part)))
      steps.set(entry.number, step)
      at = change.before as Row | undefined
    }
  }

  await follow(table, row)
  for (const part of recordParts[table] ?? []) {
    const rows = await reader.everything(part.table, { [part.by]: id } as Partial<RecordOf<KeptTable>>)
    for (const own of rows) await follow(part.table, own, part)
  }
  for (const { entry, changes } of steps.values()) changes.push(...reasonOf(entry))
  return [...steps.values()].filter(({ changes }) => changes.length).sort((a, b) => b.entry.number - a.entry.number)
}

/** The lines of one change: that the record came or went, then its fields. */
async function linesOf(table: KeptTable, change: Change, names: Names, part?: RecordPart): Promise<FieldChange[]> {
  const [before, after] = [change.before as Row | undefined, change.after as Row | undefined]
  const came = !before ? 'made' : before.deletedAt && !after?.deletedAt ? 'returned' : undefined
  const went = before && !before.deletedAt && (!after || after.deletedAt) ? 'removed' : undefined
  const event = came ?? went
  const nameOf = names.of as (table: string, id: string) => Promise<string>
  const fields = await fieldChanges(keptTables[table], before as never, after as never, nameOf)
  if (!event) return part ? fields.map(line => asPart(table, line)) : fields
  const name = part ? await aboutOf(part, (after ?? before)!, names) : await names.row(table, (after ?? before)!)
  const first = {
    field: 'id',
    label: (part?.words ?? words)[event],
    before: went ? name : null,
    after: came ? name : null,
  }
  const rest = part
    ? fields.filter(({ field }) => field !== part.by && field !== part.about).map(line => asPart(table, line))
    : fields
  return [first, ...rest]
}

/** A line about a row that belongs to the record, under that row's own name: `组织关系止`. */
const asPart = (table: KeptTable, line: FieldChange): FieldChange => ({
  ...line,
  label: `${keptTables[table].meta()!.label}${line.label}`,
})

async function aboutOf({ table, about }: RecordPart, row: Row, names: Names): Promise<string> {
  const nameOf = names.of as (table: string, id: string) => Promise<string>
  return (
    (await printValue(keptTables[table].shape[about as never] as z.ZodType, Reflect.get(row, about), nameOf)) ?? '是'
  )
}

const Reasoned = z.object({ reason: z.string() })

/** Why somebody did it, where the command asked. */
export function reasonOf({ result }: Pick<Entry, 'result'>): FieldChange[] {
  const said = Reasoned.safeParse(result)
  return said.success ? [{ field: 'reason', label: '原因', before: null, after: said.data.reason }] : []
}
