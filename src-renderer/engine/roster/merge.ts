import * as z from 'zod'
import type { Meeting } from '../../../src-shared/meetings/meeting'
import { measureWords } from '../../../src-shared/record-names'
import { boundsOf, inPeriod } from '../../../src-shared/period'
import { done, problem, warning, type Problem } from '../../../src-shared/problem'
import { fieldMeta } from '../../../src-shared/records/field'
import { printValue } from '../../../src-shared/records/print-value'
import { printDate } from '../../../src-shared/plain-date'
import { printDelta } from '../../../src-shared/points/print-points'
import { bothLists, mergedFields } from '../../../src-shared/roster/merging/fuller'
import { Member } from '../../../src-shared/roster/member'
import { keptTables, type KeptTable, type RecordOf } from '../../../src-shared/tables'
import { defineCommand, defineQuery, type Outside } from '../command'
import { afterMeeting, reverseEntry } from '../consequences'
import { keepDerived, type RowChange } from '../derived'
import { namesFrom, type Names } from '../names'
import { planUndo, undoObstacles, writeUndo } from '../taking-back'
import type { Reader } from '../reader'
import type { Tx } from '../transaction'
import { reportedPeriods, reportedWords } from '../reported'
import { describer, memberId } from './duplicates'
import { MergedPeople, MergePlan } from './duplicate-outputs'
import { MergeInput, readMerge, undecided, type Merge } from './merge-plan'
import { maskedAndShown } from '../showing'

const mergeName = 'roster.merge'

/** What merging two people would do, what is still to be decided, and what has to be looked at. Changes nothing. */
export const { masked: mergePlan, shown: showMergePlan } = maskedAndShown({
  ...{ query: 'roster.mergePlan', command: 'roster.showMergePlan', title: '核对合并' },
  input: MergeInput,
  output: MergePlan,
  whose: ({ keep, other }) => ({ table: 'members', ids: [keep, other] }),
  async answer(reader, choices, { today, reveal }) {
    const merge = await readMerge(reader, choices)
    const about = await describer(reader, today)
    const names = namesFrom(reader)
    const lines = merge.shared.map(async ({ row, table, keep, other, same, answer }) => {
      return { id: row.id, label: await names.row(table, row), keep, other, same, answer }
    })
    return {
      keep: about(merge.keep),
      other: about(merge.other),
      fields: await fieldsOfBoth(merge, names, reveal),
      moves: movesOf(merge),
      belonging: merge.belonging,
      lines: await Promise.all(lines),
      points: merge.points.map(({ row, answer }) => ({
        entry: row.id,
        label: `${printDate(row.date)} ${row.note || row.rule} ${printDelta(row.delta)}`,
        answer,
      })),
      notes: await notesOf(reader, merge),
    }
  },
})

/**
 * Makes two records of one person one: the values that were chosen, and everything that named the other names the one
 * who stays. One entry of the journal; what was reported stays as it was sent.
 */
export const mergeMembers = defineCommand({
  name: mergeName,
  title: '合并重复党员',
  input: MergeInput,
  output: z.object({ id: Member.shape.id, other: Member.shape.id, reason: z.string() }),
  async run(tx, choices) {
    const merge = await readMerge(tx, choices)
    const open = undecided(merge)
    if (open.length) tx.refuse(...open)
    const { keep, other, merged } = merge
    const notes = await notesOf(tx, merge)
    await tx.remove('members', [other.id])
    await tx.put('members', merged)
    await writeRows(tx, merge)
    for (const { row, answer } of merge.points)
      if (answer === 'once')
        // One fact that was entered for both counts once: by hand, points are only ever reversed (domain §3.4).
        await reverseEntry(tx, row, { member: keep.id, note: '合并重复党员：与另一条是同一件事' })
    tx.warn(...notes.map(note => warning('merge-note', note)))
    return { id: keep.id, other: other.id, reason: `与重复登记的另一条“${other.name}”是同一人，合并为一条` }
  },
})

/** Takes a merge back: both people as they were, with all that named each. Refused by name where later records stand on it. */
export const unmergeMembers = defineCommand({
  name: 'roster.unmerge',
  title: '恢复为两条',
  input: z.object({ entry: z.number().int().min(1).meta({ label: '操作序号' }) }),
  output: z.object({ id: Member.shape.id, other: Member.shape.id, reason: z.string() }),
  prepare: async ({ commandNamed }, { entry }) => Promise.resolve(done({ entry, commandNamed })),
  async run(tx, { entry, commandNamed }) {
    const merged = mergeOf(await tx.journalEntry(entry))
    if (!merged) return tx.refuse(problem('no-merge', `操作日志第${entry}条不是合并，不能恢复为两条。`))
    const plan = await planUndo(tx, entry, commandNamed)
    if (!plan.ok) return tx.refuse(...(await obstacles(tx, entry, commandNamed, plan.problems)))
    await writeUndo(tx, plan.value)
    return { id: merged.id, other: merged.other, reason: '合并错了，恢复为两条' }
  },
})

