import { spacedName } from '../meetings/sheet-words'
import { footerOf, type ListSheet, type PaperContext } from '../roster/paper/list-sheet'
import { printPoints } from './print-points'
import { noteOn, yearSentences, type YearFacts } from './year-words'

/** A member's line for the meeting that reviews. */
export interface YearSheetRow {
  name: string
  probationary: boolean
  total: number | null
  band: string | null
  reason: string
  /** An organisation decided something that the rules veto; what, stays off paper. */
  vetoed: boolean
  tied: boolean
  gradeLabel: string | null
}

export interface YearSheetFacts extends YearFacts {
  year: number
  branchName: string
  closed: boolean
  pack: string | null
  rows: readonly YearSheetRow[]
}

/**
 * A year's points before the meeting that reviews the members, in the order of party lists: no ranks, and the grade to be
 * written by hand after the vote where none is decided. What was decided of somebody stays off it, should it be pinned up.
 */
export function yearSheet(facts: YearSheetFacts, context: PaperContext): ListSheet {
  const title = `${facts.year}年度民主评议党员积分参考表`
  return {
    title,
    landscape: false,
    heads: [`党支部：${facts.branchName}`, facts.closed ? '全年已结账' : '全年还没有结账，分数可能变动'],
    columns: [
      { title: '姓名', width: 24 },
      { title: '党员类别', width: 24, align: 'center' },
      { title: '全年积分', width: 20, align: 'right' },
      { title: '办法分档', width: 28, align: 'center' },
      { title: '说明', width: 42 },
      { title: '评定等次', width: 22, align: 'center' },
    ],
    rows: facts.rows.map(row => [
      spacedName(row.name),
      row.probationary ? '预备党员' : '正式党员',
      row.total === null ? '免积分' : printPoints(row.total),
      row.band ?? '—',
      row.vetoed ? '有组织认定，等次由支部党员大会和上级党组织认定' : noteOn(row),
      row.gradeLabel ?? '',
    ]),
    none: '没有党员',
    totals: [],
    notes: [
      ...yearSentences(facts),
      `按姓氏笔画排列，不排名次。${facts.pack ? `积分和分档依据${facts.pack}，` : ''}只供评议参考，等次由支部党员大会民主评议决定。`,
      '本表供支部党员大会使用，不张贴。',
    ],
    hands: ['党支部书记'],
    footer: {
      ...footerOf(title, context),
      record: `年度积分 ${facts.year} ${context.code}　日志 ${context.entry}`,
    },
  }
}
