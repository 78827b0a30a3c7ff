import { templateLimits } from '../../../src-main/word/limits'
import { wordOutcome } from '../../../src-main/word/word-deeds'
import type { WordDocument } from '../../../src-shared/word/word-papers'

/** What is said of a file that is to be a template. */
export async function complaints(bytes: Uint8Array, document: WordDocument = 'meeting-record') {
  const checked = await wordOutcome({ kind: 'check', name: '我们的.docx', document, bytes, limits: templateLimits })
  return checked.ok ? [] : checked.problems
}
