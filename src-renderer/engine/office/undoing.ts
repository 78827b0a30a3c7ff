import { netChanges } from '../../../src-shared/journal/net-changes'
import type { Entry } from '../../../src-shared/journal/entry'
import { done, problem, refused, type Outcome, type Problem } from '../../../src-shared/problem'
import type { PlainDate } from '../../../src-shared/plain-date'
import { contentOf } from '../../../src-shared/records/canonical'
import type { Stored } from '../../../src-shared/records/row'
import { end, type Membership } from '../../../src-shared/roster/membership'
import type { Organisation } from '../../../src-shared/roster/organisation'
import type { KeptTable, RecordOf } from '../../../src-shared/tables'
import { uniqueRows, type Unique } from '../../../src-shared/unique-rows'
import { closedAgainst } from '../closed-rows'
import type { Outside } from '../command'
import { keepDerived } from '../derived'
import { frozenBetween, frozenChanges } from '../frozen'
import { namesFrom, type Names } from '../names'
import type { Reader } from '../reader'
import { referralTo, referralToNothing, RowSet } from '../referrers'
import { schemaNumber } from '../schema/versions'
import type { Tx } from '../transaction'
import { entryTitle, undoneBy, type Undone } from './entry-title'

type Row = Stored<RecordOf<KeptTable>>

/** A row that an entry wrote: as the entry left it, as it is now, and as it will be. Undefined where there is none. */
interface UndoneRow {
  table: KeptTable
  id: string
  left: Row | undefined
  now: Row | undefined
  then: Row | undefined
}

/** What undoing an entry writes. */
export interface Undoing {
  undone: Undone
  rows: UndoneRow[]
}

const live = <R extends Row>(row: R | undefined): R | undefined => (row?.deletedAt ? undefined : row)

/**
 * What undoing an entry would write, or why it can't be undone: its command is final; a row it wrote no longer reads as
 * it left it; a row that would go is needed by another; a row that would come back needs one that is gone, or claims
 * what another has since; somebody would belong to what is no branch any longer; what it says has gone out.
 */
export async function planUndo(
  reader: Reader,
  number: number,
  commandNamed: Outside['commandNamed'],
): Promise<Outcome<Undoing>> {
  const entry = await reader.journalEntry(number)
  if (!entry) return refused(problem('entry-unknown', `操作日志里没有第${number}条，请重新选择。`))
  const command = commandNamed(entry.command)
  if (!command || !entry.changes.length)
    return refused(problem('undo-nothing', `“${entryTitle(entry, commandNamed)}”没有逐条的改动，不能撤销。`))
  if (command.final) return refused(problem('undo-final', command.final))
  if (entry.schema !== schemaNumber)
    return refused(problem('undo-schema', '这一条是旧版程序登记的，不能撤销，请在记录里更正。'))
  const judge = await judgeOf(reader, entry, commandNamed)
  const { rows } = judge
  const found =
    (await changedSince(judge, number))[0] ??
    (await stillNeeded(judge, number)) ??
    (await needsLost(judge)) ??
    (await taken(judge)) ??
    (await unplaced(judge)) ??
    (await outlasting(judge)) ??
    (await frozen(judge)) ??
    (await closed(judge))
  if (found) return refused(found)
  const earlier = undoneBy(entry)
  const undone = { entry: number, title: earlier?.title ?? command.title, again: earlier ? !earlier.again : false }
  return done({ undone, rows })
}

/** Every row of an entry that no longer reads as the entry left it, each with the deed that stands against undoing it. */
export async function undoObstacles(
  reader: Reader,
  number: number,
  commandNamed: Outside['commandNamed'],
): Promise<Problem[]> {
  const entry = await reader.journalEntry(number)
  return entry ? changedSince(await judgeOf(reader, entry, commandNamed), number, Infinity) : []
}

/** Writes the rows as they were before the entry, and what is derived from them. */
export async function writeUndo(tx: Tx, { rows }: Undoing): Promise<void> {
  for (const table of new Set(rows.map(row => row.table))) {
    const own = rows.filter(row => row.table === table)
    await tx.putAll(
      table,
      own.flatMap(({ then }) => then ?? []),
    )
    await tx.remove(
      table,
      own.flatMap(({ id, now, then }) => (!then && live(now) ? id : [])),
    )
  }
  await keepDerived(
    tx,
    rows.map(({ table, now, then }) => ({ table, before: live(now), after: live(then) })),
  )
}

