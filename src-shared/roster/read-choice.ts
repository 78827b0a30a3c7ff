import { otherWords } from './choices'
import { halfWidth } from './plain-text'

export type Choices = Readonly<Record<string, string>>

/** A reader of one closed list: from a word as people write it to the stored code. */
export function choiceReader(choices: Choices): (text: string) => string | undefined {
  const codes = new Map<string, string>()
  for (const [code, word] of Object.entries(choices)) codes.set(word, code)
  for (const [word, code] of Object.entries(otherWords.get(choices) ?? {})) codes.set(word, code)
  return text => codes.get(text) ?? codes.get(halfWidth(text).replace(/\s+/g, ''))
}

/** The words of a list for a message, cut where they are many. */
export function wordsOf(choices: Choices): string {
  const words = Object.values(choices)
  return words.length > 15 ? `${words.slice(0, 6).join('、')}等${words.length}项` : words.join('、')
}
