import type { PlainDate } from '../plain-date'
import { yesNo } from '../roster/choices'
import { isMaskedText } from '../roster/masks'
import { halfWidth, plainText } from '../roster/plain-text'
import { choiceReader, wordsOf, type Choices } from '../roster/read-choice'
import { readDate } from '../roster/read-date'
import type { Cell } from '../spreadsheet/sheet'
import { fieldNamed, type TableCell, type TableKind } from './table-kind'

/** A value, what is wrong with the cell, or what is to be said of it; a value that is undefined is not kept. */
export type CellReading =
  | { value: string | number | boolean | undefined; remark?: { code: string; message: string } }
  | { code: string; message: string }
export type CellReader = (cell: TableCell) => CellReading

const nothing = /^(?:无|暂无|没有|不详|未知|[-—/]+|N\/A)$/i

/** What of a field has to be known cell by cell; looked up once for all rows. */
export interface CellRule {
  /** Its digits may be hidden. */
  hides: boolean
  required: boolean
}

export function cellRule<F extends string, V extends object>(kind: TableKind<F, V>, field: F): CellRule {
  const { personal } = fieldNamed(kind.fields, field)
  return { hides: personal === 'id' || personal === 'phone', required: kind.required.includes(field) }
}

/** Whether a cell holds a number of which digits are hidden. */
export const isHidden = (cell: TableCell, { hides }: CellRule): boolean => hides && isMaskedText(cell.text)

/**
 * Whether a cell states nothing: empty, spaces, for a field that may be empty a word such as 无, or a number of which digits are
 * hidden. A list that went out masked and comes back never writes its stars over the numbers.
 */
export function isBlank(cell: Cell | undefined, rule: CellRule): boolean {
  if (!cell) return true
  const text = halfWidth(cell.text)
  return text === '' || isHidden(cell, rule) || (nothing.test(text) && !rule.required)
}

/** The reader of a field, made once for all rows: the kind's own, else by what its record says of it. */
export function cellReader<F extends string, V extends object>(
  kind: TableKind<F, V>,
  name: F,
  today: PlainDate,
): CellReader {
  const read = kind.reader(name, today) ?? readerOf(kind, name, today)
  return cell =>
    cell.type === 'error'
      ? { code: 'cell-error', message: `单元格是错误值“${cell.text}”，请更正公式或直接填写` }
      : read(cell)
}

function readerOf<F extends string, V extends object>(kind: TableKind<F, V>, name: F, today: PlainDate): CellReader {
  const { choices, unit, personal } = fieldNamed(kind.fields, name)
  if (personal === 'phone') return cell => ({ value: readPhone(typed(cell)) })
  if (unit === 'date') return cell => readPlainDate(cell, today)
  if (choices) return choiceCell(choices, choices === yesNo)
  return cell => ({ value: plainText(typed(cell)) })
}

/** What was typed into a cell: all digits of a number, however it is shown. */
export function typed(cell: TableCell): string {
  return cell.type === 'number' ? String(cell.value) : cell.text
}

/** A phone as it is kept: digits of a mobile, a landline as it was written. */
export function readPhone(text: string): string {
  const phone = halfWidth(text).replace(/\s+/g, '')
  const digits = phone.replaceAll('-', '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : phone
}

function readPlainDate(cell: TableCell, today: PlainDate): CellReading {
  const reading = readDate(cell)
  if ('fault' in reading) return { code: 'date-impossible', message: reading.fault }
  return reading.date > today
    ? { code: 'date-future', message: `日期 ${reading.date} 晚于今天，请更正` }
    : { value: reading.date }
}

function choiceCell(choices: Choices, yesNo: boolean): CellReader {
  const codeOf = choiceReader(choices)
  const message = `请改为：${wordsOf(choices)}`
  return cell => {
    const code = codeOf(cell.text)
    if (code === undefined) return { code: 'unknown-choice', message: `不认识“${plainText(cell.text)}”，${message}` }
    return { value: yesNo ? code === 'true' : code }
  }
}
