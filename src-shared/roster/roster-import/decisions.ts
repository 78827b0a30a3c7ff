import * as z from 'zod'
import { problem, type Problem } from '../../problem'
import type { RosterMatch } from './match-roster'
import { RosterField } from './roster-fields'

/** What a person may say of a row: it is the one on the books, it is somebody else, it stays out this time. */
export const Way = z.enum(['update', 'add', 'leave'])
export type Way = z.infer<typeof Way>

/** What a person decided about one row that is doubtful or would change somebody. */
export const Decision = z.object({
  way: Way.meta({ label: '处理' }),
  /** Whom the row was held against when it was decided, of several the one who was chosen; it is taken in for nobody else. */
  member: z.string().optional().meta({ label: '名册上的党员' }),
  /** Fields that stay as the books have them. */
  keep: z.array(RosterField).optional().meta({ label: '保留名册内容的栏目' }),
})

export type Decision = z.infer<typeof Decision>

/** Decisions by the row of the spreadsheet. */
export type Decisions = Readonly<Record<string, Decision>>

export interface Decided {
  /** What importing would do now: rows that stay out are gone, rows that nobody decided on are still doubtful. */
  matches: RosterMatch[]
  /** What can be decided about a row, as the other decisions stand; rows that need nobody are not in it. */
  ways: ReadonlyMap<number, readonly Way[]>
  /** Of a doubtful row that may mean several: those of them whom it may update. */
  open: ReadonlyMap<number, readonly string[]>
  /** Decisions that do not fit the file or the books, each at its row: codes `decision-*`. */
  problems: Problem[]
}

/**
 * Carries out what a person decided about doubtful and changed rows.
 * @param holderOf id of the member on the books who has an identity number
 */
export function decide(
  asMatched: readonly RosterMatch[],
  decisions: Decisions,
  holderOf: (idNumber: string) => string | undefined,
): Decided {
  const matches = asMatched.map(match => heldAgainst(match, decisions[match.row]?.member))
  const taken = rowsByMember(matches, decisions)
  const open = new Map<number, readonly string[]>()
  const ways = new Map<number, readonly Way[]>()
  const decided: RosterMatch[] = []
  const problems: Problem[] = []
  for (const match of matches) {
    const possible = waysOf(match, taken, holderOf)
    if (possible.length) ways.set(match.row, possible)
    const each = match.candidates?.map(({ existing }) => heldAgainst(match, existing))
    const updated = each?.filter(one => waysOf(one, taken, holderOf).includes('update'))
    if (updated)
      open.set(
        match.row,
        updated.map(({ existing }) => existing!),
      )
    const decision = decisions[match.row]
    const wrong = decision && faultOf(match, decision, possible, taken)
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
}

/** A row beside the one of several whom somebody chose. */
export function heldAgainst(match: RosterMatch, member: string | undefined): RosterMatch {
  const chosen = match.candidates?.find(({ existing }) => existing === member)
  return chosen ? { ...match, ...chosen } : match
}

type Taken = ReadonlyMap<string, readonly number[]>

/** Rows that would write to a member on the books, or say the same as the books do. */
function rowsByMember(matches: readonly RosterMatch[], decisions: Decisions): Taken {
  const rows = new Map<string, number[]>()
  for (const { row, action, existing } of matches) {
    const way = decisions[row]?.way ?? (action === 'doubtful' ? 'leave' : 'update')
    if (existing === undefined || way !== 'update') continue
    rows.set(existing, [...(rows.get(existing) ?? []), row])
  }
  return rows
}

const otherRow = ({ row, existing }: RosterMatch, taken: Taken): number | undefined =>
  taken.get(existing!)?.find(other => other !== row)

function waysOf(match: RosterMatch, taken: Taken, holderOf: (idNumber: string) => string | undefined): readonly Way[] {
  if (match.action === 'changed') return ['update', 'leave']
  if (match.action !== 'doubtful') return []
  const holder = match.value.idNumber === undefined ? undefined : holderOf(match.value.idNumber)
  const mayUpdate = (holder === undefined || holder === match.existing) && otherRow(match, taken) === undefined
  return [...(mayUpdate ? (['update'] as const) : []), ...(holder === undefined ? (['add'] as const) : []), 'leave']
}

function faultOf(match: RosterMatch, decision: Decision, open: readonly Way[], taken: Taken): Problem | undefined {
  const { row, existing, changes = [] } = match
  const wrong = (code: string, message: string) => problem(code, message, { row })
  if (open.length === 0) return wrong('decision-not-open', '这一行没有要决定的，请重新核对')
  if (match.action === 'doubtful' && decision.way !== 'leave' && decision.member !== existing)
    return wrong('decision-outdated', '名册上与这一行相符的党员已经不同，请重新核对这一行')
  const other = decision.way === 'update' && otherRow(match, taken)
  if (other) return wrong('decision-twice', `第${other}行也是这名党员，只能按其中一行更新`)
  if (!open.includes(decision.way))
    return decision.way === 'add' && match.action === 'doubtful'
      ? wrong('decision-id-taken', '身份证号码是在册党员的，不能作为另一名党员新增，请核对')
      : wrong('decision-way', '这一行不能这样处理，请重新核对')
  const differing = new Set(decision.way === 'update' ? changes.map(({ field }) => field) : [])
  return decision.keep?.every(field => differing.has(field)) === false
    ? wrong('decision-field', '要保留的栏目在这一行没有不同，请重新核对')
    : undefined
}

function carriedOut(match: RosterMatch, { way, keep = [] }: Decision): RosterMatch | undefined {
  const { row, value, existing, changes = [] } = match
  if (way === 'leave') return undefined
  if (way === 'add') return { row, action: 'new', value }
  const left = changes.filter(({ field }) => !keep.includes(field))
  // What stays as the books have it must not be acted on at all: a branch that is not moved to is not made either.
  const taken = Object.fromEntries(Object.entries(value).filter(([field]) => !keep.includes(field as RosterField)))
  return { row, action: left.length ? 'changed' : 'same', value: taken, existing: existing!, changes: left }
}
