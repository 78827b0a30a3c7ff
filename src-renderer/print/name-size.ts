/** The width of a text in Chinese characters; digits and Latin letters take about half of one. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2000' ? 0.55 : 1), 0)
}

/** How a name fits its column on the sign-in sheet: at full size, or smaller and on more lines. Nothing is cut off. */
export function nameSize(name: string): 'full' | 'small' | 'smallest' {
  const width = textWidth(name)
  if (width <= 5) return 'full'
  return width <= 14 ? 'small' : 'smallest'
}
