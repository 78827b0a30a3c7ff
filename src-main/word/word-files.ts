import { contentIn } from '../files/content'
import { inThread } from '../foreign/in-thread'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { wordPaper, type WordDocument } from '../../src-shared/word/word-papers'
import type { WordText } from '../../src-shared/word/word-text'
import { templateLimits, wordLimits } from './limits'
import { wordRefusals } from './refusals'
import { shippedTemplate } from './shipped-templates'
import type { WordDeed } from './word-deeds'

/** A document with what it says, and the office's own template by its sha-256, where it has one. */
export interface WordJob {
  document: WordDocument
  data: unknown
  template: string | null
}

export interface WordFiles {
  /** A document in its template. */
  filled(job: WordJob): Promise<Outcome<Uint8Array>>
  /** A template as it is: the office's own, or the one that is shipped. */
  template(job: Pick<WordJob, 'document' | 'template'>): Outcome<Uint8Array>
  /** The text of a Word file that came from elsewhere. */
  read(name: string, bytes: Uint8Array): Promise<Outcome<WordText>>
  /** Whether a file can be the template of a document; answers the text of a filled sample. */
  checked(document: WordDocument, name: string, bytes: Uint8Array): Promise<Outcome<WordText>>
}

/**
 * Word files of an office, made where they can be killed.
 * @param content where its own templates lie
 * @param workerFile the built `word-worker`
 */
export function wordFilesIn(content: string, workerFile: string): WordFiles {
  const kept = contentIn(content)
  const template = ({ document, template: own }: Pick<WordJob, 'document' | 'template'>) => {
    const bytes = own === null ? shippedTemplate(document) : kept.get(own)
    return bytes
      ? done(bytes)
      : refused(
          problem(
            'template-lost',
            `本单位的“${wordPaper(document).template}”模板找不到了，请在设置 → 会议文书里重新选择或改回自带的。`,
          ),
        )
  }
  const deed = <T>(of: WordDeed) => inThread<T>(of, workerFile, wordRefusals)
  return {
    template,
    async filled({ document, data, template: own }) {
      const paper = wordPaper(document)
      const against = paper.refuses?.(data)
      if (against) return refused(problem('word-refused', against))
      const bytes = template({ document, template: own })
      if (!bytes.ok) return bytes
      const words = paper.words(data)
      return deed({ kind: 'fill', name: `${paper.template}.docx`, bytes: bytes.value, words, limits: wordLimits })
    },
    read: (name, bytes) => deed({ kind: 'read', name, bytes, limits: wordLimits }),
    checked: (document, name, bytes) => deed({ kind: 'check', document, name, bytes, limits: templateLimits }),
  }
}
