import * as z from 'zod'
import { problem, type Problem } from '../problem'

/** What a person may say of a row: it is the one on the books, it is somebody else, it stays out this time. */
export const Way = z.enum(['update', 'add', 'leave'])
export type Way = z.infer<typeof Way>

/** What differs between a row and the books. */
export interface RowChange<F extends string, V> {
  field: F
  label: string
  before: V | undefined
  after: V | undefined
}

/** A record on the books whom a doubtful row may mean, and what the row would change. */
export interface RowCandidate<F extends string, V extends object> {
  existing: string
  changes: RowChange<F, V[keyof V]>[]
  onBooks: V
}

/** What importing a row would do. `doubtful` and `refused` rows do nothing until a person has decided. */
export interface RowMatch<F extends string, V extends object> {
  row: number
  action: 'new' | 'changed' | 'same' | 'doubtful' | 'refused'
  value: V
  /** The record on the books that the row means, or may mean. */
  existing?: string
  changes?: RowChange<F, V[keyof V]>[]
  /** Why a row is doubtful, in Chinese. */
  reason?: string
  /** All that the books say of what a doubtful row may mean. */
  onBooks?: V
  /** All that a doubtful row may mean, the likeliest first, where there is more than one. */
  candidates?: RowCandidate<F, V>[]
}

/** What a person decided about one row that is doubtful or would change something. */
export const decisionOf = <F extends z.ZodType<string>>(field: F, labels: { member: string; keep: string }) =>
  z.object({
    way: Way.meta({ label: '处理' }),
    /** What the row was held against when it was decided, of several the one that was chosen; it is taken in for nothing else. */
    member: z.string().optional().meta({ label: labels.member }),
    /** Fields that stay as the books have them. */
    keep: z.array(field).optional().meta({ label: labels.keep }),
  })

export interface Decision<F extends string = string> {
  way: Way
  member?: string | undefined
  keep?: F[] | undefined
}

/** Decisions by the row of the spreadsheet. */
export type Decisions<F extends string = string> = Readonly<Record<string, Decision<F>>>

export interface Decided<M> {
  /** What importing would do now: rows that stay out are gone, rows that nobody decided on are still doubtful. */
  matches: M[]
  /** What can be decided about a row, as the other decisions stand; rows that need nobody are not in it. */
  ways: ReadonlyMap<number, readonly Way[]>
  /** Of a doubtful row that may mean several: those of them whom it may update. */
  open: ReadonlyMap<number, readonly string[]>
  /** Decisions that do not fit the file or the books, each at its row: codes `decision-*`. */
  problems: Problem[]
}

/** What a kind of row says where a decision does not fit. */
export interface DecisionWords {
  outdated: string
  twice: (row: number) => string
  taken: string
}

/** A row beside the one of several that somebody chose. */
export function heldAgainst<F extends string, V extends object>(
  match: RowMatch<F, V>,
  member: string | undefined,
): RowMatch<F, V> {
  const chosen = match.candidates?.find(({ existing }) => existing === member)
  return chosen ? { ...match, ...chosen } : match
}

/**
 * Carries out what a person decided about doubtful and changed rows.
 * @param holderOf id of the record on the books that alone may have what a row says, such as an identity number
 */
export function decideRows<F extends string, V extends object>(
  asMatched: readonly RowMatch<F, V>[],
  decisions: Decisions<F>,
  holderOf: (value: V) => string | undefined,
  words: DecisionWords,
): Decided<RowMatch<F, V>> {
  type Match = RowMatch<F, V>
  const matches = asMatched.map(match => heldAgainst(match, decisions[match.row]?.member))
  const taken = rowsByRecord(matches, decisions)
  const open = new Map<number, readonly string[]>()
  const ways = new Map<number, readonly Way[]>()
  const decided: Match[] = []
  const problems: Problem[] = []
  for (const match of matches) {
    const possible = waysOf(match)
    if (possible.length) ways.set(match.row, possible)
    const each = match.candidates?.map(({ existing }) => heldAgainst(match, existing))
    const updated = each?.filter(one => waysOf(one).includes('update'))
    if (updated)
      open.set(
        match.row,
        updated.map(({ existing }) => existing!),
      )
    const decision = decisions[match.row]
    const wrong = decision && faultOf(match, decision, possible)
    if (wrong) problems.push(wrong)
    const result = decision && !wrong ? carriedOut(match, decision) : match
    if (result) decided.push(result)
  }
  const rows = new Set(matches.map(({ row }) => String(row)))
  for (const row of Object.keys(decisions)) {
    if (!rows.has(row))
      problems.push(problem('decision-row-unknown', '表中没有这一行，请重新核对', { row: Number(row) }))
  }
  return { matches: decided, ways, open, problems }

  function otherRow({ row, existing }: Match): number | undefined {
    return taken.get(existing!)?.find(other => other !== row)
  }

  function waysOf(match: Match): readonly Way[] {
    if (match.action === 'changed') return ['update', 'leave']
    if (match.action !== 'doubtful') return []
    const holder = holderOf(match.value)
    const mayUpdate = (holder === undefined || holder === match.existing) && otherRow(match) === undefined
    return [...(mayUpdate ? (['update'] as const) : []), ...(holder === undefined ? (['add'] as const) : []), 'leave']
  }

  function faultOf(match: Match, decision: Decision<F>, possible: readonly Way[]): Problem | undefined {
    const { row, existing, changes = [] } = match
    const wrong = (code: string, message: string) => problem(code, message, { row })
    if (possible.length === 0) return wrong('decision-not-open', '这一行没有要决定的，请重新核对')
    if (match.action === 'doubtful' && decision.way !== 'leave' && decision.member !== existing)
      return wrong('decision-outdated', words.outdated)
    const other = decision.way === 'update' && otherRow(match)
    if (other) return wrong('decision-twice', words.twice(other))
    if (!possible.includes(decision.way))
      return decision.way === 'add' && match.action === 'doubtful'
        ? wrong('decision-id-taken', words.taken)
        : wrong('decision-way', '这一行不能这样处理，请重新核对')
    const differing = new Set(decision.way === 'update' ? changes.map(({ field }) => field) : [])
    return decision.keep?.every(field => differing.has(field)) === false
      ? wrong('decision-field', '要保留的栏目在这一行没有不同，请重新核对')
      : undefined
  }
}

/** Rows that would write to a record on the books, or say the same as the books do. */
function rowsByRecord<F extends string, V extends object>(
  matches: readonly RowMatch<F, V>[],
  decisions: Decisions<F>,
): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>()
  for (const { row, action, existing } of matches) {
    const way = decisions[row]?.way ?? (action === 'doubtful' ? 'leave' : 'update')
    if (existing === undefined || way !== 'update') continue
    const known = rows.get(existing)
    if (known) known.push(row)
    else rows.set(existing, [row])
  }
  return rows
}

function carriedOut<F extends string, V extends object>(
  match: RowMatch<F, V>,
  { way, keep = [] }: Decision<F>,
): RowMatch<F, V> | undefined {
  const { row, value, existing, changes = [] } = match
  if (way === 'leave') return undefined
  if (way === 'add') return { row, action: 'new', value }
  const left = changes.filter(({ field }) => !keep.includes(field))
  // What stays as the books have it must not be acted on at all: a branch that is not moved to is not made either.
  const taken = Object.fromEntries(Object.entries(value).filter(([field]) => !keep.includes(field as F))) as V
  return { row, action: left.length ? 'changed' : 'same', value: taken, existing: existing!, changes: left }
}
