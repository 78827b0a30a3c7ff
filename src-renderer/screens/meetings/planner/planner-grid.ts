import { boundsOf, monthsOf, printPeriod } from '../../../../src-shared/period'
import { printDate, type PlainDate } from '../../../../src-shared/plain-date'
import type { QueryOutput } from '../../../engine/client'

export type Owed = QueryOutput<'meetings.owed'>['rows'][number]

/** How a cell looks: what is owed in its window, and what became of it. */
export type CellKind =
  'held' | 'late-held' | 'open' | 'planned' | 'draft' | 'overdue' | 'before' | 'advised' | 'none' | 'later'

/** One obligation, as wide as its window. */
export interface Cell {
  key: string
  kind: CellKind
  /** Its first month, 1 to 12, and how many it covers. */
  month: number
  span: number
  text: string
  /** All that it says, for who hears it or rests on it. */
  says: string
  row: Owed
}

/** A duty of a branch over the year. */
export interface DutyLine {
  key: string
  branch: string
  branchName: string
  duty: Owed['duty']
  label: string
  cells: Cell[]
  /** Null where it is only advised. */
  required: number | null
  held: number
  overdue: number
}

/** The year of duties, a line for each duty of each branch, in the order they came. `drafts`: branch and kind of unsaved records. */
export function plannerLines(
  rows: readonly Owed[],
  { today, drafts }: { today: PlainDate; drafts: ReadonlySet<string> },
): DutyLine[] {
  const lines = new Map<string, Owed[]>()
  for (const row of rows) {
    const key = `${row.branch}|${row.duty}`
    const known = lines.get(key)
    if (known) known.push(row)
    else lines.set(key, [row])
  }
  return [...lines].map(([key, own]) => {
    const [first] = own as [Owed, ...Owed[]]
    const groups = first.duty === 'group' ? Math.max(...own.map(({ required }) => required)) : 0
    return {
      ...{ key, branch: first.branch, branchName: first.branchName, duty: first.duty },
      label: groups ? `${first.label} ${groups}组` : shortLabel(first.label),
      cells: together(own.map(row => cellOf(row, today, drafts.has(key)))),
      required: own.some(({ state }) => state === 'advised') ? null : own.reduce((sum, row) => sum + row.required, 0),
      held: own.reduce((sum, row) => sum + row.held, 0),
      overdue: own.filter(isLate).length,
    }
  })
}

/** `支部委员会` of `支部委员会会议`: the column is narrow. */
const shortLabel = (label: string) => label.replace(/委员会会议$/, '委员会')

const isLate = ({ state, beforeBooks }: Owed) => state === 'overdue' && !beforeBooks

function cellOf(row: Owed, today: PlainDate, hasDraft: boolean): Cell {
  const months = monthsOf(row.window)
  const { from, to } = boundsOf(row.window)
  const running = from <= today && today <= to
  const kind = kindOf(row, { begun: from <= today, draft: hasDraft && running })
  return {
    key: `${row.branch}|${row.duty}|${row.window}`,
    ...{ kind, month: Number(months[0]!.slice(5)), span: months.length, row },
    text: textOf(row, kind, months.length),
    says: saysOf(row, kind),
  }
}

function kindOf(row: Owed, { begun, draft }: { begun: boolean; draft: boolean }): CellKind {
  if (row.state === 'not-applicable') return 'none'
  if (row.state === 'held') return 'held'
  if (row.state === 'late-held') return 'late-held'
  if (draft) return 'draft'
  if (row.state === 'overdue') return row.beforeBooks ? 'before' : 'overdue'
  if (row.planned) return 'planned'
  if (!begun) return 'later'
  return row.state === 'advised' ? 'advised' : 'open'
}

const dayOf = (date: PlainDate) => `${Number(date.slice(8))}日`
const monthDay = (date: PlainDate) => printDate(date).slice(5)

function textOf(row: Owed, kind: CellKind, span: number): string {
  const { held, required, meetings } = row
  const short = (date: PlainDate) => (span === 1 ? dayOf(date) : monthDay(date))
  const some = held > 0 && held < required ? `${held}/${required}` : ''
  switch (kind) {
    case 'held': {
      if (required > 1) return `${held}/${required}`
      const first = short(meetings[0]!.date)
      return meetings.length > 1 ? (span === 1 ? `${first}+${meetings.length - 1}` : `${first}等${held}次`) : first
    }
    case 'late-held':
      return span === 1 ? '补开' : `${monthDay(meetings.at(-1)!.date)}补开`
    case 'draft':
      return '草稿'
    case 'overdue':
      return some || (span === 1 ? '逾期' : `逾期 ${monthDay(row.due)}`)
    case 'before':
      return some || (span === 1 ? '未见' : '建账前未见记录')
    case 'planned':
      // Four characters do not fit a month's cell at 150 %; what it means is said by the legend and by its title.
      return span === 1 ? `拟${Number(row.planned!.slice(8))}` : `拟${short(row.planned!)}`
    case 'advised':
      return '建议'
    case 'open':
      return required > 1 ? `${held}/${required}` : '待开'
    case 'none':
      return span === 1 ? '不适用' : row.reason!
    case 'later':
      return ''
  }
}

