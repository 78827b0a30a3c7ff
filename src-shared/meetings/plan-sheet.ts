import { monthsOf } from '../period'
import { printDate } from '../plain-date'
import { footerOf, type ListSheet, type PaperContext } from '../roster/paper/list-sheet'
import type { OwedRow } from './duties'
import { planId, type Plan } from './plan'

/** What a plan on paper is told. */
export interface PlanPaper {
  year: string
  /** By `planId`. */
  plans: ReadonlyMap<string, Pick<Plan, 'date' | 'theme'>>
  nameOf: (branch: string) => string
  /** Of one branch: its name is in the head and not in every row. */
  single: boolean
  paper: PaperContext
}

/** Twelve months of 15 mm; what they leave of the 257 is for the names and the hand. */
const months = Array.from({ length: 12 }, (_, i) => i + 1)

/**
 * The meetings of a year as a grid: a line for each duty of each branch that applies, a column for each month, in it the day
 * that is meant or on which it was held. What is owed and has no day stands in the last month of its window.
 */
export function planSheet(rows: readonly OwedRow[], { year, plans, nameOf, single, paper }: PlanPaper): ListSheet {
  const title = `${year}年度会议计划表`
  const lines = new Map<string, OwedRow[]>()
  for (const row of rows)
    if (row.state !== 'not-applicable' && row.required > 0) {
      const key = `${row.branch}|${row.duty}`
      lines.set(key, [...(lines.get(key) ?? []), row])
    }
  const planOf = (row: OwedRow) => plans.get(planId({ ...row, kind: row.duty }))
  const themes = rows.flatMap(row => {
    const plan = planOf(row)
    return plan?.theme ? [`${shortDay(plan.date)}${row.label}：${plan.theme}。`] : []
  })
  return {
    title,
    landscape: true,
    heads: [`党组织：${paper.unit}`, `截至${printDate(paper.asOf)}`],
    columns: [
      ...(single ? [] : [{ title: '党支部', width: 36 }]),
      { title: '会议', width: single ? 45 : 27 },
      ...months.map(month => ({ title: `${month}月`, width: 15, align: 'center' as const })),
      { title: '备注', width: single ? 32 : 14 },
    ],
    rows: [...lines.values()].map(windows => {
      const [{ branch, label }] = windows as [OwedRow]
      const cells = months.map(month =>
        windows.flatMap(row => cellOf(row, month, planOf(row)?.date, paper.asOf)).join('、'),
      )
      return [
        ...(single ? [] : [nameOf(branch)]),
        label,
        ...cells,
        windows.some(({ state }) => state === 'advised') ? '建议' : '',
      ]
    }),
    none: '这一年没有应开的会议',
    totals: [],
    notes: [
      '√15日：已开；15日：拟开；○：应开，日期未定，写在时段的最后一个月；未见：过了时段没有记录；补：过了时段才开。应开时段按日历月、季度、年度。',
      '支部党员大会、主题党日、组织生活会合并召开的，只记一次，分别计入。',
      ...(single ? themes : []),
    ],
    hands: single ? ['支部书记', '制表人'] : ['审核人', '制表人'],
    footer: footerOf(title, paper),
  }
}

/** What one obligation says in a month's cell; nothing where it says it in another. */
function cellOf(row: OwedRow, month: number, planned: string | undefined, today: string): string[] {
  const isHere = (date: string) => Number(date.slice(5, 7)) === month
  const last = monthsOf(row.window).at(-1)!
  const within = row.meetings.filter(({ date }) => date <= row.due)
  const late = isHere(last) ? row.meetings.filter(({ date }) => date > row.due) : []
  const said = [
    ...within.filter(({ date }) => isHere(date)).map(({ date }) => `√${dayOf(date)}`),
    ...late.map(({ date }) => `补${shortDay(date)}`),
  ]
  if (row.held >= row.required) return said
  if (planned) return isHere(planned) ? [...said, dayOf(planned)] : said
  return isHere(last) ? [...said, row.due < today ? '未见' : '○'] : said
}

/** `3月20日`: the year is in the title. */
const shortDay = (date: string) => printDate(date).slice(5)
const dayOf = (date: string) => `${Number(date.slice(8))}日`
