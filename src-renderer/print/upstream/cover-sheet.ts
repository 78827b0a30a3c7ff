import type { PlainDate } from '../../../src-shared/plain-date'
import { printDate } from '../../../src-shared/plain-date'

/** One figure of a report with both its numbers; a plain count has no denominator. */
export interface CoverFigure {
  label: string
  numerator: number
  denominator: number | null
  /** As it is shown, `81.3%`; empty where there is none. */
  rate: string
}

/** What the cover of a report prints: the answer of `upstream.cover`. */
export interface CoverSheet {
  office: { name: string; code: string }
  /** The office it goes to; left to be written by hand where it isn't known. */
  to: string | null
  periodText: string
  sequence: number
  /** The how manyth report of this period it is. */
  revision: number
  cutoffText: string
  checkCode: string
  /** Name of the file on the stick. */
  file: string
  detailText: string
  /** What is said with it, or why it corrects an earlier report. */
  note: string
  figures: readonly CoverFigure[]
  printedOn: PlainDate
  operator: string
}

const figuresPerPage = 28

/** The rows of a cover's form. The office's code begins the file's name. */
export function coverRows(sheet: CoverSheet): { label: string; text: string; large?: boolean }[] {
  return [
    { label: '报送单位', text: sheet.office.name },
    { label: '接收单位', text: sheet.to ?? '' },
    { label: '内容', text: `数据${sheet.figures.length}项，${sheet.detailText}` },
    { label: '数据截至', text: sheet.cutoffText },
    { label: '报送序号', text: `第${sheet.sequence}号` },
    { label: '文件', text: sheet.file },
    { label: '核对码', text: sheet.checkCode, large: true },
    { label: sheet.revision > 1 ? '更正原因' : '说明', text: sheet.note },
  ]
}

/** The figures page by page, each with its number in the list. */
export function figurePages(figures: readonly CoverFigure[]): (CoverFigure & { number: number })[][] {
  const numbered = figures.map((figure, i) => ({ ...figure, number: i + 1 }))
  return Array.from({ length: Math.ceil(numbered.length / figuresPerPage) }, (_, page) =>
    numbered.slice(page * figuresPerPage, (page + 1) * figuresPerPage),
  )
}

/** What stands at the foot of a paper that goes upstream. */
export function footOf(record: string, printedOn: PlainDate, operator = ''): { record: string; printed: string } {
  return { record, printed: `${printDate(printedOn)}${operator && `由${operator}`}打印　亲邻台账` }
}
