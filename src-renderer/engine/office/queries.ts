import * as z from 'zod'
import type { Office } from '../../../src-shared/office/office'
import type { Stored } from '../../../src-shared/records/row'
import type { Entry } from '../../../src-shared/journal/entry'
import { keptTables } from '../../../src-shared/tables'
import { defineQuery, type Outside } from '../command'
import { namesFrom } from '../names'
import type { Reader } from '../reader'
import { entryTitle } from './entry-title'
import { historyOf, reasonOf } from './history'
import {
  CanUndo,
  Checked,
  CurrentOffice,
  entryNumber,
  History,
  JournalLines,
  keptTable,
  RecycleBin,
  Undoable,
} from './outputs'
import { recycledRows, type Recycled } from './recycle-bin'
import { planUndo } from './undoing'

/** This office, or null before it is made. */
export async function ownOffice(reader: Reader): Promise<Stored<Office> | null> {
  return (await reader.all('offices'))[0] ?? null
}

/** What the frame of the window shows: office, operators, the office's date, the last acknowledged command. */
export const currentOffice = defineQuery({
  name: 'office.current',
  title: '本单位',
  input: z.object({}),
  output: CurrentOffice,
  async run(reader, _input, outside) {
    const office = await ownOffice(reader)
    const last = await outside.lastEntry()
    return {
      office: office && { id: office.id, role: office.role, name: office.name, code: office.code },
      operators: (await reader.all('operators')).map(({ id, name }) => ({ id, name })),
      today: outside.today(),
      /** The day on which these books began. */
      since: office && outside.dateOf(office.createdAt),
      lastSaved: last && { number: last.number, time: last.time },
    }
  },
})

/** One hash over the content of the books (data.md, Back again). */
export const officeStateHash = defineQuery({
  name: 'office.statehash',
  title: '台账校验码',
  input: z.object({}),
  output: z.object({ hash: z.string() }),
  run: async (_reader, _input, outside) => ({ hash: await outside.stateHash() }),
})

/** Whether store, journal, totals and keys are in order; for 设置 → 诊断 and `qinlin doctor`. */
export const checkOffice = defineQuery({
  name: 'office.check',
  title: '诊断',
  input: z.object({}),
  output: Checked,
  async run(_reader, _input, outside) {
    const checks = await outside.check()
    return { ok: checks.every(check => check.ok || check.advice), checks }
  },
})

/** The newest entries of the journal: who did what, when. */
export const officeJournal = defineQuery({
  name: 'office.journal',
  title: '操作日志',
  input: z.object({ limit: z.number().int().min(1).max(1000).default(100).meta({ label: '条数' }) }),
  output: JournalLines,
  run: async (_reader, { limit }, outside) => ({ rows: await outside.journal(limit) }),
})

async function canUndo(reader: Reader, entry: number, { commandNamed }: Outside) {
  const plan = await planUndo(reader, entry, commandNamed)
  return plan.ok ? { ok: true, reason: null } : { ok: false, reason: plan.problems[0]!.message }
}

/** The newest command, if Ctrl+Z can take it back now. */
export const undoable = defineQuery({
  name: 'office.undoable',
  title: '可撤销的操作',
  input: z.object({}),
  output: Undoable,
  async run(reader, _input, outside) {
    const last = await outside.lastEntry()
    if (!last) return { last: null, reason: '还没有可以撤销的操作。' }
    const { ok, reason } = await canUndo(reader, last.number, outside)
    return { last: ok ? { entry: last.number, title: last.title, time: last.time } : null, reason }
  },
})

/** Whether an entry of the journal can be undone now, and why not. */
export const undoableEntry = defineQuery({
  name: 'office.canUndo',
  title: '能否撤销',
  input: z.object({ entry: entryNumber }),
  output: CanUndo,
  run: (reader, { entry }, outside) => canUndo(reader, entry, outside),
})

const stepOf = (entry: Entry, { commandNamed }: Outside) => {
  const { number, time, operator } = entry
  return { entry: number, time, operator, title: entryTitle(entry, commandNamed) }
}

/** What happened to one record, newest first: by whom, when, and each field before and after. */
export const recordHistory = defineQuery({
  name: 'office.history',
  title: '修改记录',
  input: z.object({ table: keptTable, id: z.string().meta({ label: '记录' }) }),
  output: History,
  async run(reader, { table, id }, outside) {
    const steps = await historyOf(reader, table, id)
    return { rows: steps.map(({ entry, changes }) => ({ ...stepOf(entry, outside), changes })) }
  },
})

/** What was removed and can be looked for; `office.undo` of a line's entry brings it back. */
export const recycled = defineQuery({
  name: 'office.recycled',
  title: '回收站',
  input: z.object({ limit: z.number().int().min(1).max(1000).default(100).meta({ label: '条数' }) }),
  output: RecycleBin,
  async run(reader, { limit }, outside) {
    const names = namesFrom(reader)
    const line = async ({ entry, table, row, count }: Recycled) => {
      const name = await names.row(table, row)
      const { ok, reason } = await canUndo(reader, entry.number, outside)
      return {
        ...stepOf(entry, outside),
        table,
        tableLabel: keptTables[table].meta()!.label!,
        id: row.id,
        label: count > 1 ? `${name}等${count}条` : name,
        removedFor: reasonOf(entry)[0]?.after ?? null,
        canReturn: ok,
        ...(reason && { reason }),
      }
    }
    return { rows: await Promise.all((await recycledRows(reader, limit)).map(line)) }
  },
})
