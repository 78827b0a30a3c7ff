import { printPeriod } from '../period'
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

/**
 * The meetings of a year on one list: what is owed when, the day it is meant for, and the day it was held. A line for every
 * obligation that applies; the last column is for the hand.
 */
export function planSheet(rows: readonly OwedRow[], { year, plans, nameOf, single, paper }: PlanPaper): ListSheet {
  const title = `${year}年度会议计划表`
  const listed = rows.filter(({ state, required }) => state !== 'not-applicable' && required > 0)
  return {
    title,
    landscape: true,
    heads: [`党组织：${paper.unit}`, `截至${printDate(paper.asOf)}`],
    columns: [
      { title: '序号', width: 12, align: 'center' },
      ...(single ? [] : [{ title: '党支部', width: 38 }]),
      { title: '会议', width: 36 },
      { title: '应开时段', width: 34 },
      { title: '次数', width: 12, align: 'center' as const },
      { title: '拟开日期', width: 32 },
      { title: '拟定议题', width: single ? 75 : 47 },
      { title: '已开日期', width: single ? 36 : 28 },
      { title: '备注', width: single ? 20 : 18 },
    ],
    rows: listed.map((row, i) => {
      const plan = plans.get(planId({ ...row, kind: row.duty }))
      return [
        String(i + 1),
        ...(single ? [] : [nameOf(row.branch)]),
        row.label,
        printPeriod(row.window).replace(`${year}年`, '') || '全年',
        String(row.required),
        plan ? shortDay(plan.date) : '',
        plan?.theme ?? '',
        row.meetings.map(({ date }) => shortDay(date)).join('、'),
        row.state === 'advised' ? '建议' : '',
      ]
    }),
    none: '这一年没有应开的会议',
    totals: [],
    notes: ['应开时段按日历月、季度、年度；支部党员大会、主题党日、组织生活会合并召开的，只记一次，分别计入。'],
    hands: single ? ['支部书记', '制表人'] : ['审核人', '制表人'],
    footer: footerOf(title, paper),
  }
}

/** `3月20日`: the year is in the title. */
const shortDay = (date: string) => printDate(date).slice(5)
