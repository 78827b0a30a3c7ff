import * as z from 'zod'
import { lengthOf, printPeriod, type Period } from '../period'
import { daysBetween, printDate, type PlainDate } from '../plain-date'
import { isMobile } from '../roster/masks'
import { byNameStrokes } from '../roster/stroke-order'
import type { Closing } from './closing'
import type { PointsPack } from './pack'
import { printDelta, printPoints, printRulePoints } from './print-points'
import { pointsTerms } from './terms'

/** The points of a branch and period for the wall (公示): all text as it is printed, no rank, no deduction and no reason. */
export const PointsNotice = z.object({
  title: z.tuple([z.string(), z.string()]),
  /** Stands above the title of what may not be posted. */
  mark: z.string().nullable(),
  opening: z.string(),
  columns: z.tuple([z.string(), z.string(), z.string()]),
  /** Name, points of the period, points of the year; only name and 免积分 for who is not scored. */
  rows: z.array(z.array(z.string())),
  note: z.string(),
  /** What came after the figures were frozen: they stay, and this stands below them. */
  later: z.object({ head: z.string(), items: z.array(z.string()) }).nullable(),
  paragraphs: z.array(z.string()),
  seal: z.object({ unit: z.string(), date: z.string() }).nullable(),
  footer: z.object({ record: z.string(), printed: z.string() }),
})

export const PointsNotices = z.object({ notices: z.array(PointsNotice) })

export type PointsNotice = z.infer<typeof PointsNotice>
export type PointsNotices = z.infer<typeof PointsNotices>

export interface NoticeLine {
  name: string
  /** Year of joining, which tells namesakes apart. */
  joined?: string | undefined
  /** Half points; null for 免积分, which is not zero (domain §3.7 trap 5). */
  total: number | null
  yearToDate: number | null
  /** The member no longer belongs to the branch. */
  left: boolean
}

export interface NoticeContext {
  /** Full name of the branch, as on its seal, and its short one. */
  unit: string
  branch: string
  period: Period
  /** Last day that counts: that of the period, or today. */
  until: PlainDate
  /** In force on that day: the rules that the notice names. */
  pack: Pick<PointsPack, 'name' | 'version'> | null
  /** Whose base the figures have: the pack that held when the cycle began. */
  frame: Pick<PointsPack, 'cycle' | 'base' | 'blocks'> | null
  /** Somebody came within the year, with a part of the base. */
  came: boolean
  /** The closing with its frozen lines' row; none while the period is open. */
  closing: Pick<Closing, 'confirmedBy' | 'confirmedOn' | 'notice' | 'changes'> | null
  /** Day of the general meeting that took note of what the secretary confirmed. */
  notedOn: PlainDate | null
  /** Half points that came after closing, with the month in which they count. */
  later: readonly { line: NoticeLine; delta: number; month: Period }[]
  /** How often something came that changed these corrections. */
  additions: number
  contact: string
  /** Telephone of the branch; a mobile one is somebody's own and stays off the wall. */
  phone: string
  printedOn: PlainDate
}

const blank = '＿＿＿＿＿＿'

/** What identifies a paper of a branch and period, `2026-学府雅居-三季度`. */
export function paperNumber(period: Period, branch: string): string {
  const part = printPeriod(period).slice(5).replace(/^第/, '') || '全年'
  return `${period.slice(0, 4)}-${branch.replace(/党支部$/, '').replace(/小区$/, '')}-${part}`
}

