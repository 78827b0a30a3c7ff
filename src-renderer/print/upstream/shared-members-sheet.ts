import type { PlainDate } from '../../../src-shared/plain-date'

/** Somebody whom other offices count too. */
interface SharedLine {
  id: string
  name: string
  branch: string
  /** Full names. */
  offices: readonly string[]
}

/** What the list of people counted twice prints: the answer of `upstream.matched`. */
export interface SharedMembersSheet {
  office: { name: string; code: string }
  /** The office above that compared. */
  by: string
  periodText: string
  comparedOn: PlainDate
  rows: readonly SharedLine[]
  /** Found too, but not on the roster any more. */
  gone: number
  /** Without an identity number, so not compared. */
  without: number
  printedOn: PlainDate
  operator: string
}

type NumberedLine = SharedLine & { number: number }

/** Millimetres that the rows may take of a page, and of the last one, which has the signatures too. */
const room = { page: 196, last: 126 }
/** Characters that fit a line of a column. */
const width = { name: 4, branch: 7, offices: 13 }

const linesOf = (text: string, characters: number) => Math.ceil(text.length / characters)

/** Height of a row in millimetres; each office stands on a line of its own. */
function heightOf({ name, branch, offices }: SharedLine): number {
  const below = offices.reduce((lines, office) => lines + linesOf(office, width.offices), 0)
  const lines = Math.max(linesOf(name, width.name), linesOf(branch, width.branch), below)
  return Math.max(10, lines * 5 + 4)
}

/** The people page by page, each with a number in the list. The signatures never stand on a page without anybody. */
export function sharedPages(rows: readonly SharedLine[]): NumberedLine[][] {
  const pages: NumberedLine[][] = []
  let left = rows.map((row, i) => ({ ...row, number: i + 1 }))
  while (left.length > 1 && sum(left) > room.last) {
    const fitting = left.findIndex((_, i) => sum(left.slice(0, i + 1)) > room.page)
    const count = Math.max(1, fitting === -1 ? left.length - 1 : fitting)
    pages.push(left.slice(0, count))
    left = left.slice(count)
  }
  return [...pages, left]
}

const sum = (rows: readonly SharedLine[]) => rows.reduce((height, row) => height + heightOf(row), 0)

/** What is said below the list: who was found and is gone, and who could not be compared. */
export function notesOf({ gone, without }: Pick<SharedMembersSheet, 'gone' | 'without'>): string[] {
  return [
    ...(gone ? [`另有${gone}名已经不在本单位这一期的名册上。`] : []),
    ...(without ? [`本单位有${without}名没有身份证号，没有参加比对。`] : []),
  ]
}
