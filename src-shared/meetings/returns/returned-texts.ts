import { covered, type WordText } from '../../word/word-text'
import { returnFields, rosterHeads, type ReturnField } from './return-sheet'

/** What stands in the fields of a sheet that came back, as it was written; a field that is gone is not there. */
export interface ReturnedTexts {
  fields: Partial<Record<ReturnField, string>>
  /** Their number is 0 where none can be read. */
  people: { number: number; name: string; present: string; reason: string }[]
  /** Heads of columns that a list of people lacks. */
  lacking: string[]
}

/** A text without the spaces and signs that programs and hands put between characters. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[\s:_]/g, '')

const fieldOf = new Map(Object.entries(returnFields).map(([field, label]) => [bare(label), field as ReturnField]))

/** Finds fields by the label in the cell before them: a program that saves the file may move or drop any other mark. */
export function returnedTexts({ tables }: WordText): ReturnedTexts {
  const found: ReturnedTexts = { fields: {}, people: [], lacking: [] }
  for (const rows of tables) {
    const head = rows.findIndex(cells => cells.some(cell => bare(cell) === rosterHeads.name))
    if (head < 0) {
      for (const cells of rows) readPairs(cells, found.fields)
      continue
    }
    const { people, lacking } = peopleOf(rows, head)
    found.people.push(...people)
    found.lacking.push(...lacking)
  }
  return found
}

/** A label and what stands behind it, which is never taken for a label itself. */
function readPairs(row: readonly string[], fields: ReturnedTexts['fields']): void {
  const cells = row.filter(cell => cell !== covered)
  for (let i = 0; i + 1 < cells.length; i++) {
    const field = fieldOf.get(bare(cells[i]!))
    if (!field || fields[field] !== undefined) continue
    fields[field] = cells[++i]!.trim()
  }
}

const neededHeads = [rosterHeads.present, rosterHeads.reason]

/** People stand two beside each other: the left ones first, as they are numbered. No column is looked for beyond its block. */
function peopleOf(rows: readonly string[][], head: number): Pick<ReturnedTexts, 'people' | 'lacking'> {
  const heads = rows[head]!.map(bare)
  const starts = heads.flatMap((text, i) => (text === rosterHeads.name ? [i] : []))
  const blocks = starts.map((start, i) => ({
    start,
    labels: heads.slice(start, starts[i + 1]),
    numbers: heads.lastIndexOf(rosterHeads.number, start),
  }))
  const people = blocks.flatMap(({ start, labels, numbers }) =>
    rows.slice(head + 1).flatMap(row => {
      const cells = underHeads(row, rows[head]!)
      const written = (label: string) => (labels.includes(label) ? textAt(cells, start + labels.indexOf(label)) : '')
      const name = bare(textAt(cells, start))
      if (!name) return []
      const number = Number(bare(textAt(cells, numbers))) || 0
      return [{ number, name, present: written(rosterHeads.present), reason: written(rosterHeads.reason).trim() }]
    }),
  )
  return { people, lacking: neededHeads.filter(label => blocks.some(({ labels }) => !labels.includes(label))) }
}

const textAt = (cells: readonly string[], at: number): string => {
  const text = cells[at] ?? ''
  return text === covered ? '' : text
}

/** A row of as many cells as the heads stands below them one by one, also where somebody pulled at its borders. */
function underHeads(row: readonly string[], heads: readonly string[]): readonly string[] {
  const own = row.filter(cell => cell !== covered)
  if (own.length !== heads.filter(cell => cell !== covered).length) return row
  let next = 0
  return heads.map(cell => (cell === covered ? covered : own[next++]!))
}
