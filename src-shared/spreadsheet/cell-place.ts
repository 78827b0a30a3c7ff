/** The letters a spreadsheet gives a column; the first is 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

/** The column of its letters; the first is 0. */
export function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** `B7` of a row and a column, both counted from 0. */
export const cellPlace = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`
