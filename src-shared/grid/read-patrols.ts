import type { PlainDate } from '../plain-date'
import { problem, type Problem } from '../problem'
import { personName } from '../roster/person-name'
import { halfWidth, plainText } from '../roster/plain-text'
import { readDate } from '../roster/read-date'
import { cellText, type Cell, type Sheet } from '../spreadsheet/sheet'
import { belongsSealed, saysSensitive } from './sensitive-words'
import { nothingFound, patrolFields, type PatrolColumn, type PatrolField } from './patrol-sheet-columns'
import { workTerms } from './work-terms'

/** A row of the file as it was read; grid and worker are still words. */
export interface PatrolLine {
  /** As the spreadsheet counts it: its first row is 1. */
  row: number
  externalId: string
  date: PlainDate
  shift: 'am' | 'pm'
  grid: string
  worker: string
  findings: number
  note: string
}

/** Each row, or what is wrong with it. */
export type PatrolReading = { line: PatrolLine } | { row: number; problems: Problem[] }

const early = /早|上午|AM/i
const late = /晚|下午|夜|PM/i
const clock = /(?:^|[T\s])(\d{1,2}):(\d{2})/

/** Reads the rows under the heads; blank ones are passed over. A row without a shift has the one of its time. */
export function readPatrols(
  sheet: Sheet,
  header: number,
  columns: readonly PatrolColumn[],
  today: PlainDate,
): PatrolReading[] {
  const at = new Map(columns.flatMap(({ field, column }) => (field ? [[field, column] as const] : [])))
  return sheet.rows.flatMap((cells, index) => {
    if (index <= header || cells.every(cell => cellText(cell).trim() === '')) return []
    const cell = (field: PatrolField) => (at.has(field) ? cells[at.get(field)!] : undefined)
    return [readRow(cell, index + 1, today)]
  })
}

function readRow(cell: (field: PatrolField) => Cell | undefined, row: number, today: PlainDate): PatrolReading {
  const problems: Problem[] = []
  const wrong = (code: string, field: PatrolField, message: string) =>
    void problems.push(problem(code, message, { row, field: patrolFields[field] }))
  const text = (field: PatrolField) => halfWidth(cellText(cell(field)))
  const externalId = text('externalId')
  if (!externalId) wrong('number-missing', 'externalId', '没有编号，无法认出是否导入过，请补上系统里的编号')
  const grid = text('grid')
  if (!grid) wrong('grid-missing', 'grid', '没有写网格，请补上')
  const date = dateOf(cell('date'), today)
  if ('fault' in date) wrong('date-wrong', 'date', date.fault)
  const day = cell('date')
  const shown = day?.type === 'date' ? (day.time ?? '') : text('date')
  const shift = shiftOf(text('shift'), `${shown} ${text('time')}`)
  if (!shift) wrong('shift-missing', 'shift', '看不出是早巡还是晚巡，请填班次，或者带上巡查的时间')
  const findings = nothingFound.test(text('findings')) ? 0 : Number(text('findings').replace(/[个件处]$/, ''))
  if (!Number.isInteger(findings) || findings < 0)
    wrong('findings-wrong', 'findings', `“${text('findings')}”不是个数，请填数字`)
  if (saysSensitive(cellText(cell('note')))) wrong('sensitive', 'note', belongsSealed)
  if (problems.length || 'fault' in date || !shift) return { row, problems }
  const worker = personName(text('worker'))
  return {
    line: { row, externalId, date: date.day, shift, grid, worker, findings, note: plainText(cellText(cell('note'))) },
  }
}

function dateOf(cell: Cell | undefined, today: PlainDate): { day: PlainDate } | { fault: string } {
  if (!cell || !cell.text.trim()) return { fault: '没有日期，请补上' }
  const read = readDate(cell)
  if ('fault' in read) return read
  if (read.date.length < 10) return { fault: `“${cell.text}”没有写到日，请补上` }
  return read.date > today ? { fault: `日期 ${read.date} 晚于今天，请更正` } : { day: read.date }
}

/** The shift as it is said, else by the time of the day. */
function shiftOf(said: string, when: string): 'am' | 'pm' | undefined {
  if (early.test(said)) return 'am'
  if (late.test(said)) return 'pm'
  const found = clock.exec(`${said} ${when}`)
  if (!found) return undefined
  return `${found[1]!.padStart(2, '0')}:${found[2]}` < workTerms.patrols.noon ? 'am' : 'pm'
}
