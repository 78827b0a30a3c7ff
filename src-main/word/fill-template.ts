import { TemplateHandler, type TemplateData } from 'easy-template-x'
import { zipSync } from 'fflate'
import type { WordValues } from '../../src-shared/word/word-values'
import type { WordLimits } from './limits'
import { wordParts } from './word-parts'

/** The library is given a ZIP made anew from the parts that were inflated under the limits. */
export const judged = (name: string, bytes: Uint8Array, limits: WordLimits) =>
  Buffer.from(zipSync(Object.fromEntries(wordParts(name, bytes, limits)), { level: 0 }))

/** A deep document is no paper. */
export const handler = () => new TemplateHandler({ maxXmlDepth: 40 })

/** What XML can hold: line breaks of other programs become ones; other control characters and halves of a sign go. */
const writable = (text: string): string =>
  text.replace(/[\v\f]/g, '\n').replace(/[\0-\x08\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, '')

/** Texts of a document, each as it can be written. */
function writableIn(words: WordValues): WordValues {
  return Object.fromEntries(
    Object.entries(words).map(([tag, value]) => [
      tag,
      typeof value === 'string' ? writable(value) : value.map(writableIn),
    ]),
  )
}

/** Writes texts into a template. @returns the Word document */
export async function fillTemplate(
  name: string,
  bytes: Uint8Array,
  words: WordValues,
  limits: WordLimits,
): Promise<Uint8Array> {
  return new Uint8Array(await handler().process(judged(name, bytes, limits), writableIn(words) as TemplateData))
}
