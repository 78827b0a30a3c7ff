import { Refusal } from '../../src-shared/problem'
import { readCsv } from '../../src-shared/spreadsheet/csv'
import type { Sheet } from '../../src-shared/spreadsheet/sheet'
import type { SheetLimits } from './limits'
import { SheetRows, textCell } from './sheet-rows'

/** Reads CSV, or the same with tabs or semicolons (Excel's “Unicode 文本”): the first that cuts the beginning into columns. */
export function readDelimitedSheets(name: string, text: string, limits: SheetLimits): Sheet[] {
  const beginning = text.split(/\r\n|\r|\n/, 20)
  const delimiter = [',', '\t', ';'].find(candidate => beginning.some(line => line.includes(candidate))) ?? ','
  const read = readCsv(text, delimiter)
  if (!read.ok) throw new Refusal(read.problems)
  const gathered = new SheetRows(limits)
  gathered.add(name.replace(/\.[^.]*$/, ''), read.value.length, row => read.value[row]!.map(textCell))
  return gathered.sheets
}
