import { pinyin } from 'pinyin-pro'

const plain = new Map<string, string[]>()

/** Syllables of a person's name without tones, surnames read as surnames: `单` as `shan`. Remembered. */
export function nameSyllables(name: string): string[] {
  const known = plain.get(name)
  if (known) return known
  const made = pinyin(name, { toneType: 'none', surname: 'head', type: 'array', v: true })
  plain.set(name, made)
  return made
}

export const wordSyllables = (words: string): string[] =>
  pinyin(words, { toneType: 'none', type: 'array', nonZh: 'removed' })

/** The name as it is read aloud, with tones: `liú dé míng`. */
export const spokenName = (name: string): string => pinyin(name, { surname: 'head' })
