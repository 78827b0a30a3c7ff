/**
 * The lines a paragraph was broken into, as text without the space at their ends. Reads where each character stands,
 * so it knows no rule of line breaking itself. Characters of two code units stay whole.
 */
export function linesOf(paragraph: HTMLElement): string[] {
  const lineHeight = parseFloat(getComputedStyle(paragraph).lineHeight)
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const lines: string[] = []
  let middle = -Infinity
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let offset = 0
    for (const character of node.nodeValue ?? '') {
      range.setStart(node, offset)
      range.setEnd(node, (offset += character.length))
      const rectangle = range.getClientRects()[0]
      const here = rectangle ? (rectangle.top + rectangle.bottom) / 2 : middle
      if (lines.length === 0 || here > middle + lineHeight / 2) {
        lines.push('')
        middle = here
      }
      lines[lines.length - 1] += character
    }
  }
  return lines.map(line => line.trimEnd())
}
