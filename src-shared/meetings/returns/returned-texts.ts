import type { WordText } from '../../word/word-text'
import { returnFields, rosterHeads, type ReturnField } from './return-sheet'

/** What stands in the fields of a sheet that came back, as it was written; a field that is gone is not there. */
export interface ReturnedTexts {
  fields: Partial<Record<ReturnField, string>>
  people: { name: string; present: string; reason: string }[]
}

/** A text without the spaces and signs that programs and hands put between characters. */
export const bare = (text: string): string => text.normalize('NFKC').replace(/[\s:_]/g, '')

const fieldOf = new Map(Object.entries(returnFields).map(([field, label]) => [bare(label), field as ReturnField]))

/** Finds fields by the label in the cell before them: a program that saves the file may move or drop any other mark. */
export function returnedTexts({ tables }: WordText): ReturnedTexts {
  const found: ReturnedTexts = { fields: {}, people: [] }
  for (const rows of tables) {
    const head = rows.findIndex(cells => cells.some(cell => bare(cell) === rosterHeads.name))
    if (head >= 0) found.people.push(...peopleOf(rows, head))
    else for (const cells of rows) readPairs(cells, found.fields)
  }
  return found
}

/** A label and what stands behind it, which is never taken for a label itself. */
function readPairs(cells: readonly string[], fields: ReturnedTexts['fields']): void {
  for (let i = 0; i + 1 < cells.length; i++) {
    const field = fieldOf.get(bare(cells[i]!))
    if (!field || fields[field] !== undefined) continue
    fields[field] = cells[++i]!.trim()
  }
}

/** People stand two beside each other: the left ones first, as they are numbered. */
function peopleOf(rows: readonly string[][], head: number): ReturnedTexts['people'] {
  const heads = rows[head]!.map(bare)
  const starts = heads.flatMap((text, i) => (text === rosterHeads.name ? [i] : []))
  return starts.flatMap(start => {
    const offset = (label: string) => heads.indexOf(label, start)
    return rows.slice(head + 1).flatMap(cells => {
      const name = bare(cells[start] ?? '')
      if (!name) return []
      return [
        {
          name,
          present: cells[offset(rosterHeads.present)] ?? '',
          reason: (cells[offset(rosterHeads.reason)] ?? '').trim(),
        },
      ]
    })
  })
}
