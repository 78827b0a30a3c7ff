import { longRow, pairRow, type FormSheet } from '../../form-sheet'
import { printDate } from '../../plain-date'
import { printPeriod } from '../../period'
import { footerOf, headsOf, type ListSheet, type PaperContext } from '../../roster/paper/list-sheet'
import { printRate } from '../../upstream/figure'

/** The sheet that residents fill in; nobody's name is asked. */
export function surveyForm(context: PaperContext): FormSheet {
  const title = '居民满意度测评表'
  return {
    title,
    heads: [`测评单位：${context.unit}`, '不记名，请在□里打√'],
    rows: [
      pairRow(['测评日期', '　　年　　月　　日'], ['所在小区', '']),
      ...longRow('对社区工作的总体评价', '□满意　　　□基本满意　　　□不满意', 2),
      ...longRow('最满意的一件事', '', 4),
      ...longRow('最希望解决的一件事', '', 4),
      ...longRow('其他意见建议', '', 4),
    ],
    notes: ['只打一个√；没有打、打了几个的作无效。请不要写姓名、电话、身份证号码。'],
    footer: footerOf(title, context),
  }
}

interface Tally {
  period: string
  branchName: string
  on: string
  handedOut: number
  satisfied: number
  basically: number
  not: number
  invalid: number
  valid: number
}

/** The surveys of a year, each with both numbers of its rate (测评汇总表). */
export function surveySheet(year: number, rows: readonly Tally[], least: number, context: PaperContext): ListSheet {
  const title = `${year}年居民满意度测评汇总表`
  const sum = (of: 'handedOut' | 'satisfied' | 'basically' | 'not' | 'invalid' | 'valid') =>
    rows.reduce((all, row) => all + row[of], 0)
  const cells = (row: Omit<Tally, 'period' | 'branchName' | 'on'>) => [
    ...[row.handedOut, row.satisfied, row.basically, row.not, row.invalid, row.valid].map(String),
    printRate(row.satisfied + row.basically, row.valid),
  ]
  const total = {
    ...{ handedOut: sum('handedOut'), satisfied: sum('satisfied'), basically: sum('basically') },
    ...{ not: sum('not'), invalid: sum('invalid'), valid: sum('valid') },
  }
  return {
    title,
    landscape: false,
    heads: headsOf(context),
    columns: [
      { title: '测评期', width: 30 },
      { title: '范围', width: 28 },
      { title: '日期', width: 26 },
      ...['发出', '满意', '基本\n满意', '不满意', '无效', '有效'].map(name => ({
        ...{ title: name, width: 10.5 },
        align: 'right' as const,
      })),
      { title: '满意率', width: 13, align: 'right' },
    ],
    rows: rows.map(row => [...[printPeriod(row.period), row.branchName || '全社区', printDate(row.on)], ...cells(row)]),
    none: '这一年没有测评',
    totals: [[{ text: '合计', span: 3 }, ...cells(total).map(text => ({ text, span: 1 }))]],
    notes: [`满意率是满意、基本满意的份数除以有效份数。全年有效${least}份以上才计分。`],
    hands: ['唱票人', '计票人', '监票人', '日期'],
    footer: footerOf(title, context),
  }
}
