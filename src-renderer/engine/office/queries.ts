import * as z from 'zod'
import type { Office } from '../../../src-shared/office/office'
import type { PlainDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import type { PaperContext } from '../../../src-shared/roster/paper/list-sheet'
import type { Entry } from '../../../src-shared/journal/entry'
import { netChanges } from '../../../src-shared/journal/net-changes'
import { keptTables } from '../../../src-shared/tables'
import { findBackup } from '../backup/backups'
import { heldBy } from '../backup/held'
import { defineQuery, type Outside } from '../command'
import { namesFrom, type Names } from '../names'
import type { Reader } from '../reader'
import { entryTitle } from './entry-title'
import { historyOf, reasonOf } from './history'
import {
  CanUndo,
  CanUndoAmong,
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
import { newestDeed, newestUndoing } from './undo-order'
import { planUndo } from './undoing'

const limit = z.number().int().min(1).max(1000).default(100).meta({ label: '条数' })

/** This office, or null before it is made. */
export async function ownOffice(reader: Reader): Promise<Stored<Office> | null> {
  return (await reader.all('offices'))[0] ?? null
}

/** When and by whom a paper is printed. */
export interface PrintedBy {
  today: PlainDate
  operator: string
}

export const printedBy = ({ today, operator }: Outside): PrintedBy => ({ today: today(), operator })

/** What every list on paper says of the office and the day. @param unit whose list it is; the office's where it says nothing */
export async function paperContext(
  reader: Reader,
  unit: string,
  day: PlainDate,
  { today, operator }: PrintedBy,
): Promise<PaperContext> {
  const office = await ownOffice(reader)
  if (!office) throw new Refusal([problem('office-missing', '请先建立本单位台账。')])
  return {
    unit: unit || office.name,
    code: office.code,
    asOf: day,
    entry: await reader.lastEntryNumber(),
    ...{ printedOn: today, operator },
  }
}

/** The office as it stood when an entry was written: what was sent then is named as it was sent. */
export async function officeAt(reader: Reader, number: number): Promise<Stored<Office> | null> {
  let office = await ownOffice(reader)
  while (office && office.entry > number) {
    const entry = await reader.journalEntry(office.entry)
    const change = entry && netChanges(entry).find(({ table }) => table === 'offices')
    if (!change?.before) break
    office = change.before as Stored<Office>
  }
  return office
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

/** The newest entries of the journal, or those before one: who did what, about whom, when. */
export const officeJournal = defineQuery({
  name: 'office.journal',
  title: '操作日志',
  input: z.object({ limit, before: entryNumber.optional().meta({ label: '在这一条以前的' }) }),
  output: JournalLines,
  async run(reader, { limit, before }, { commandNamed, main }) {
    const names = namesFrom(reader)
    const line = async (entry: Entry) => {
      const { number, time, operator, command, checkpoint } = entry
      const restored = checkpoint && (await findBackup(main, checkpoint.backup))
      return {
        ...{ number, time, operator, command, ...(await deedOf(entry, names, commandNamed)) },
        ...(restored && { restored: { time: restored.time, ...heldBy(restored) } }),
      }
    }
    return { rows: await Promise.all((await reader.journalEntries(limit, before)).map(line)) }
  },
})

async function canUndo(reader: Reader, entry: number, { commandNamed }: Outside) {
  const plan = await planUndo(reader, entry, commandNamed)
  return plan.ok ? { ok: true, reason: null } : { ok: false, reason: plan.problems[0]!.message }
}

const offered = async (reader: Reader, entry: Entry, { commandNamed }: Outside) => ({
  ...{ entry: entry.number, time: entry.time },
  ...(await deedOf(entry, namesFrom(reader), commandNamed)),
})

/** What a key would take back. Refused where the entry itself is; another is never taken in its place. */
async function offer(reader: Reader, entry: Entry | undefined, outside: Outside, none: string) {
  if (!entry) return { last: null, reason: none }
  const { ok, reason } = await canUndo(reader, entry.number, outside)
  return ok ? { last: await offered(reader, entry, outside), reason } : { last: null, reason }
}

/** What a sitting did: entries after the one at which it began. */
const sitting = z.object({ after: z.number().int().min(0).default(0).meta({ label: '在这一条以后的' }) })

/** What Ctrl+Z takes back: the operator's newest deed that stands, never an undoing. */
export const undoable = defineQuery({
  name: 'office.undoable',
  title: '可撤销的操作',
  input: sitting,
  output: Undoable,
  async run(reader, { after }, outside) {
    const none = '这次打开以后，没有可以撤销的操作。以前做的，到“设置 → 操作日志”里撤销。'
    const newest = await newestDeed(reader, outside.operator, after)
    const isFinal = ({ command }: Entry) => Boolean(outside.commandNamed(command)?.final)
    const answer = await offer(reader, newest, outside, none)
    if (!newest || !isFinal(newest)) return answer
    // What can never be undone would stand in the way of everything before it.
    const earlier = await newestDeed(reader, outside.operator, after, isFinal)
    const isOffered = earlier && (await canUndo(reader, earlier.number, outside)).ok
    return { ...answer, ...(isOffered && { earlier: await offered(reader, earlier, outside) }) }
  },
})

/** What Ctrl+Y takes back: the operator's newest undoing, as long as nothing was done after it. */
export const redoable = defineQuery({
  name: 'office.redoable',
  title: '可恢复的撤销',
  input: sitting,
  output: Undoable,
  run: async (reader, { after }, outside) =>
    offer(reader, await newestUndoing(reader, outside.operator, after), outside, '没有刚撤销的操作可以恢复。'),
})

/** Whether an entry of the journal can be undone now, and why not. */
export const undoableEntry = defineQuery({
  name: 'office.canUndo',
  title: '能否撤销',
  input: z.object({ entry: entryNumber }),
  output: CanUndo,
  run: (reader, { entry }, outside) => canUndo(reader, entry, outside),
})

/** Which entries of a page of the journal can be undone now, and why the others can't. */
export const undoableEntries = defineQuery({
  name: 'office.canUndoAmong',
  title: '哪些能撤销',
  input: z.object({ limit, before: entryNumber.optional().meta({ label: '在这一条以前的' }) }),
  output: CanUndoAmong,
  async run(reader, { limit, before }, outside) {
    const rows = []
    for (const { number } of await reader.journalEntries(limit, before))
      rows.push({ entry: number, ...(await canUndo(reader, number, outside)) })
    return { rows }
  },
})

const stepOf = ({ number, time, operator }: Entry) => ({ entry: number, time, operator })

async function deedOf(entry: Entry, names: Names, commandNamed: Outside['commandNamed']) {
  return { title: entryTitle(entry, commandNamed), about: await names.about(entry) }
}

/** What happened to one record, newest first: by whom, when, and each field before and after. */
export const recordHistory = defineQuery({
  name: 'office.history',
  title: '修改记录',
  input: z.object({ table: keptTable, id: z.string().meta({ label: '记录' }) }),
  output: History,
  async run(reader, { table, id }, { commandNamed }) {
    const names = namesFrom(reader)
    const steps = (await historyOf(reader, table, id)).map(async ({ entry, changes }) => ({
      ...stepOf(entry),
      ...(await deedOf(entry, names, commandNamed)),
      final: Boolean(commandNamed(entry.command)?.final),
      changes,
    }))
    return { rows: await Promise.all(steps) }
  },
})

/** What was removed and can be looked for; `office.undo` of a line's entry brings it back. */
export const recycled = defineQuery({
  name: 'office.recycled',
  title: '回收站',
  input: z.object({ limit }),
  output: RecycleBin,
  async run(reader, { limit }, outside) {
    const names = namesFrom(reader)
    const line = async ({ entry, table, row, count }: Recycled) => {
      const name = await names.row(table, row)
      const { ok, reason } = await canUndo(reader, entry.number, outside)
      return {
        ...stepOf(entry),
        title: entryTitle(entry, outside.commandNamed),
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
