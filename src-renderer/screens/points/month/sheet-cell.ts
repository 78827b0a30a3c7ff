import { printRuleDelta } from '../../../../src-shared/points/print-points'
import type { QueryOutput } from '../../../engine/client'
import { readPoints } from '../typed-points'

export type SheetItem = QueryOutput<'points.sheet'>['items'][number]

/** What a cell of the month sheet takes: hours or another measure, how often, or points where the office chooses them. */
export type CellKind = 'amount' | 'times' | 'points'

export const kindOf = ({ per, deltas }: Pick<SheetItem, 'per' | 'deltas'>): CellKind =>
  per > 1 ? 'amount' : deltas.length === 1 ? 'times' : 'points'

/** What to type into a column: `填小时`, `填次数`, `填分`. */
export function cellWord(item: SheetItem): string {
  const kind = kindOf(item)
  if (kind === 'points') return '填分'
  return `填${kind === 'amount' ? item.unit : item.unit === '次' ? '次数' : `${item.unit}数`}`
}

/** All that is said of a column: `每2小时 +0.5，填小时`. */
export function cellHint(item: SheetItem): string {
  const bySize = [...item.deltas].sort((a, b) => Math.abs(a) - Math.abs(b))
  const [least, most] = [bySize[0]!, bySize[bySize.length - 1]!].map(printRuleDelta)
  const each =
    kindOf(item) === 'points' ? `${least}至${most}` : `每${item.per > 1 ? item.per : ''}${item.unit} ${least}`
  return `${each}，${cellWord(item)}`
}

const ticks = /^[√✓✔是对]$/
const wholeNumber = /^\d{1,3}$/
const halfNumber = /^\d{1,4}(\.[05])?$/
const plainDigits = (text: string) =>
  text.trim().replace(/[０-９．]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** What somebody typed into a cell: half points, or an amount in halves of the item's unit; else what is wrong with it. */
export type ReadCell = { delta: number; amount?: number } | { error: string }

/** Reads a cell. A tick counts once; nought is no entry and is refused, so that no 0 of a pasted sheet becomes one. */
export function readCell(item: SheetItem, text: string): ReadCell {
  const plain = plainDigits(text).replace(new RegExp(`(?:${item.unit}|次|分)$`), '')
  const kind = kindOf(item)
  if (kind === 'amount') {
    const halves = halfNumber.test(plain) ? Math.round(Number(plain) * 2) : 0
    if (halves > 0) return { amount: halves, delta: 0 }
    if (Number(plain) > 0) return { error: `填${item.unit}，以半${item.unit}为单位，如 3 或 3.5` }
    return { error: `填${item.unit}，如 2 或 1.5` }
  }
  if (kind === 'times') {
    const times = ticks.test(plain) ? 1 : wholeNumber.test(plain) ? Number(plain) : 0
    return times > 0
      ? { delta: times * item.deltas[0]! }
      : { error: `填${cellWord(item).slice(1)}，要整数，如 1，或打√` }
  }
  const points = readPoints(plain)
  if (points === null || points === 0) return { error: '填分值，以0.5分为单位，如 1 或 0.5' }
  return { delta: item.group === 'deduction' ? -Math.abs(points) : Math.abs(points) }
}

/** Blank cells and the noughts and dashes that a spreadsheet fills its blanks with. */
export const isBlank = (text: string): boolean => /^\s*(?:0+(?:\.0+)?|[-–—/])?\s*$/.test(plainDigits(text))

export interface PasteTarget {
  members: readonly { member: string; name: string }[]
  /** Columns that can be typed into, from left to right. */
  items: readonly Pick<SheetItem, 'code' | 'name'>[]
  /** Where the pasting begins. */
  row: number
  column: number
}

/** What pasting a block writes, the names in it that are not on the sheet, and the headings that are none of its columns. */
export interface Pasted {
  cells: { member: string; code: string; text: string }[]
  unknown: string[]
  columns: string[]
}

const plainHeading = (text: string) => text.replace(/[\s（(].*$/, '').trim()
const personHeading = /^(?:姓名|党员|党员姓名|序号|合计|本月合计|备注)$/

/** Which item each cell of a first row is the heading of, by code or name; nothing where the row is no headings. */
function headings(row: readonly string[], items: PasteTarget['items']): (string | undefined)[] | undefined {
  const found = row.map(text => {
    const [first, whole] = [plainHeading(text), text.trim()]
    return items.find(({ code, name }) => [first, whole].some(said => said === code || said === name))?.code
  })
  return found.some(Boolean) || personHeading.test((row[0] ?? '').trim()) ? found : undefined
}

/**
 * Lays a pasted block over the sheet. Where its first row has headings, columns go to the items they name. Where its first column
 * holds names, rows go to the people they name, in whatever order, and a name that two people have or nobody has is told; else rows
 * follow on each other from the cell that was chosen.
 */
export function pasteInto(block: readonly (readonly string[])[], { members, items, row, column }: PasteTarget): Pasted {
  const named = (name: string) => members.filter(one => one.name === name.replace(/\s/g, ''))
  const head = headings(block[0] ?? [], items)
  const body = head ? block.slice(1) : block
  const isByHead = head?.some(Boolean) ?? false
  const byName = body.some(cells => cells.length > 1 && named(cells[0] ?? '').length > 0)
  const pasted: Pasted = { cells: [], unknown: [], columns: [] }
  const codeAt = (place: number) => (isByHead ? head![place] : items[column + place - (byName ? 1 : 0)]?.code)
  if (isByHead)
    pasted.columns = block[0]!.filter(
      (text, place) =>
        text.trim() &&
        !head![place] &&
        !personHeading.test(text.trim()) &&
        body.some(cells => !isBlank(cells[place] ?? '')) &&
        !(byName && place === 0),
    )
  body.forEach((cells, i) => {
    const [name = ''] = cells
    const people = byName ? named(name) : members.slice(row + i, row + i + 1)
    if (byName && people.length !== 1) {
      if (name.trim() && cells.slice(1).some(text => !isBlank(text))) pasted.unknown.push(name.trim())
      return
    }
    cells.forEach((text, place) => {
      const code = byName && place === 0 ? undefined : codeAt(place)
      if (people[0] && code !== undefined && !isBlank(text))
        pasted.cells.push({ member: people[0].member, code, text: text.trim() })
    })
  })
  return pasted
}
