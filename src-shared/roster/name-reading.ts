import { pinyin } from 'pinyin-pro'

/**
 * How names are read. Surnames as surnames (单 Shàn, 仇 Qiú, 尉迟 Yùchí), which the first two characters decide; every
 * other character by itself. A roster has few different characters, so each is spelled once and 50,000 names cost little.
 */
export interface Reading {
  /** Of each character without tones, ü as v: `['zhang', 'san', 'feng']`. */
  syllables: readonly string[]
  /** The same with a character read otherwise, as somebody might type who does not know: `['dan', 'xiong']` of 单雄. */
  others: readonly (readonly string[])[]
}

const heads = new Map<string, readonly string[]>()
const characters = new Map<string, readonly string[]>()
/** So many other readings at most: a name of rare readings may not fill the index. */
const most = 4

const kept = <V>(memory: Map<string, V>, key: string, make: () => V): V => {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  return made
}

/** Surname readings, with tones as numbers, of what a name begins with. */
const headReading = (head: string) =>
  kept(heads, head, () => pinyin(head, { surname: 'head', toneType: 'num', type: 'array', v: true }))
/** All readings of a character with tones as numbers, the usual one first. */
const readings = (character: string) =>
  kept(characters, character, () => {
    const usual = pinyin(character, { toneType: 'num', type: 'array', v: true })
    const all = pinyin(character, { toneType: 'num', type: 'array', v: true, multiple: true })
    return [...new Set([...usual, ...all])]
  })

/** Each character as the name is read, with tones as numbers. */
function spelled(name: string): string[] {
  const parts = [...name.replace(/[·\s]/g, '')]
  const head = headReading(parts.slice(0, 2).join(''))
  return parts.map((character, i) => (i < 2 ? head[i] : undefined) ?? readings(character)[0] ?? character)
}

const toneless = (syllable: string) => syllable.replace(/\d$/, '').toLowerCase()

export function nameReading(name: string): Reading {
  const syllables = spelled(name).map(toneless)
  const others = [...name.replace(/[·\s]/g, '')].flatMap((character, at) =>
    [...new Set(readings(character).map(toneless))]
      .filter(syllable => syllable !== syllables[at])
      .map(syllable => syllables.map((own, i) => (i === at ? syllable : own))),
  )
  return { syllables, others: others.slice(0, most) }
}

/** What a name is sorted by in the order of pinyin: by sound and tone, then by character, one after the other. */
export function pinyinKey(name: string): string {
  const sounds = spelled(name)
  return [...name.replace(/[·\s]/g, '')].map((character, i) => `${sounds[i]} ${character}`).join(' ')
}

/** Syllables of words without tones. */
export const wordSyllables = (words: string): string[] =>
  pinyin(words, { toneType: 'none', type: 'array', nonZh: 'removed' })

/** The name as it is read aloud, with tones: `liú dé míng`. */
export const spokenName = (name: string): string => pinyin(name, { surname: 'head' })
