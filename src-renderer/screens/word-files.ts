import { done, type Outcome } from '../../src-shared/problem'
import type { WordDocument } from '../../src-shared/word/word-papers'
import { useEngine, usePlatform } from './engine'

/** Writes a document as a Word file where a token says, in the office's own template where it has one. */
export function useWordFiles() {
  const engine = useEngine()
  const { main } = usePlatform()
  return async (document: WordDocument, data: unknown, token: string): Promise<Outcome<{ file: string }>> => {
    const listed = await engine.query('word.templates', {})
    if (!listed.ok) return listed
    const template = listed.value.rows.find(row => row.document === document)?.own?.sha256 ?? null
    const saved = await main['print.word']({ document, data, template, token })
    return saved.ok ? done({ file: saved.value.file }) : saved
  }
}