function saysOf(row: Owed, kind: CellKind): string {
  const what = `${row.branchName}${printPeriod(row.window)}${row.label}`
  const days = row.meetings.map(({ date }) => monthDay(date)).join('、')
  const counted = row.held ? `应开${row.required}次，已开${row.held}次：${days}` : `应开${row.required}次，未见记录`
  const words: Readonly<Record<CellKind, string>> = {
    held: `已开：${days}`,
    'late-held': `过期补开：${days}`,
    open: `${counted}，${monthDay(row.due)}前待开`,
    planned: `拟${row.planned ? monthDay(row.planned) : ''}开${row.theme ? `，${row.theme}` : ''}`,
    draft: '有没有存完的草稿',
    overdue: `${counted}，逾期`,
    before: `${counted}，在建账以前`,
    advised: '建议开，不算欠',
    none: `不适用：${row.reason ?? ''}`,
    later: `${monthDay(row.due)}前应开`,
  }
  return `${what}，${words[kind]}`
}

/** Windows one behind the other in which a duty did not apply for one reason are one cell. */
function together(cells: readonly Cell[]): Cell[] {
  const joined: Cell[] = []
  for (const cell of cells) {
    const last = joined.at(-1)
    if (cell.kind === 'none' && last?.kind === 'none' && last.row.reason === cell.row.reason)
      joined[joined.length - 1] = { ...last, span: last.span + cell.span, text: cell.row.reason! }
    else joined.push(cell)
  }
  return joined
}

export type Order = 'branch' | 'duty'

/** Lines by branch or by duty; those of a branch (or a duty) with something late before the others where that is asked. */
export function inPlannerOrder(
  lines: readonly DutyLine[],
  { by, lateFirst, onlyLate }: { by: Order; lateFirst: boolean; onlyLate: boolean },
): DutyLine[] {
  const shown = onlyLate ? lines.filter(({ overdue }) => overdue) : lines
  const groups = new Map<string, DutyLine[]>()
  for (const line of shown) {
    const key = by === 'branch' ? line.branch : line.duty
    const known = groups.get(key)
    if (known) known.push(line)
    else groups.set(key, [line])
  }
  const ordered = [...groups.values()]
  const late = (group: readonly DutyLine[]) => group.reduce((sum, { overdue }) => sum + overdue, 0)
  if (lateFirst) ordered.sort((a, b) => late(b) - late(a))
  return ordered.flat()
}

/** Sums of a year: what was owed and held in the months that are over, what in this one, and all of it. */
export interface PlannerTotals {
  branches: number
  required: number
  held: number
  overdue: number
  past: { months: number; required: number; held: number }
  /** Records of the running month; null in a year that is over. */
  thisMonth: { month: number; held: number } | null
}

export function plannerTotals(rows: readonly Owed[], year: string, today: PlainDate): PlannerTotals {
  const thisMonth = today.slice(0, 4) === year ? Number(today.slice(5, 7)) : null
  const begin = thisMonth === null ? `${Number(year) + 1}-01-01` : `${today.slice(0, 7)}-01`
  const owedRows = rows.filter(({ state }) => state !== 'advised')
  const past = owedRows.filter(({ due }) => due < begin)
  const sum = (of: readonly Owed[], what: (row: Owed) => number) => of.reduce((total, row) => total + what(row), 0)
  const records = new Set(
    rows.flatMap(({ meetings }) => meetings.filter(({ date }) => date >= begin).map(({ id }) => id)),
  )
  return {
    branches: new Set(rows.map(({ branch }) => branch)).size,
    required: sum(owedRows, row => row.required),
    held: sum(rows, row => row.held),
    overdue: rows.filter(isLate).length,
    past: {
      months: thisMonth === null ? 12 : thisMonth - 1,
      required: sum(past, row => row.required),
      held: sum(past, row => Math.min(row.held, row.required)),
    },
    thisMonth: thisMonth === null ? null : { month: thisMonth, held: records.size },
  }
}
