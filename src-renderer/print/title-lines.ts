/** Characters of 22 pt in a line of 160 mm. */
const perLine = 20
/** Where a full name may be parted without tearing a word (GB/T 9704: 词意完整). */
const seams = /(?:街道|社区|小区|党委|委员会)/g

/** A title too long for one line, parted in two at the seam nearest its middle, else in its middle. */
export function titleLines(title: string): string[] {
  const characters = [...title]
  const { length } = characters
  if (length <= perLine) return [title]
  const ends = [...title.matchAll(seams)]
    .map(match => [...title.slice(0, match.index + match[0].length)].length)
    .filter(end => end <= perLine && length - end <= perLine && end < length)
  const middle = Math.ceil(length / 2)
  const at = ends.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? middle
  return [characters.slice(0, at).join(''), characters.slice(at).join('')]
}
