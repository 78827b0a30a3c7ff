import type { PlainDate } from '../../plain-date'
import { typed, type CellReader, type CellReading } from '../../sheet-import/cell-readers'
import type { TableCell } from '../../sheet-import/table-kind'
import { branchName } from '../branch-names'
import { idFault, type IdFault } from '../id-number'
import { personName } from '../person-name'
import { halfWidth } from '../plain-text'
import type { RosterField } from './roster-fields'

/** How those fields of a roster are read of which the record says too little. */
export function rosterReader(name: RosterField, today: PlainDate): CellReader | undefined {
  if (name === 'name') return cell => ({ value: personName(typed(cell)) })
  if (name === 'branch') return cell => ({ value: branchName(typed(cell)) })
  return name === 'idNumber' ? cell => readId(cell, today) : undefined
}

const idMessages: Readonly<Record<IdFault, string>> = {
  'id-fifteen-digits': '是15位旧号码，请填写18位公民身份号码',
  'id-scientific-notation': '被表格软件存成了数字，末几位已丢失，请把该列设为文本格式后重新填写18位号码',
  'id-malformed': '应为18位，前17位是数字，末位是数字或X，请核对',
  'id-check-digit': '校验码不对，请对照身份证核对',
  'id-birth': '第7至14位不是真实的出生日期，请对照身份证核对',
}

function readId(cell: TableCell, today: PlainDate): CellReading {
  // A spreadsheet keeps fifteen digits of a number; what follows is lost.
  const lost = cell.type === 'number' && Math.abs(cell.value) >= 1e15
  const id = halfWidth(typed(cell))
    .replace(/[\s'-]/g, '')
    .toUpperCase()
  const fault = lost ? 'id-scientific-notation' : idFault(id, today)
  return fault ? { code: fault, message: `公民身份证号码${idMessages[fault]}` } : { value: id }
}
