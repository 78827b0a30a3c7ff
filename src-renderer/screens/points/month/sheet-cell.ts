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
    return halves > 0 ? { amount: halves, delta: 0 } : { error: `填${item.unit}，如 2 或 1.5` }
  }
  if (kind === 'times') {
    const times = ticks.test(plain) ? 1 : wholeNumber.test(plain) ? Number(plain) : 0
    return times > 0 ? { delta: times * item.deltas[0]! } : { error: '填次数，如 1，或打√' }
  }
  const points = readPoints(plain)
  if (points === null || points === 0) return { error: '填分值，以0.5分为单位，如 1 或 0.5' }
  return { delta: item.group === 'deduction' ? -Math.abs(points) : Math.abs(points) }
}

/** Blank cells and the noughts and dashes that a spreadsheet fills its blanks with. */
export const isBlank = (text: string): boolean => /^\s*(?:0+(?:\.0+)?|[-–—/])?\s*$/.test(plainDigits(text))

export interface PasteTarget {
  members: readonly { member: string; name: string }[]
  /** Codes of the columns that can be typed into, from left to right. */
  codes: readonly string[]
  /** Where the pasting begins. */
  row: number
  column: number
}

/** What pasting a block writes, and the names in it that are not on the sheet. */
export interface Pasted {
  cells: { member: string; code: string; text: string }[]
  unknown: string[]
}

/**
 * Lays a pasted block over the sheet. Where its first column holds names, rows go to the people they name, in whatever order,
 * and a name that two people have or nobody has is told; else rows follow on each other from the cell that was chosen.
 */
export function pasteInto(block: readonly (readonly string[])[], { members, codes, row, column }: PasteTarget): Pasted {
  const named = (name: string) => members.filter(one => one.name === name.replace(/\s/g, ''))
  const byName = block.some(cells => cells.length > 1 && named(cells[0] ?? '').length > 0)
  const pasted: Pasted = { cells: [], unknown: [] }
  block.forEach((cells, i) => {
    const [name = '', ...rest] = cells
    const people = byName ? named(name) : members.slice(row + i, row + i + 1)
    if (byName && people.length !== 1) {
      if (name.trim() && rest.some(text => !isBlank(text))) pasted.unknown.push(name.trim())
      return
    }
    const texts = byName ? rest : cells
    texts.forEach((text, j) => {
      const code = codes[column + j]
      if (people[0] && code !== undefined && !isBlank(text))
        pasted.cells.push({ member: people[0].member, code, text: text.trim() })
    })
  })
  return pasted
}
