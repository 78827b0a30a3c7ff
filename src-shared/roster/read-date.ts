import { isPlainDate, type PlainDate } from '../plain-date'
import type { Cell } from '../spreadsheet/sheet'
import { halfWidth } from './plain-text'

export type DateReading = { date: PlainDate } | { fault: string }

const shapes = [
  /^(\d{4})([-/.])(?<month>\d{1,2})(?:\2(?<day>\d{1,2}))?$/,
  /^(\d{4})年(?:(?<month>\d{1,2})月?(?:(?<=月)(?<day>\d{1,2})[日号]?)?)?$/,
  /^(\d{4})(?:(?<month>\d{2})(?<day>\d{2})?)?$/,
]
const time = /\s*[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/

/**
 * A date as people write it: `1979/8/24`, `2008年7月1日`, `2008.7.1`, `19761114`; without its day or month where that is
 * all they know: `1968年7月`, `1976.8`, `1968`. A date that does not exist is a fault, and so is one that could be read
 * in two ways. `fault` says in Chinese what to do.
 */
export function readDate(cell: NonNullable<Cell>): DateReading {
  if (cell.type === 'number') return readNumber(cell.value)
  const written = halfWidth(cell.text)
  const text = written.replace(time, '').replace(/\s+/g, '')
  for (const shape of shapes) {
    const found = shape.exec(text)
    if (!found) continue
    const parts = [found[1]!, found.groups?.month, found.groups?.day].filter(part => part !== undefined)
    const date = parts.map(part => part.padStart(2, '0')).join('-')
    return isPlainDate(date) && date >= '1900' ? { date } : { fault: `“${written}”不是真实的日期，请更正` }
  }
  return { fault: `“${written}”看不出是哪一天，请写成 1976-08-24 或 1976年8月` }
}

/** `19761114` was meant; `2008.1` could have been `2008.10` before the spreadsheet cut its zero. */
function readNumber(value: number): DateReading {
  const text = String(value)
  if (/^\d{4}\.1$/.test(text)) {
    return {
      fault: `单元格里是数字${text}，分不清是1月还是10月，请写成 ${text.slice(0, 4)}-01 或 ${text.slice(0, 4)}-10`,
    }
  }
  if (/^\d{4}(?:\d{2}|\d{4}|\.\d{1,2})$|^(?:19|20)\d{2}$/.test(text)) return readDate({ type: 'text', text })
  return { fault: `单元格里是数字${text}，请把它设为日期格式，或写成 1976-08-24` }
}
