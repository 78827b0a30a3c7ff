import * as z from 'zod'
import type { Attachment } from '../../../src-shared/attachments/attachment'
import { problem, type Problem } from '../../../src-shared/problem'
import { closedFor } from '../../../src-shared/points/closing'
import { standsIn } from '../../../src-shared/points/entry'
import { canonicalJson } from '../../../src-shared/records/canonical'
import { lineOf, printFields } from '../../../src-shared/records/print-value'
import { bookkeepingFields, type Stored } from '../../../src-shared/records/row'
import { idsAt, references, withId, type Reference } from '../../../src-shared/references'
import { fuller, mergedMember, type Side } from '../../../src-shared/roster/merging/fuller'
import { contradicting, mergeSpans } from '../../../src-shared/roster/merging/merged-spans'
import { besidePhotos } from '../../../src-shared/roster/merging/one-photo'
import type { Member } from '../../../src-shared/roster/member'
import { keptTables, type KeptTable, type RecordOf } from '../../../src-shared/tables'
import { namesFrom } from '../names'
import type { Reader } from '../reader'
import { memberId, memberOnBooks } from './duplicates'
import { mergeServing } from './merge-serving'

type Row = Stored<RecordOf<KeptTable>>

const side = z.enum(['keep', 'other'])

/** Who is merged with whom, and what somebody decided about it; what is left out goes by its default, or is asked. */
export const MergeInput = z.object({
  keep: memberId.meta({ label: '保留的一条' }),
  other: memberId.meta({ label: '并入的一条' }),
  take: z.record(z.string(), side).default({}).meta({ label: '各栏取哪一条的' }),
  belonging: side.optional().meta({ label: '组织关系以哪一条为准' }),
  lines: z.record(z.string(), side).default({}).meta({ label: '同一次记录里以哪一条为准' }),
  points: z
    .record(z.string(), z.enum(['both', 'once']))
    .default({})
    .meta({ label: '相同的积分算几条' }),
})

type MergeChoices = z.output<typeof MergeInput>

/** A record that lists both people. */
interface SharedRecord {
  table: KeptTable
  row: Row
  /** What is said of each. */
  keep: string
  other: string
  same: boolean
  answer: Side | null
}

/** What merging two people writes, and what somebody still has to decide. */
export interface Merge {
  keep: Stored<Member>
  other: Stored<Member>
  merged: Stored<Member>
  sideOf: (name: keyof Member) => Side
  /** Rows as they will be, beside the two people. */
  put: { table: KeptTable; before: Row; after: Row }[]
  removed: { table: KeptTable; row: Row }[]
  /** Memberships to come, beside those that were there. */
  added: Omit<RecordOf<'memberships'>, 'id'>[]
  belonging: { keep: string; other: string; answer: Side | null } | null
  shared: SharedRecord[]
  /** Points by hand of the other that say what the one who stays has too. */
  points: { row: Stored<RecordOf<'points'>>; answer: 'both' | 'once' | null }[]
  /** Tables of dated rows in which both have rows for the same time. */
  overlapping: KeptTable[]
}

const toMember = references.filter(({ to }) => to === 'members')

/** Reads what merging two people would do. Every reference to a member is followed, whichever table it lies in. */
export async function readMerge(reader: Reader, choices: MergeChoices): Promise<Merge> {
  const [keep, other] = [await memberOnBooks(reader, choices.keep), await memberOnBooks(reader, choices.other)]
  const older: Side = keep.createdAt <= other.createdAt ? 'keep' : 'other'
  const sideOf = (name: keyof Member) => choices.take[name] ?? fuller(name, keep[name], other[name], older)
  const merge: Merge = {
    ...{
      keep,
      other,
      sideOf,
      put: [],
      removed: [],
      added: [],
      belonging: null,
      shared: [],
      points: [],
      overlapping: [],
    },
    merged: mergedMember(keep, other, sideOf),
  }
  for (const table of new Set(toMember.map(reference => reference.table))) {
    if (table === 'memberships') await mergeBelonging(reader, merge, choices.belonging)
    else await moveRows(reader, merge, table, choices)
  }
  await mergeServing(reader, merge)
  return merge
}

/** What has to be decided before the two can be merged. */
export function undecided({ belonging, shared, points, keep, other }: Merge): Problem[] {
  const found: Problem[] = []
  if (keep.id === other.id) found.push(problem('same-member', '这是同一条党员记录，请选择另一条。'))
  if (belonging && !belonging.answer)
    found.push(
      problem(
        'belonging-differs',
        `两条记录同一时间在不同党支部（${belonging.keep}、${belonging.other}），请选定以哪一条的组织关系为准。`,
        { path: ['belonging'] },
      ),
    )
  for (const { row, keep: one, other: two, answer } of shared)
    if (!answer)
      found.push(
        problem('line-differs', `同一次记录里两条都有：一条“${one}”，一条“${two}”，请选定以哪一条为准。`, {
          path: ['lines', row.id],
        }),
      )
  for (const { row, answer } of points)
    if (!answer)
      found.push(
        problem('points-alike', `两条都有${row.date}的同一项积分，请选定是两件事都算，还是一件事只算一条。`, {
          path: ['points', row.id],
        }),
      )
  return found
}

