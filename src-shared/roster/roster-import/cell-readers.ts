import type { PlainDate } from '../../plain-date'
import type { Cell } from '../../spreadsheet/sheet'
import { branchName } from '../branch-names'
import { yesNo } from '../choices'
import { idFault, type IdFault } from '../id-number'
import { personName } from '../person-name'
import { isMaskedText } from '../masks'
import { halfWidth, plainText } from '../plain-text'
import { choiceReader, wordsOf, type Choices } from '../read-choice'
import { readDate } from '../read-date'
import { requiredFields, rosterField, type RosterField } from './roster-fields'

/** A value, or what is wrong with the cell. */
export type CellReading = { value: string | boolean } | { code: string; message: string }
export type CellReader = (cell: NonNullable<Cell>) => CellReading

const nothing = /^(?:无|暂无|没有|不详|未知|[-—/]+|N\/A)$/i

/** Whether a cell holds a number of which digits are hidden. */
export function isHidden(cell: NonNullable<Cell>, field: RosterField): boolean {
  const { personal } = rosterField(field)
  return (personal === 'id' || personal === 'phone') && isMaskedText(cell.text)
}

/**
 * Whether a cell states nothing: empty, spaces, for a field that may be empty a word such as 无, or a number of which digits are
 * hidden. A list that went out masked and comes back never writes its stars over the numbers.
 */
export function isBlank(cell: Cell | undefined, field: RosterField): boolean {
  if (!cell) return true
  const text = halfWidth(cell.text)
  return text === '' || isHidden(cell, field) || (nothing.test(text) && !requiredFields.includes(field))
}

/** The reader of a field, made once for all rows. */
export function cellReader(name: RosterField, today: PlainDate): CellReader {
  const read = readerOf(name, today)
  return cell =>
    cell.type === 'error'
      ? { code: 'cell-error', message: `单元格是错误值“${cell.text}”，请更正公式或直接填写` }
      : read(cell)
}

function readerOf(name: RosterField, today: PlainDate): CellReader {
  const { choices, unit } = rosterField(name)
  if (name === 'name') return cell => ({ value: personName(typed(cell)) })
  if (name === 'branch') return cell => ({ value: branchName(typed(cell)) })
  if (name === 'idNumber') return cell => readId(cell, today)
  if (name === 'phone') return cell => ({ value: readPhone(typed(cell)) })
  if (unit === 'date') return cell => readPlainDate(cell, today)
  if (choices) return choiceCell(choices, choices === yesNo)
  return cell => ({ value: plainText(typed(cell)) })
}

/** What was typed into a cell: all digits of a number, however it is shown. */
function typed(cell: NonNullable<Cell>): string {
  return cell.type === 'number' ? String(cell.value) : cell.text
}

const idMessages: Readonly<Record<IdFault, string>> = {
  'id-fifteen-digits': '是15位旧号码，请填写18位公民身份号码',
  'id-scientific-notation': '被表格软件存成了数字，末几位已丢失，请把该列设为文本格式后重新填写18位号码',
  'id-malformed': '应为18位，前17位是数字，末位是数字或X，请核对',
  'id-check-digit': '校验码不对，请对照身份证核对',
  'id-birth': '第7至14位不是真实的出生日期，请对照身份证核对',
}

function readId(cell: NonNullable<Cell>, today: PlainDate): CellReading {
  // A spreadsheet keeps fifteen digits of a number; what follows is lost.
  const lost = cell.type === 'number' && Math.abs(cell.value) >= 1e15
  const id = halfWidth(typed(cell))
    .replace(/[\s'-]/g, '')
    .toUpperCase()
  const fault = lost ? 'id-scientific-notation' : idFault(id, today)
  return fault ? { code: fault, message: `公民身份证号码${idMessages[fault]}` } : { value: id }
}

function readPhone(text: string): string {
  const phone = halfWidth(text).replace(/\s+/g, '')
  const digits = phone.replaceAll('-', '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : phone
}

function readPlainDate(cell: NonNullable<Cell>, today: PlainDate): CellReading {
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