async function rowsOf(reader: Reader, entry: Entry): Promise<UndoneRow[]> {
  const changes = netChanges(entry)
  const rows: UndoneRow[] = []
  for (const table of new Set(changes.map(change => change.table as KeptTable))) {
    const own = changes.filter(change => change.table === table)
    const states = await reader.states(
      table,
      own.map(({ id }) => id),
    )
    own.forEach(({ id, before, after }, i) => {
      rows.push({ table, id, now: states[i], left: after as Row | undefined, then: before as Row | undefined })
    })
  }
  return rows
}

interface Judge {
  reader: Reader
  rows: UndoneRow[]
  names: Names
  /** What the entry did, in quotes. */
  what: string
  commandNamed: Outside['commandNamed']
}

async function judgeOf(reader: Reader, entry: Entry, commandNamed: Outside['commandNamed']): Promise<Judge> {
  const what = `“${entryTitle(entry, commandNamed)}”`
  return { reader, rows: await rowsOf(reader, entry), names: namesFrom(reader), what, commandNamed }
}

/** By content, so that a later command which was itself undone stands in nobody's way. The first few rows found. */
async function changedSince(judge: Judge, number: number, atMost = 1): Promise<Problem[]> {
  const changed = judge.rows.filter(({ left, now }) => (left && contentOf(left)) !== (now && contentOf(now)))
  const found: Problem[] = []
  for (const row of changed.slice(0, atMost)) found.push(await changeOf(judge, row, number))
  return found
}

async function changeOf(
  { reader, names, what, commandNamed }: Judge,
  row: UndoneRow,
  number: number,
): Promise<Problem> {
  const { table, now } = row
  const name = await names.row(table, (now ?? row.left)!)
  const later = now && (await reader.journalEntry(now.entry))
  if (!later || later.number < number)
    return problem('undo-gone', `台账里的“${name}”已经不是${what}写下的样子，可能恢复过备份，不能撤销。`)
  if (undoneBy(later)?.entry === number) return problem('undo-done', `${what}已经撤销过，不能再撤销。`)
  const title = `“${entryTitle(later, commandNamed)}”`
  return problem('undo-changed', `${what}以后，“${name}”又有过${title}，不能撤销。请先撤销${title}。`)
}

/**
 * Looks for live rows that refer to a row which would go; those of the same entry go or change with it. After the newest
 * entry nothing can have come to refer to what it made.
 */
async function stillNeeded({ reader, rows, names, what }: Judge, number: number): Promise<Problem | undefined> {
  const going = rows.filter(({ now, then }) => live(now) && !live(then))
  if (!going.length || (await reader.lastEntryNumber()) === number) return undefined
  const referral = await referralTo(reader, new RowSet(going), new RowSet(rows))
  if (!referral) return undefined
  const [user, used] = [await names.row(referral.from.table, referral.from.row), await nameOf(names, referral.to)]
  return problem('undo-needed', `${what}以后，“${user}”用到了“${used}”，不能撤销。请先撤销或更正“${user}”。`)
}

async function needsLost({ reader, rows, names, what }: Judge): Promise<Problem | undefined> {
  const coming = rows.flatMap(({ table, then }) => (live(then) ? [{ table, id: then!.id, row: then! }] : []))
  const referral = await referralToNothing(reader, coming, new RowSet(coming))
  if (!referral) return undefined
  const [user, used] = [await names.row(referral.from.table, referral.from.row), await nameOf(names, referral.to)]
  return problem('undo-lost', `“${user}”用到的“${used}”已经删除，不能撤销${what}。请先在回收站恢复“${used}”。`)
}

/** Looks for live rows that have since taken what only one may hold, such as an identity number. */
async function taken({ reader, rows, names, what }: Judge): Promise<Problem | undefined> {
  for (const { table, id, now, then } of rows) {
    const unique = uniqueRows[table] as Unique<Row> | undefined
    const key = live(then) && unique?.key(then!)
    if (!unique || key === undefined) continue
    const others = await reader.between(table, unique.index, key, key)
    // What this undoing takes back as well holds it no longer.
    const left = others.map(other => {
      const own = rows.find(row => row.table === table && row.id === other.id)
      return own ? own.then : other
    })
    // What two rows claim already they claim whether this is undone or not.
    const holder = left.find(
      other =>
        live(other) &&
        other!.id !== id &&
        claimsAlike(unique, other!, then!) &&
        !(live(now) && claimsAlike(unique, other!, now!)),
    )
    if (!holder) continue
    const [name, other] = [await names.row(table, then!), await names.row(table, holder)]
    return problem(
      'undo-taken',
      `“${name}”与后来登记的“${other}”${unique.claim}，不能撤销${what}。请先撤销或更正“${other}”。`,
    )
  }
  return undefined
}

