import { cellText, type Cell, type Merge, type Sheet } from '../../spreadsheet/sheet'
import { halfWidth } from '../plain-text'
import { plainHeading } from '../../sheet-import/headings'
import { closing } from '../../sheet-import/read-table'
import { formFieldOf } from './form-fields'

export interface FormColumn {
  /** Place in the sheet, the first is 0. */
  column: number
  /** What stands above it, the group's heading first: `联系方式 手机`. */
  heading: string
  /** The heading nearest to the rows. */
  own: string
  /** Whether the form reckons it by itself: the first row for a person has a formula there. */
  formula: boolean
}

/** Where a form has its headings, its rows for people and what stands below; rows are counted from 0. */
export interface FormLayout {
  header: { first: number; last: number }
  columns: FormColumn[]
  from: number
  foot: number | null
  /** Rows that already have people. */
  filled: number
}

const searched = 30
const example = /^[(（【]?(?:例|示例|范例|样例|举例|填写示例)/

/** @returns nothing where no row looks like headings */
export function formLayout(sheet: Sheet): FormLayout | undefined {
  const header = headerRows(sheet)
  if (!header) return undefined
  let from = header.last + 1
  while (isExample(sheet.rows[from])) from++
  const columns = columnsOf(sheet, header, from)
  const numbered = columns.find(({ own }) => formFieldOf(own) === 'place')?.column
  const rest = sheet.rows.slice(from)
  const isFoot = (cells: readonly Cell[]) => closing.test(halfWidth(firstText(cells)).replace(/\s+/g, ''))
  const name = columns.find(({ own }) => formFieldOf(own) === 'name')?.column ?? -1
  /** One text alone before the names, where the first blank row has none: 报送说明 and the like. */
  const isLine = (cells: readonly Cell[]) => {
    const at = cells.findIndex(cell => cell !== null)
    return isNote(cells) && cells[at]?.type === 'text' && at < name && !rest[0]?.[at]
  }
  // What a form has written into its blank rows, such as 同上 or what a formula comes to, makes nobody of them.
  const isBlank = (cells: readonly Cell[]) =>
    name < 0
      ? cells.every(
          (cell, at) => !cell || at === numbered || columns.some(({ column, formula }) => formula && column === at),
        )
      : !cellText(cells[name]).trim() && !isFoot(cells) && !isRemark(cells) && !isLine(cells)
  const below = rest.findIndex(cells => !isBlank(cells))
  const foot = rest.findIndex(isFoot)
  const people = rest.slice(0, foot < 0 ? rest.length : foot)
  return {
    header,
    columns,
    from,
    foot: below < 0 ? null : from + below,
    filled: people.filter(cells => cellText(cells[name]).trim() !== '' && !isNote(cells)).length,
  }
}

const firstText = (cells: readonly Cell[]) => cellText(cells.find(cell => cell !== null))
const isExample = (cells: readonly Cell[] | undefined) => cells !== undefined && example.test(firstText(cells).trim())
/** A row that begins with a sentence or a label, such as `联系人：`. */
const isRemark = (cells: readonly Cell[]) => /[:：。；]/.test(firstText(cells))
/** A row with one long text across the table. */
const isNote = (cells: readonly Cell[]) => cells.filter(cell => cell !== null).length === 1

function headerRows({ rows, merges = [] }: Sheet): FormLayout['header'] | undefined {
  const scores = rows
    .slice(0, searched)
    .map(cells => new Set(cells.flatMap(cell => formFieldOf(cellText(cell)) ?? [])).size)
  const best = Math.max(0, ...scores)
  const at =
    best >= 2
      ? scores.indexOf(best)
      : rows.slice(0, searched).findIndex(cells => cells.filter(cell => cell?.type === 'text').length >= 3)
  if (at < 0) return undefined
  // Headings over several rows are joined cells; a group's own ones stand in the row below it.
  const joined = merges.filter(({ top, bottom }) => top <= at && at <= bottom && bottom > top)
  const first = Math.min(at, ...joined.map(({ top }) => top))
  const last = Math.max(at, ...joined.map(({ bottom }) => bottom))
  const grouped = merges.filter(({ top, bottom, left, right }) => top === at && bottom === at && right > left)
  const below = grouped.some(({ left, right }) => rows[last + 1]?.slice(left, right + 1).some(cell => cell !== null))
  return { first, last: below && last === at ? last + 1 : last }
}

function columnsOf(
  { rows, merges = [], formulas }: Sheet,
  { first, last }: FormLayout['header'],
  from: number,
): FormColumn[] {
  const holder = (row: number, column: number): Merge | undefined =>
    merges.find(({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right)
  const textAt = (row: number, column: number) => {
    const merge = holder(row, column)
    return cellText(rows[merge?.top ?? row]?.[merge?.left ?? column])
      .replace(/\s+/g, ' ')
      .trim()
  }
  const width = Math.max(
    ...rows.slice(first, last + 1).map(cells => cells.length),
    ...merges.filter(({ top, bottom }) => top >= first && bottom <= last).map(({ right }) => right + 1),
  )
  return Array.from({ length: width }, (_, column) => column).flatMap(column => {
    // Of cells that are joined side by side only the first one is written into.
    if ((holder(last, column)?.left ?? column) < column) return []
    const texts = Array.from({ length: last - first + 1 }, (_, i) => textAt(first + i, column)).filter(
      (text, i, all) => text !== '' && text !== all[i - 1],
    )
    const formula = formulas?.[from]?.includes(column) ?? false
    return texts.length ? [{ column, heading: texts.join(' '), own: texts[texts.length - 1]!, formula }] : []
  })
}

/** What a form looks like, by which it is known again: its headings without spaces and explanations. */
export const lookOf = (columns: readonly FormColumn[]): string[] => columns.map(({ heading }) => plainHeading(heading))
