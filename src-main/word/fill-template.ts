import { TemplateHandler, type TemplateData } from 'easy-template-x'
import { zipSync } from 'fflate'
import type { WordValues } from '../../src-shared/word/word-values'
import type { WordLimits } from './limits'
import { wordParts } from './word-parts'

/** The library is given a ZIP made anew from the parts that were inflated under the limits. */
const judged = (name: string, bytes: Uint8Array, limits: WordLimits) =>
  Buffer.from(zipSync(Object.fromEntries(wordParts(name, bytes, limits)), { level: 0 }))

const handler = () => new TemplateHandler({ maxXmlDepth: 40 })

/** Writes texts into a template. @returns the Word document */
export async function fillTemplate(
  name: string,
  bytes: Uint8Array,
  words: WordValues,
  limits: WordLimits,
): Promise<Uint8Array> {
  return new Uint8Array(await handler().process(judged(name, bytes, limits), words as TemplateData))
}

/** The names of the tags that a template holds, each once; tags that do not pair up throw. */
export async function templateTags(name: string, bytes: Uint8Array, limits: WordLimits): Promise<string[]> {
  const tags = await handler().parseTags(judged(name, bytes, limits))
  return [...new Set(tags.map(tag => tag.name))]
}