async function mergeBelonging(reader: Reader, merge: Merge, answer: Side | undefined): Promise<void> {
  const [keep, other] = [
    await reader.all('memberships', { member: merge.keep.id }),
    await reader.all('memberships', { member: merge.other.id }),
  ]
  const [first] = contradicting(keep, other)
  if (first) {
    const nameOf = namesFrom(reader).of
    const [a, b] = first.map(({ organisation }) => organisation) as [string, string]
    merge.belonging = {
      keep: await nameOf('organisations', a),
      other: await nameOf('organisations', b),
      answer: answer ?? null,
    }
  }
  const spans = mergeSpans(merge.keep.id, keep, other, answer ?? 'keep')
  const before = new Map([...keep, ...other].map(span => [span.id, span]))
  for (const span of spans.put)
    if (saidBy(span) !== saidBy(before.get(span.id)!))
      merge.put.push({ table: 'memberships', before: before.get(span.id)!, after: span as Row })
  merge.added.push(...spans.added)
  merge.removed.push(...spans.removed.map(id => ({ table: 'memberships' as const, row: before.get(id)! })))
}

/** Puts the one who stays in the place of the other in all rows of a table. */
async function moveRows(reader: Reader, merge: Merge, table: KeptTable, choices: MergeChoices): Promise<void> {
  const own = toMember.filter(reference => reference.table === table)
  const [from, to] = [merge.other.id, merge.keep.id]
  const both = new Set([from, to])
  const rows = new Map<string, Row>()
  const closings = table === 'points' ? await reader.all('closings') : []
  for (const reference of own) for (const row of await reader.referring(reference, both)) rows.set(row.id, row)
  const kept = [...rows.values()].filter(row => !names(row, own, from))
  for (const row of [...rows.values()].filter(found => names(found, own, from))) {
    // Points from attendance follow their meeting while their month is open; what is closed is only said to be of the one who stays.
    if (table === 'points' && follows(row as Stored<RecordOf<'points'>>, closings)) continue
    let after = row
    for (const { path } of own)
      after = withId(await oneLine(reader, merge, table, after, path, choices), path, from, to)
    // That the two were two people is no longer said.
    const twice = table === 'distinctPeople' && own.every(({ path }) => idsAt(after, path).includes(to))
    const repeats = table !== 'points' && kept.some(one => saidBy(one) === saidBy(after))
    if (twice || repeats) merge.removed.push({ table, row })
    else {
      if (table === 'attachments') after = besidePhotos(after as Attachment, kept as Attachment[]) as Row
      merge.put.push({ table, before: row, after })
    }
  }
  if (table === 'points') findTwins(merge, kept as Stored<RecordOf<'points'>>[], choices)
  else if (merge.put.some(one => one.table === table && kept.some(row => sameTime(table, row, one.after))))
    merge.overlapping.push(table)
}

const follows = (entry: RecordOf<'points'>, closings: readonly RecordOf<'closings'>[]) =>
  entry.source === 'attendance' && standsIn(entry) > closedFor(closings, entry)

const names = (row: Row, own: readonly Reference[], id: string) => own.some(({ path }) => idsAt(row, path).includes(id))

/** A row that lists both people keeps one line of them: the chosen one, in the place of the one who stays. */
async function oneLine(
  reader: Reader,
  merge: Merge,
  table: KeptTable,
  row: Row,
  path: readonly string[],
  choices: MergeChoices,
): Promise<Row> {
  const [list, field] = path
  if (list === undefined || field === undefined || path.length !== 2) return row
  // A list that most rows lack, such as the grades of a 民主评议, is absent from them.
  const lines = (Reflect.get(row, list) ?? []) as Record<string, unknown>[]
  const at = (id: string) => lines.find(line => line[field] === id)
  const [one, two] = [at(merge.keep.id), at(merge.other.id)]
  if (!one || !two) return row
  const schema = lineOf(keptTables[table].shape[list as never])!
  const told = Object.keys(schema.shape).filter(name => name !== field && name !== 'name')
  const print = async (line: object) =>
    (await printFields(schema, line as Record<string, unknown>, told, namesFrom(reader).of as never)) ?? ''
  const [keep, other] = [await print(one), await print(two)]
  const same = keep === other
  const answer = choices.lines[row.id] ?? (same ? 'keep' : null)
  merge.shared.push({ table, row, keep, other, same, answer })
  const chosen = { ...(answer === 'other' ? two : one), [field]: merge.keep.id }
  const left = lines.flatMap(line => (line === one ? [chosen] : line === two ? [] : [line]))
  return { ...row, [list]: left } as Row
}

/** The other's points by hand that say the same as one of the other person's: one fact, or two alike. */
function findTwins(merge: Merge, kept: readonly Stored<RecordOf<'points'>>[], { points }: MergeChoices): void {
  const moved = merge.put
    .filter(({ table }) => table === 'points')
    .map(({ after }) => after as Stored<RecordOf<'points'>>)
  const reversed = new Set([...kept, ...moved].flatMap(({ reverses }) => reverses ?? []))
  const open = (rows: readonly Stored<RecordOf<'points'>>[]) =>
    rows.filter(({ id, source }) => source === 'hand' && !reversed.has(id))
  const fact = ({ rule, date, delta, amount }: RecordOf<'points'>) => `${rule} ${date} ${amount ?? delta}`
  const known = new Set(open(kept).map(fact))
  for (const row of open(moved)) if (known.has(fact(row))) merge.points.push({ row, answer: points[row.id] ?? null })
}

/** Rows of a table with `from` and `to` that hold at the same time; without days they always do. */
function sameTime(table: KeptTable, a: Row, b: Row): boolean {
  if (!('from' in keptTables[table].shape)) return false
  const [from, to] = [(row: Row) => (Reflect.get(row, 'from') ?? '') as string, endOf]
  return from(a) < to(b) && from(b) < to(a)
}
const endOf = (row: Row) => (Reflect.get(row, 'to') ?? '9999') as string

/** What a row says, whichever row says it. */
function saidBy(row: object): string {
  const own = new Set(['id', ...bookkeepingFields])
  return canonicalJson(Object.fromEntries(Object.entries(row).filter(([name]) => !own.has(name))))
}