/** The notice of a closed period from its frozen figures; of an open one a draft that says it may not be posted. */
export function noticeSheet(lines: readonly NoticeLine[], context: NoticeContext): PointsNotice {
  const { unit, branch, period, closing, printedOn } = context
  const words = periodWords(period)
  const sorted = [...lines].sort((a, b) => byNameStrokes(a.name, b.name))
  const number = paperNumber(period, branch)
  const left = sorted.flatMap(line => (line.left ? [nameAmong(line, sorted)] : []))
  return {
    title: [branch, `${words.title}党员积分${closing ? '公示' : '核对稿'}`],
    mark: closing ? null : '未结账，供核对，不得张贴',
    opening: closing
      ? `${packWords(context.pack)}${confirmedWords(closing, context.notedOn)}，现将${words.inText}党员积分公示如下：`
      : `${words.inText}积分还没有结账，以下为${printDate(printedOn)}的数：`,
    columns: ['姓　名', words.column, words.sum],
    rows: sorted.map(line => [
      nameAmong(line, sorted),
      ...(line.total === null || line.yearToDate === null
        ? ['免积分']
        : [printPoints(line.total), printPoints(line.yearToDate)]),
    ]),
    note: [
      `按姓氏笔画排列，先后与分数无关。${noteOfSum(context)}`,
      ...(closing && left.length ? [`${left.join('、')}现已不在本支部，积分为结账时的数。`] : []),
    ].join(''),
    later: closing ? laterLines(context, sorted) : null,
    paragraphs: closing ? [postedWords(closing.notice), objectionWords(context)] : [],
    seal: closing ? { unit, date: closing.notice ? printDate(closing.notice.from) : '年　　月　　日' } : null,
    footer: {
      record: closing
        ? `公示 ${number}　修订 ${1 + (closing.changes ?? 0) + context.additions}`
        : `积分核对稿 ${number}　未结账`,
      printed: `${printDate(printedOn)}打印　亲邻台账`,
    },
  }
}

/** How a period is called in a title, in a sentence and above its column. */
function periodWords(period: Period) {
  const whole = printPeriod(period)
  if (lengthOf(period) === 'year')
    return { title: `${whole}度`, inText: `${whole}度`, column: '本年加减', sum: '全年积分' }
  return { title: whole, inText: whole.slice(5), column: whole.slice(5), sum: '全年累计' }
}

function packWords(pack: NoticeContext['pack']): string {
  if (!pack) return ''
  const isTitle = /(?:办法|细则|规定|制度)$/.test(pack.name)
  return isTitle ? `根据《${pack.name}》，` : `根据“${pack.name}”办法（第${pack.version}版），`
}

function confirmedWords({ confirmedBy, confirmedOn }: NonNullable<NoticeContext['closing']>, notedOn: string | null) {
  const day = printDate(confirmedOn)
  if (confirmedBy === 'committee') return `经支部委员会${day}会议确认`
  return `经党支部书记${day}确认${notedOn ? `、支部党员大会${printDate(notedOn)}会议通报` : ''}`
}

function noteOfSum({ period, frame, until, came }: NoticeContext): string {
  const sum = lengthOf(period) === 'year' ? '全年积分' : '累计'
  // One number says it only where everybody has the same base, once a year.
  const base = frame?.cycle === 'year' && !frame.base.byClass && !frame.blocks.length ? frame.base.points : 0
  const part = came && frame?.base.prorated === 'months' ? '（年内转入的按月折算）' : ''
  const words = base ? `含年度基础分${printRulePoints(base)}分${part}，` : ''
  return `${sum}${words}截至${printDate(until).slice(5)}。`
}

/** Namesakes are told apart by the year in which they joined. */
function nameAmong({ name, joined }: NoticeLine, all: readonly NoticeLine[]): string {
  const others = all.filter(line => line.name === name)
  return others.length > 1 && joined ? `${name}（${joined.slice(0, 4)}年入党）` : name
}

function laterLines({ later, closing }: NoticeContext, all: readonly NoticeLine[]): PointsNotice['later'] {
  const items = [...later]
    .filter(({ delta }) => delta !== 0)
    .sort((a, b) => byNameStrokes(a.line.name, b.line.name) || (a.month < b.month ? -1 : 1))
    .map(({ line, delta, month }) => `${nameAmong(line, all)} ${printDelta(delta)}，记入${printPeriod(month)}`)
  return items.length ? { head: closing?.notice ? '公示后更正：' : '结账后更正：', items } : null
}

function postedWords(notice: Closing['notice']): string {
  if (!notice) return `公示时间：　　年　　月　　日至　　月　　日（${pointsTerms.noticeDays}天）。`
  const { from, to } = notice
  const end = printDate(to)
  const days = daysBetween(from, to) + 1
  const until = from.slice(0, 4) === to.slice(0, 4) ? end.slice(5) : end
  return `公示时间：${printDate(from)}至${until}（${days}天）。`
}

function objectionWords({ closing, contact, phone }: NoticeContext): string {
  const who = closing?.confirmedBy === 'committee' ? '支部委员会' : '党支部'
  const call = isMobile(phone) ? '' : phone
  return (
    `对积分有异议的，请在公示期内当面或者书面向党支部反映，${who}${pointsTerms.replyWorkingDays}个工作日内答复。` +
    `联系人：${contact || blank}，电话：${call || blank}。`
  )
}