/** Whom somebody was merged from, and whether that can be taken back now; where it can't, what stands against it. */
export const mergedPeople = defineQuery({
  name: 'roster.merged',
  title: '合并过的记录',
  input: z.object({ id: memberId }),
  output: MergedPeople,
  async run(reader, { id }, { commandNamed }) {
    const rows = []
    for (const other of await reader.removed('members')) {
      const entry = await reader.journalEntry(other.entry)
      if (!entry || mergeOf(entry)?.id !== id || mergeOf(entry)?.other !== other.id) continue
      const plan = await planUndo(reader, entry.number, commandNamed)
      const against = plan.ok ? [] : await obstacles(reader, entry.number, commandNamed, plan.problems)
      rows.push({
        ...{ entry: entry.number, time: entry.time, operator: entry.operator },
        other: { id: other.id, name: other.name },
        canUnmerge: plan.ok,
        reasons: against.map(({ message }) => message),
      })
    }
    return { rows: rows.sort((a, b) => b.entry - a.entry) }
  },
})

const Merged = z.object({ id: z.string(), other: z.string() })

function mergeOf(entry: { command: string; result?: unknown } | undefined): z.infer<typeof Merged> | undefined {
  return entry?.command === mergeName ? Merged.parse(entry.result) : undefined
}

/** All that was changed since, or else the one thing that stands against it. */
async function obstacles(reader: Reader, entry: number, commandNamed: Outside['commandNamed'], otherwise: Problem[]) {
  const found = await undoObstacles(reader, entry, commandNamed)
  return found.length ? found : otherwise
}

async function writeRows(tx: Tx, { put, removed, added }: Merge): Promise<void> {
  const changes: RowChange[] = []
  // Meetings last: their points follow, and have to find what is closed already in the name of the one who stays.
  const isMeeting = ({ table }: Merge['put'][number]) => table === 'meetings'
  for (const { table, before, after } of [...put.filter(row => !isMeeting(row)), ...put.filter(isMeeting)]) {
    await tx.put(table, after)
    if (table === 'meetings') await afterMeeting(tx, after as Meeting)
    else changes.push({ table, before, after })
  }
  for (const span of added) {
    const after = { ...span, id: tx.newId() }
    await tx.put('memberships', after)
    changes.push({ table: 'memberships', after })
  }
  for (const { table, row } of removed) {
    await tx.remove(table, [row.id])
    changes.push({ table, before: row })
  }
  await keepDerived(tx, changes)
}

async function fieldsOfBoth({ keep, other, sideOf }: Merge, { of }: Names, reveal: boolean) {
  const rows = await Promise.all(
    mergedFields.map(async ({ name, label }) => {
      const schema = Member.shape[name] as z.ZodType
      const text = async (member: Member) => {
        const value = member[name]
        const { personal } = fieldMeta(schema)!
        if (reveal && (personal === 'id' || personal === 'phone')) return (value as string | undefined) ?? null
        return printValue(schema, value, of as never)
      }
      const [one, two] = [await text(keep), await text(other)]
      const same = JSON.stringify(keep[name]) === JSON.stringify(other[name])
      const joined = !same && bothLists(keep[name], other[name]) !== undefined
      return { name, label, keep: one, other: two, same, joined, take: sideOf(name) }
    }),
  )
  return rows.filter(({ keep: one, other: two }) => one !== null || two !== null)
}

function movesOf({ put, removed, other }: Merge) {
  const tables = new Map<KeptTable, number>()
  const moved = [...put.map(({ table, before }) => ({ table, row: before })), ...removed]
  for (const { table, row } of moved)
    if (table !== 'distinctPeople' && JSON.stringify(row).includes(other.id))
      tables.set(table, (tables.get(table) ?? 0) + 1)
  return [...tables].map(([table, count]) => ({
    table,
    label: `${keptTables[table].meta()!.label!}（${measureWords[table]}）`,
    count,
  }))
}

/** What merging leaves to be looked at: dated rows for one time, votes of a meeting, periods that were reported. */
async function notesOf(reader: Reader, merge: Merge): Promise<string[]> {
  const names = namesFrom(reader)
  const notes = merge.overlapping.map(
    table => `两条都有同一时间的“${keptTables[table].meta()!.label}”，合并后请在这名党员处核对。`,
  )
  for (const { table, row } of merge.shared) {
    if (table === 'meetings' && (row as Meeting).decisions.some(({ vote }) => vote))
      notes.push(`“${await names.row('meetings', row as Meeting)}”少算一名，表决票数请核对，需要时更正那次会议。`)
    if (table === 'closings')
      notes.push(
        `“${await names.row('closings', row as RecordOf<'closings'>)}”里两条各有积分，公布的数只留所选的一条，以后的月份按合并后的积分算。`,
      )
  }
  const periods = await touchedPeriods(reader, merge)
  if (periods.length) notes.push(`${reportedWords(periods)}合并后人数等会有变化，请更正后重报。`)
  return notes
}

/** Periods that went out with what the merge changes: a fact of both in it, or both on the roster at its end. */
async function touchedPeriods(reader: Reader, { put, removed }: Merge): Promise<string[]> {
  const rows = [...put.flatMap(({ table, before, after }) => [before, after].map(row => ({ table, row }))), ...removed]
  const dates = rows.flatMap(({ row }) => ('date' in row && typeof row.date === 'string' ? [row.date] : []))
  const spans = rows.flatMap(({ table, row }) => (table === 'memberships' ? [row as RecordOf<'memberships'>] : []))
  return (await reportedPeriods(reader)).filter(period => {
    const { to } = boundsOf(period)
    return (
      dates.some(inPeriod(period)) || spans.some(span => (!span.from || span.from <= to) && (!span.to || to < span.to))
    )
  })
}
