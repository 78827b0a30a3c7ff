import { boundsOf, type Period } from '../../../src-shared/period'
import { addDays, daysBetween, printDate, type PlainDate } from '../../../src-shared/plain-date'

/** What planning says of one duty of one branch; the part a day's agenda needs. */
export interface OwedDuty {
  branch: string
  branchName: string
  duty: string
  label: string
  window: Period
  due: PlainDate
  required: number
  held: number
  state: string
  /** It fell due before these books began. */
  beforeBooks: boolean
  /** The day it is meant for, where somebody said one. */
  planned?: PlainDate | null
}

/** One line of the agenda: a duty of one branch, or of several with the same last day. */
export interface AgendaItem {
  key: string
  title: string
  detail: string
  due: PlainDate
  /** Days until the last day; negative when it has passed. */
  days: number
  duty: string
  /** Set where it is one branch's. */
  branch: string | null
}

export interface Agenda {
  overdue: AgendaItem[]
  week: AgendaItem[]
  month: AgendaItem[]
}

/**
 * What is late, the latest first, what falls due in this week (Monday to Sunday) and what in the rest of this month. What is late stands
 * branch by branch; what still has time is put together where several branches owe the same by the same day.
 */
export function agenda(rows: readonly OwedDuty[], today: PlainDate): Agenda {
  const monthEnd = boundsOf(today.slice(0, 7)).to
  const weekEnd = addDays(today, 7 - weekday(today))
  const late = rows.filter(row => row.state === 'overdue' && !row.beforeBooks).map(row => single(row, today))
  const open = rows.filter(row => row.state === 'open' && row.due <= (weekEnd > monthEnd ? weekEnd : monthEnd))
  const items = groups(open).map(group =>
    group.length === 1 ? single(group[0]!, today) : together(group, rows, today),
  )
  const byDue = (a: AgendaItem, b: AgendaItem) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)
  return {
    overdue: late.sort((a, b) => byDue(b, a)),
    week: items.filter(item => item.due <= weekEnd).sort(byDue),
    month: items.filter(item => item.due > weekEnd).sort(byDue),
  }
}

function groups(open: readonly OwedDuty[]): OwedDuty[][] {
  const found = new Map<string, OwedDuty[]>()
  for (const row of open) {
    const key = `${row.duty}|${row.due}`
    const group = found.get(key)
    if (group) group.push(row)
    else found.set(key, [row])
  }
  return [...found.values()]
}

function single(row: OwedDuty, today: PlainDate): AgendaItem {
  const counted = row.held ? `应开${row.required}次，已开${row.held}次` : `应开${row.required}次，未见记录`
  const meant = row.planned ? ` · 拟${printDate(row.planned).slice(5)}开${row.planned < today ? '，已过' : ''}` : ''
  return {
    key: `${row.branch}|${row.duty}|${row.due}`,
    title: windowWords(row.window) + row.label,
    detail: `${row.branchName} · ${counted}${meant}`,
    due: row.due,
    days: daysBetween(today, row.due),
    duty: row.duty,
    branch: row.branch,
  }
}

function together(group: readonly OwedDuty[], rows: readonly OwedDuty[], today: PlainDate): AgendaItem {
  const [first] = group as [OwedDuty]
  const all = rows.filter(row => row.duty === first.duty && row.due === first.due && row.required > 0)
  const held = all.filter(row => row.held >= row.required).length
  return {
    key: `${first.duty}|${first.due}`,
    title: windowWords(first.window) + first.label,
    detail: `${all.length}个支部，已开${held}，待开${group.length}`,
    due: first.due,
    days: daysBetween(today, first.due),
    duty: first.duty,
    branch: null,
  }
}

/** A window as a title begins: `第三季度`, `9月`, `2026年`. */
export function windowWords(window: Period): string {
  const quarter = /Q(\d)$/.exec(window)?.[1]
  if (quarter) return `第${'一二三四'[Number(quarter) - 1]}季度`
  return window.length === 4 ? `${window}年` : `${Number(window.slice(5))}月`
}

const instant = (date: PlainDate) => Date.parse(`${date}T00:00:00Z`)

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: PlainDate): number {
  return new Date(instant(date)).getUTCDay() || 7
}
