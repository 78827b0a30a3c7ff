import { printPeriod } from '../period'
import { printDate, type PlainDate } from '../plain-date'
import { footerOf, type ListColumn, type ListSheet, type PaperContext } from '../roster/paper/list-sheet'
import { patrolBases, shifts, type Patrol } from './patrol'
import { doneOf, type PatrolsDone } from './patrols-done'

export type RegisterRow = Patrol & {
  workerName: string
  /** The day of entry, where it lies far behind the round. */
  enteredLate: PlainDate | null
}

const columns: ListColumn[] = [
  { title: '日期', width: 27 },
  { title: '班次', width: 12, align: 'center' },
  { title: '网格员', width: 22 },
  { title: '次数', width: 11, align: 'right' },
  { title: '问题', width: 11, align: 'right' },
  { title: '发现情况', width: 32 },
  { title: '登记方式', width: 19 },
  { title: '隔日登记的', width: 26 },
]

/** 巡查登记表 of a grid's month, the oldest first; what was entered late says when. */
export function patrolRegister(
  rows: readonly RegisterRow[],
  done: PatrolsDone,
  { grid, month, ...paper }: PaperContext & { grid: string; month: string },
): ListSheet {
  const title = '巡查登记表'
  const sources = (['typed', 'app', 'summary'] as const).flatMap(basis =>
    done.done[basis] ? `${patrolBases[basis]}${done.done[basis]}` : [],
  )
  return {
    title,
    landscape: false,
    heads: [`${paper.unit}　${grid}`, printPeriod(month)],
    columns,
    rows: rows.map(row => [
      row.until ? `${day(row.date)}至${Number(row.until.slice(8))}日` : day(row.date),
      row.shift ? shifts[row.shift] : '',
      row.workerName,
      String(row.rounds),
      String(row.findings),
      row.note ?? '',
      patrolBases[row.basis],
      enteredWords(row),
    ]),
    none: '这个月没有巡查记录',
    totals: [
      [
        { text: '合计', span: 3 },
        { text: String(done.rounds), span: 1 },
        { text: String(done.findings), span: 1 },
        {
          text: `应巡${done.due}，已巡${doneOf(done)}${sources.length > 1 ? `（${sources.join('，')}）` : ''}`,
          span: 2,
        },
      ],
    ],
    notes: ['应巡按网格算：每个巡查日早巡、晚巡各一次。“月度汇总”是按月填的总数，不是逐次记录。'],
    hands: ['网格长', '填表人'],
    footer: footerOf(title, paper),
  }
}

const day = (date: PlainDate) => printDate(date).slice(5)

/** When a row was entered or taken in, where that is long after the day. */
const enteredWords = ({ basis, enteredLate }: RegisterRow) =>
  enteredLate ? `${day(enteredLate)}${basis === 'app' ? '导入' : '补录'}` : ''
