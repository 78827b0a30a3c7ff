import { contentIn } from '../files/content'
import type { Tokens } from '../files/tokens'
import { inThread } from '../foreign/in-thread'
import type { Profile } from '../profile/layout'
import { problem, refused, type Outcome } from '../../src-shared/problem'
import { wordPaper, type WordDocument } from '../../src-shared/word/word-papers'
import { wordLimits } from './limits'
import { wordRefusals } from './refusals'
import type { WordDeed } from './word-deeds'

/** A document with what it says, and the office's own template by its sha-256, where it has one. */
export interface WordJob {
  document: WordDocument
  data: unknown
  template: string | null
  token: string
}

export type SaveWord = (job: WordJob) => Promise<Outcome<{ file: string; size: number }>>

/**
 * Writes documents as Word files.
 * @param workerFile the built `word-worker`
 */
export function saveWordWith(profile: Profile, tokens: Tokens, workerFile: string): SaveWord {
  const content = contentIn(profile.content)
  return async ({ document, data, template, token }) => {
    const paper = wordPaper(document)
    const against = paper.refuses?.(data)
    if (against) return refused(problem('word-refused', against))
    const bytes = template === null ? new Uint8Array() : content.get(template)
    if (!bytes)
      return refused(
        problem(
          'template-lost',
          `本单位的“${paper.template}”模板找不到了，请在设置 → Word 模板里重新选择或改回自带的。`,
        ),
      )
    const deed: WordDeed = {
      kind: 'fill',
      name: `${paper.template}.docx`,
      bytes,
      document,
      words: paper.words(data),
      limits: wordLimits,
    }
    const filled = await inThread<Uint8Array>(deed, workerFile, wordRefusals)
    return filled.ok ? tokens.save(token, filled.value) : filled
  }
}