/** Looks for somebody who would belong to a unit from now on that is no branch any longer: dissolved since, or of another kind. */
async function unplaced({ reader, rows, names, what }: Judge): Promise<Problem | undefined> {
  const coming = rows.flatMap(({ table, then }) =>
    table === 'memberships' && live(then) ? [then as Stored<Membership>] : [],
  )
  const open = new Map(coming.filter(({ to }) => !to).map(span => [span.organisation, span]))
  for (const span of open.values()) {
    const undone = rows.find(({ table, id }) => table === 'organisations' && id === span.organisation)
    const unit = (undone ? undone.then : await reader.get('organisations', span.organisation)) as
      Organisation | undefined
    if (unit?.kind === 'branch' && !unit.dissolved) continue
    const [who, where] = [await names.of('members', span.member), await names.of('organisations', span.organisation)]
    return problem('undo-unplaced', `“${who}”会回到“${where}”，那里现在不是党支部，不能撤销${what}。请用“调整党支部”。`)
  }
  return undefined
}

/** Looks for what has gone out since as the entry left it. */
async function frozen({ reader, rows, what }: Judge): Promise<Problem | undefined> {
  for (const { table, now, then } of rows) {
    // Hundreds of rows in a row that need no look at the store would be taken for a command that waits for something else.
    if (!live(now) || !live(then) || !frozenChanges(table, now!, then!).length) continue
    const found = await frozenBetween(reader, table, now!, then!)
    if (found) return problem('undo-frozen', `不能撤销${what}。${found.message}`)
  }
  return undefined
}

/** Looks for points of a month that was closed, and for closings that later ones rest on. */
async function closed({ reader, rows, what }: Judge): Promise<Problem | undefined> {
  const why = await closedAgainst(
    reader,
    rows.map(({ table, now, then }) => ({ table, now: live(now), then: live(then) })),
  )
  return why === undefined ? undefined : problem('undo-closed', `不能撤销${what}。${why}`)
}

/** What ends with what it belongs to. */
const within: { readonly [T in KeptTable]?: readonly (readonly [place: KeptTable, field: string])[] } = {
  gridParts: [
    ['grids', 'grid'],
    ['buildings', 'building'],
  ],
  gridPosts: [
    ['grids', 'grid'],
    ['buildings', 'building'],
    ['estates', 'estate'],
  ],
  households: [['buildings', 'building']],
  residents: [['households', 'household']],
  pairings: [['households', 'household']],
  marks: [['households', 'household']],
}

/** Looks for what would belong to a grid, an estate, a building or a household on days on which that is no more. */
async function outlasting({ reader, rows, names, what }: Judge): Promise<Problem | undefined> {
  for (const { table, then } of rows) {
    if (!live(then)) continue
    for (const [place, field] of within[table] ?? []) {
      const id = Reflect.get(then!, field) as string | undefined
      const undone = rows.find(row => row.table === place && row.id === id)
      const found = id && (undone ? undone.then : await reader.get(place, id))
      const { to } = (found || {}) as { to?: PlainDate }
      if (!to || end(then as { to?: PlainDate }) <= to) continue
      const [who, where] = [await names.of(table, then!.id), await names.of(place, id!)]
      return problem(
        'undo-outlasted',
        `“${who}”会重新生效，但是${where}后来已经不再有，不能撤销${what}。请先撤销那一步。`,
      )
    }
  }
  return undefined
}

const contentKey = (unique: Unique<Row>, row: Row) => JSON.stringify(unique.key(row))
const claimsAlike = (unique: Unique<Row>, a: Row, b: Row) =>
  contentKey(unique, a) === contentKey(unique, b) && (unique.alike?.(a, b) ?? true)
const nameOf = (names: Names, { table, id }: { table: KeptTable; id: string }) => names.of(table, id)
