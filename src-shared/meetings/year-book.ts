import * as z from 'zod'
import { PaperFoot } from '../paper-foot'
import { printDate, type PlainDate } from '../plain-date'
import { ListSheet } from '../roster/paper/list-sheet'
import { byStrokes } from '../roster/stroke-order'
import { meetingKinds, type MeetingKind } from './kinds'
import type { Meeting } from './meeting'
import { meetingYear } from './meeting-number'
import { PrintedRecords } from './printing'
import { RecordSheet } from './record-sheet'

/** The records of a branch and year bound as one: cover, contents, then every record as its own sheet. */
export const YearBook = z.object({
  /** The branch's full name, then what the book is. */
  title: z.tuple([z.string(), z.string()]),
  year: z.string(),
  /** How many records of which kind there are, and which numbers of the series are missing. */
  counts: z.array(z.object({ label: z.string(), count: z.string(), numbers: z.string() })),
  hands: z.array(z.string()),
  /** A line a record; the last column is for the page of the book, which only the layout knows. */
  contents: ListSheet,
  records: z.array(RecordSheet),
  footer: PaperFoot,
  printed: PrintedRecords,
})

export type YearBook = z.infer<typeof YearBook>

export interface BoundRecord {
  meeting: Pick<Meeting, 'kind' | 'number' | 'date' | 'belongsToYear' | 'agenda'>
  sheet: RecordSheet
  /** Name of the group whose meeting it was; a group counts its meetings by itself. */
  group?: string | undefined
}

const labelOf = ({ meeting: { kind }, group }: BoundRecord) => meetingKinds[kind] + (group ? `（${group}）` : '')
const kinds = Object.keys(meetingKinds) as MeetingKind[]

/** Numbers as ranges, `第1—4次、第6次`. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges[ranges.length - 1]
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `第${from}次` : `第${from}—${to}次`)).join('、')
}

/** Numbers of a series that no record has, below its highest. */
export function missingNumbers(numbers: readonly number[]): number[] {
  const there = new Set(numbers)
  return Array.from({ length: Math.max(0, ...numbers) }, (_, i) => i + 1).filter(number => !there.has(number))
}

/** The book of a year: records by kind and number, as the contents list them and as they are bound. */
export function yearBook(
  records: readonly BoundRecord[],
  { unit, branch, year, printedOn, operator }: YearBookContext,
): YearBook {
  const bound = [...records].sort(
    (a, b) =>
      kinds.indexOf(a.meeting.kind) - kinds.indexOf(b.meeting.kind) ||
      byStrokes(a.group ?? '', b.group ?? '') ||
      a.meeting.number - b.meeting.number,
  )
  const series = [...new Set(bound.map(labelOf))].map(label => {
    const numbers = bound.flatMap(one => (labelOf(one) === label ? [one.meeting.number] : []))
    return { label, numbers, missing: missingNumbers(numbers) }
  })
  const gaps = series.filter(({ missing }) => missing.length)
  const footer = {
    record: `会议记录合订本 ${year}-${branch}`,
    printed: `${printDate(printedOn)}${operator && `由${operator}`}打印　亲邻台账`,
    ...(records[0]?.sheet.footer.plain && { plain: true as const }),
  }
  return {
    title: [unit, '会议记录合订本'],
    year: `${year}年`,
    counts: [
      ...series.map(({ label, numbers, missing }) => ({
        label,
        count: `${numbers.length}份`,
        numbers: rangesOf(numbers) + (missing.length ? `，缺${rangesOf(missing)}` : ''),
      })),
      { label: '合计', count: `${bound.length}份`, numbers: '' },
    ],
    hands: ['立卷人', '审核人'],
    contents: {
      title: '目录',
      landscape: false,
      heads: [unit, `${year}年`],
      columns: [
        { title: '序号', width: 12, align: 'center' },
        { title: '会议', width: 34 },
        { title: '次数', width: 18, align: 'center' },
        { title: '日期', width: 32 },
        { title: '议题', width: 50 },
        { title: '页', width: 14, align: 'center' },
      ],
      rows: bound.map((one, i) => {
        const { number, date, agenda } = one.meeting
        const about = agenda[0] ? agenda[0].title + (agenda.length > 1 ? ` 等${agenda.length}项` : '') : ''
        return [String(i + 1), labelOf(one), `第${number}次`, printDate(date), about, '']
      }),
      none: '这一年没有会议记录',
      totals: [],
      notes: gaps.length
        ? [
            `缺号：${gaps.map(({ label, missing }) => `${label}${rangesOf(missing)}`).join('；')}。次数登记以后不再变动，删除的记录留下缺号。`,
          ]
        : ['各种会议的次数没有缺号。'],
      hands: [],
      footer,
    },
    records: bound.map(({ sheet }) => sheet),
    footer,
    printed: bound.flatMap(({ sheet }) => sheet.printed),
  }
}

export interface YearBookContext {
  /** The branch's full name, as on its seal, and its short one. */
  unit: string
  branch: string
  year: string
  printedOn: PlainDate
  operator: string
}

/** Whether a record is bound in the book of a year: by the year it counts for, whenever it was held. */
export const isOfYear = (meeting: Pick<Meeting, 'date' | 'belongsToYear'>, year: string) =>
  meetingYear(meeting) === Number(year)
