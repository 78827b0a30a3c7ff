/** What can be found: its words, and how each character is read. */
export interface Findable {
  text: string
  /** Full pinyin of each character without tones: `['liu', 'de', 'ming']`; empty until it is known. */
  syllables: readonly string[]
}

/** As people of many dialects type: `zh` as `z`, `l` as `n`. Applied to what is typed and to what is found. */
export function blur(text: string): string {
  return text.replace(/([zcs])h/g, '$1').replace(/l/g, 'n')
}

/** One key of many things as one long string, so that a key stroke costs a pass of `indexOf` and not a call a thing. */
interface Lines {
  haystack: string
  /** Where the line of each thing begins. */
  starts: Uint32Array
}

/** Kept apart, because letters alone are searched much faster than letters among characters. */
export interface SearchIndex {
  characters: Lines
  initials: Lines
  full: Lines
  blurredInitials: Lines
  blurredFull: Lines
}

export function buildIndex(things: readonly Findable[]): SearchIndex {
  const initials = (syllables: readonly string[]) => syllables.map(syllable => syllable[0] ?? '').join('')
  const of = (key: (thing: Findable) => string) => asLines(things.map(key))
  return {
    characters: of(({ text }) => text.toLowerCase()),
    initials: of(({ syllables }) => initials(syllables)),
    full: of(({ syllables }) => syllables.join('')),
    blurredInitials: of(({ syllables }) => initials(syllables.map(blur))),
    blurredFull: of(({ syllables }) => blur(syllables.join(''))),
  }
}

function asLines(keys: readonly string[]): Lines {
  const starts = new Uint32Array(keys.length)
  let at = 1
  keys.forEach((key, i) => {
    starts[i] = at
    at += key.length + 1
  })
  return { haystack: `\n${keys.join('\n')}\n`, starts }
}

/**
 * Places of the things that a query finds: first those whose key begins with it, exactly before blurred, then those
 * that contain it; among equals in the order of the index.
 * @param limit how many at most
 */
export function searchIndex(index: SearchIndex, query: string, limit: number): number[] {
  const typed = query.toLowerCase().replace(/[\s']/g, '')
  if (!typed) return []
  const passes: [Lines, string][] = /^[a-z]+$/.test(typed)
    ? [
        [index.initials, typed],
        [index.full, typed],
        [index.blurredInitials, blur(typed)],
        [index.blurredFull, blur(typed)],
        [index.characters, typed],
      ]
    : [[index.characters, typed]]
  const found = new Set<number>()
  // Where a key is nowhere, looking for it at the beginning of lines as well would cost a pass for nothing.
  const held = passes.filter(([lines, needle]) => lines.haystack.includes(needle))
  for (const [lines, needle] of held) collect(lines, `\n${needle}`, found, limit)
  for (const [lines, needle] of held) collect(lines, needle, found, limit)
  return [...found]
}

function collect({ haystack, starts }: Lines, needle: string, found: Set<number>, limit: number): void {
  if (found.size >= limit) return
  let at = haystack.indexOf(needle)
  while (at >= 0 && found.size < limit) {
    const thing = thingAt(starts, at + (needle[0] === '\n' ? 1 : 0))
    found.add(thing)
    const next = starts[thing + 1]
    at = next === undefined ? -1 : haystack.indexOf(needle, next - 1)
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
