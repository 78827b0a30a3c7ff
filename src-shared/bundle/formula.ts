/**
 * Whether a spreadsheet may take a cell of text for a formula, also behind blanks and in full-width signs. Such text
 * is neither written nor read: a street opens these tables in a spreadsheet.
 */
export function looksLikeFormula(text: string): boolean {
  return /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text)
}
