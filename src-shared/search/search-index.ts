import { collect, holds, linesOf, newKeys, put, type Lines } from './key-lines'

/** What can be found, and by what. */
export interface Findable {
  text: string
  /** Full pinyin of each character without tones: `['liu', 'de', 'ming']`; empty until it is known. */
  syllables: readonly string[]
  /** The same where a character can be read otherwise. */
  others?: readonly (readonly string[])[]
  /** Where somebody lives. */
  place?: string | null
  /** Numbers as they are shown, hidden digits as `*`: what is typed is held against what is seen. */
  numbers?: readonly (string | null)[]
}

/** As people of many dialects type: `zh` as `z`, `l` as `n`, `ing` as `in`, `ü` as `u`. For what is typed and what is found. */
export function blur(text: string): string {
  return text
    .replace(/([zcs])h/g, '$1')
    .replace(/l/g, 'n')
    .replace(/ng(?![aeiou])/g, 'n')
    .replace(/v/g, 'u')
}

/** The keys of things, each kind apart, because it is known of what is typed which of them it can be in. */
export interface SearchIndex {
  characters: Lines
  places: Lines
  initials: Lines
  full: Lines
  /** Everything in letters as it is typed carelessly, and as it can be read otherwise. */
  blurred: Lines
  /** What of a number is seen, from its end. */
  tails: Lines
  numbers: readonly (readonly (string | null)[])[]
  /** How characters are read, for a name written with others of the same sound. */
  read: (text: string) => readonly string[]
}

/** Dots, spaces and apostrophes, which people leave out or write otherwise. */
const between = /[\s'’·•・．‧･∙⋅.]/g
const plain = (text: string) => text.toLowerCase().replace(between, '')
const initialsOf = (syllables: readonly string[]) => syllables.map(syllable => syllable[0] ?? '').join('')

/** Takes things in a few at a time, so that a window can go on in between, and makes the index of them. */
export class IndexBuilder {
  private readonly keys = {
    characters: newKeys(),
    places: newKeys(),
    initials: newKeys(),
    full: newKeys(),
    blurred: newKeys(),
    tails: newKeys(),
  }
  private readonly numbers: (readonly (string | null)[])[] = []

  constructor(private readonly read: (text: string) => readonly string[] = () => []) {}

  add(things: readonly Findable[]): void {
    const { characters, places, initials, full, blurred, tails } = this.keys
    for (const { text, syllables, others = [], place, numbers = [] } of things) {
      const at = this.numbers.push(numbers) - 1
      put(characters, at, plain(text))
      if (place) put(places, at, plain(place))
      for (const number of numbers) if (number) put(tails, at, number.slice(-4).toLowerCase())
      if (!syllables.length) continue
      const [short, mixed, long] = lettersOf(syllables)
      put(initials, at, short!)
      put(full, at, long!)
      put(full, at, mixed!)
      for (const said of [syllables, ...others])
        for (const letters of new Set(lettersOf(said.map(blur)))) put(blurred, at, letters)
    }
  }

  index(): SearchIndex {
    const lines = Object.fromEntries(Object.entries(this.keys).map(([kind, keys]) => [kind, linesOf(keys)]))
    return this.made(lines as Record<Kind, Lines>)
  }

  /** The same, with a pause behind each kind of key. */
  async indexWith(pause: () => Promise<void>): Promise<SearchIndex> {
    const lines: Partial<Record<Kind, Lines>> = {}
    for (const [kind, keys] of Object.entries(this.keys)) {
      lines[kind as Kind] = linesOf(keys)
      await pause()
    }
    return this.made(lines as Record<Kind, Lines>)
  }

  private made(lines: Record<Kind, Lines>): SearchIndex {
    return { ...lines, numbers: this.numbers, read: this.read }
  }
}

type Kind = 'characters' | 'places' | 'initials' | 'full' | 'blurred' | 'tails'

/** As letters are typed for a name: `zsf`, `zhangsf`, `zhangsanfeng`. */
const lettersOf = (syllables: readonly string[]) => [
  initialsOf(syllables),
  (syllables[0] ?? '') + initialsOf(syllables.slice(1)),
  syllables.join(''),
]

export function buildIndex(things: readonly Findable[], read?: (text: string) => readonly string[]): SearchIndex {
  const builder = new IndexBuilder(read)
  builder.add(things)
  return builder.index()
}

/**
 * Places of the things that a query finds: those whose key begins with it before those that contain it, exactly before
 * carelessly typed, a name before a place; among equals in the order of the index. A name nobody has is looked for by its
 * sound, which finds 张珊 for 张姗 and 昇 for 升.
 * @param limit how many at most
 */
export function searchIndex(index: SearchIndex, query: string, limit: number): number[] {
  const typed = plain(query)
  if (!typed) return []
  const found = new Set<number>()
  if (/^[a-z]+$/.test(typed)) byLetters(index, typed, found, limit)
  else if (/^\d+x?$/.test(typed)) byNumber(index, typed, found, limit)
  const texts = [index.characters, index.places]
  for (const lines of texts) collect(lines, `\n${typed}`, found, limit)
  for (const lines of texts) collect(lines, typed, found, limit)
  if (!found.size && [...typed].length > 1 && /\p{Script=Han}/u.test(typed)) {
    const sound = blur(index.read(typed).join(''))
    if (sound) collect(index.blurred, `\n${sound}`, found, limit)
  }
  return [...found]
}

function byLetters({ initials, full, blurred }: SearchIndex, typed: string, found: Set<number>, limit: number): void {
  const careless = blur(typed)
  // What is nowhere even carelessly is nowhere exactly.
  if (!holds(blurred, careless)) return
  const passes = [
    [initials, typed],
    [full, typed],
    [blurred, careless],
  ] as const
  for (const [lines, needle] of passes) collect(lines, `\n${needle}`, found, limit)
  for (const [lines, needle] of passes) collect(lines, needle, found, limit)
}

/** By the end of a number. More than is seen of it is held against the digits that are. */
function byNumber({ tails, numbers }: SearchIndex, typed: string, found: Set<number>, limit: number): void {
  if (typed.length <= 4) return collect(tails, `${typed}\n`, found, limit)
  const candidates = new Set<number>()
  collect(tails, `\n${typed.slice(-4)}\n`, candidates, Infinity)
  for (const at of candidates)
    if (found.size < limit && numbers[at]!.some(number => number && fits(number.toLowerCase(), typed))) found.add(at)
}

const fits = (shown: string, typed: string) =>
  typed.length <= shown.length &&
  [...shown.slice(-typed.length)].every((digit, i) => digit === '*' || digit === typed[i])
