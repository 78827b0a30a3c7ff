import { done, refused, Refusal, type Outcome } from '../../src-shared/problem'
import type { WordValues } from '../../src-shared/word/word-values'
import type { WordDocument } from '../../src-shared/word/word-papers'
import { fillTemplate, templateTags } from './fill-template'
import type { WordLimits } from './limits'
import { readText } from './read-text'
import { wordRefusals } from './refusals'
import { shippedTemplate } from './shipped-templates'

/** What is asked of the thread about a Word file. Bytes are empty where the shipped template is meant. */
export type WordDeed = { name: string; bytes: Uint8Array; limits: WordLimits } & (
  { kind: 'fill'; document: WordDocument; words: WordValues } | { kind: 'tags' } | { kind: 'read' }
)

/** Answers `fill` with the document, `tags` with names, `read` with the text. */
export async function wordOutcome(deed: WordDeed): Promise<Outcome<unknown>> {
  const { name, bytes, limits } = deed
  try {
    switch (deed.kind) {
      case 'fill':
        return done(await fillTemplate(name, bytes.length ? bytes : shippedTemplate(deed.document), deed.words, limits))
      case 'tags':
        return done(await templateTags(name, bytes, limits))
      case 'read':
        return done(readText(name, bytes, limits))
    }
  } catch (error) {
    // As with spreadsheets: a broken file fails in many ways, and each of them means the same to the clerk.
    return refused(...(error instanceof Refusal ? error.problems : [wordRefusals.damaged(name)]))
  }
}
