/** What can be found: its words, and the line that is searched. */
export interface Findable {
  text: string
  /** Full pinyin of each character without tones: `['liu', 'de', 'ming']`; empty until it is known. */
  syllables: readonly string[]
}

/** As people of many dialects type: `zh` as `z`, `l` as `n`. Applied to what is typed and to what is found. */
export function blur(text: string): string {
  return text.replace(/([zcs])h/g, '$1').replace(/l/g, 'n')
}

/** The searched line of one thing: characters, full pinyin, initials, and both again blurred. */
export function searchLine({ text, syllables }: Findable): string {
  const full = syllables.join('')
  const initials = syllables.map(syllable => syllable[0] ?? '').join('')
  return [
    text.toLowerCase(),
    full,
    initials,
    blur(full),
    syllables.map(syllable => blur(syllable)[0] ?? '').join(''),
  ].join('|')
}

/** Many things as one long string, so that a key stroke costs one pass of `indexOf` and not one call a thing. */
export interface SearchIndex {
  haystack: string
  /** Where the line of each thing begins. */
  starts: Uint32Array
}

export function buildIndex(things: readonly Findable[]): SearchIndex {
  const starts = new Uint32Array(things.length)
  const lines = things.map(searchLine)
  let at = 1
  lines.forEach((line, i) => {
    starts[i] = at
    at += line.length + 1
  })
  return { haystack: `\n${lines.join('\n')}\n`, starts }
}

/**
 * Places of the things that a query finds, those whose line begins a word with it first, in the order of the index.
 * @param limit how many at most
 */
export function searchIndex({ haystack, starts }: SearchIndex, query: string, limit: number): number[] {
  const typed = query
    .trim()
    .toLowerCase()
    .replace(/[|\n\s']/g, '')
  if (!typed) return []
  const needles = [...new Set([typed, blur(typed)])]
  const found = new Set<number>()
  for (const prefix of ['\n', '|', '']) {
    for (const needle of needles) collect(prefix + needle)
    if (found.size >= limit) break
  }
  return [...found].slice(0, limit)

  function collect(needle: string): void {
    let at = haystack.indexOf(needle)
    while (at >= 0 && found.size < limit) {
      const thing = thingAt(starts, at + (needle[0] === '\n' ? 1 : 0))
      found.add(thing)
      const next = starts[thing + 1]
      at = next === undefined ? -1 : haystack.indexOf(needle, next - 1)
    }
  }
}

/** The thing whose line a position lies in. */
function thingAt(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}
