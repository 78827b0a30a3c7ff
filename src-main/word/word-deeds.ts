import { done, refused, Refusal, type Outcome } from '../../src-shared/problem'
import type { WordValues } from '../../src-shared/word/word-values'
import type { WordDocument } from '../../src-shared/word/word-papers'
import { checkTemplate } from './check-template'
import { fillTemplate } from './fill-template'
import type { WordLimits } from './limits'
import { readText } from './read-text'
import { wordRefusals } from './refusals'

/** What is asked of the thread about a Word file. */
export type WordDeed = { name: string; bytes: Uint8Array; limits: WordLimits } & (
  { kind: 'fill'; words: WordValues } | { kind: 'check'; document: WordDocument } | { kind: 'read' }
)

/** Answers `fill` with the document, `check` with the text of a filled sample, `read` with the text. */
export async function wordOutcome(deed: WordDeed): Promise<Outcome<unknown>> {
  const { name, bytes, limits } = deed
  try {
    switch (deed.kind) {
      case 'fill':
        return done(await fillTemplate(name, bytes, deed.words, limits))
      case 'check':
        return done(await checkTemplate(name, bytes, deed.document, limits))
      case 'read':
        return done(readText(name, bytes, limits))
    }
  } catch (error) {
    // As with spreadsheets: a broken file fails in many ways, and each of them means the same to the clerk.
    return refused(...(error instanceof Refusal ? error.problems : [wordRefusals.damaged(name)]))
  }
}
