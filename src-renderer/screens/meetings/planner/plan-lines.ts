import type { PlainDate } from '../../../../src-shared/plain-date'
import type { CommandInput, QueryOutput } from '../../../engine/client'
import type { Owed } from './planner-grid'

type Proposal = QueryOutput<'meetings.proposals'>['rows'][number]
type PlanInput = CommandInput<'meetings.plan'>['plans'][number]

/** One obligation that still can be given a day: what is planned, or what is proposed. */
export interface PlanLine {
  key: string
  row: Owed
  date: PlainDate | ''
  theme: string
  /** Nobody confirmed the day yet. */
  proposed: boolean
}

/** Everything of a branch that still can be held in its window, in the order of the windows' ends. */
export function planLines(
  rows: readonly Owed[],
  proposals: readonly Proposal[],
  themes: ReadonlyMap<string, string>,
  today: PlainDate,
): PlanLine[] {
  const keyOf = (branch: string, duty: string, window: string) => `${branch}|${duty}|${window}`
  const proposed = new Map(proposals.map(one => [keyOf(one.branch, one.kind, one.window), one.date]))
  return rows
    .filter(({ state, due }) => (state === 'open' || state === 'advised') && due >= today)
    .map(row => {
      const key = keyOf(row.branch, row.duty, row.window)
      return {
        ...{ key, row },
        // What the office above asks of the month stands there until somebody says otherwise.
        theme: row.theme ?? (row.duty === 'themeDay' && !row.planned ? (themes.get(row.window) ?? '') : ''),
        date: row.planned ?? proposed.get(key) ?? '',
        proposed: !row.planned,
      }
    })
    .sort((a, b) => (a.row.due < b.row.due ? -1 : a.row.due > b.row.due ? 1 : 0))
}

/** Lines with the days and themes that were typed before; what is no longer owed since is not among them. */
export function typedOver(lines: readonly PlanLine[], typed: readonly PlanLine[]): PlanLine[] {
  const before = new Map(typed.map(line => [line.key, line]))
  return lines.map(line => {
    const { date, theme } = before.get(line.key) ?? line
    return { ...line, date, theme }
  })
}

/** What is sent: the lines that differ from what is on the books; one whose day was emptied is dropped. */
export function changedPlans(lines: readonly PlanLine[]): PlanInput[] {
  return lines.flatMap(({ row, date, theme }) => {
    const said = { branch: row.branch, kind: row.duty, window: row.window }
    if (date === (row.planned ?? '') && theme.trim() === (row.theme ?? '')) return []
    if (!date) return row.planned ? [said] : []
    return [{ ...said, date, ...(theme.trim() && { theme: theme.trim() }) }]
  })
}
