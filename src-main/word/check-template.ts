import { TemplateSyntaxError } from 'easy-template-x'
import { strFromU8 } from 'fflate'
import { problem, Refusal } from '../../src-shared/problem'
import { checkTags, looseBraces, tagProblems, wideTags, type TemplateTag } from '../../src-shared/word/template-tags'
import { wordPaper, type WordDocument } from '../../src-shared/word/word-papers'
import type { WordText } from '../../src-shared/word/word-text'
import { fillTemplate, handler, judged } from './fill-template'
import type { WordLimits } from './limits'
import { readText } from './read-text'
import { wordParts } from './word-parts'

const places = { Open: 'opens', Close: 'closes', SelfClosed: 'alone' } as const

/** What the library has against braces that are no pair: where they stand. */
function brace(error: unknown): never {
  if (!(error instanceof TemplateSyntaxError)) throw error
  const near = String(Reflect.get(error, 'openDelimiterText') ?? Reflect.get(error, 'closeDelimiterText') ?? '{')
  throw new Refusal([tagProblems.brace(near)])
}

/** Pictures, templates and objects that Word would fetch from a network when it opens what was made of the template. */
function refuseFetching(parts: ReadonlyMap<string, Uint8Array>): void {
  for (const [part, bytes] of parts) {
    if (!/\.rels$/i.test(part)) continue
    for (const [relationship] of strFromU8(bytes).matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g))
      if (/TargetMode\s*=\s*["']External/i.test(relationship) && !/\/hyperlink["']/i.test(relationship))
        if (/Target\s*=\s*["'](?:https?:|ftp:|\\\\|file:\/\/[^/])/i.test(relationship))
          throw new Refusal([
            problem(
              'template-fetches',
              '模板里有要从网上或别的电脑取的图片或模板，打开时会往外联。请在 Word 或 WPS 里把图片改成插入在文件里的，再另存为 .docx。',
              { field: '模板' },
            ),
          ])
  }
}

/**
 * Holds a template against what its document says, and fills it once with an invented meeting.
 * Throws a `Refusal` of all that does not fit.
 * @returns the text of the filled document
 */
export async function checkTemplate(
  name: string,
  bytes: Uint8Array,
  document: WordDocument,
  limits: WordLimits,
): Promise<WordText> {
  const { words, sample, needed } = wordPaper(document)
  const everything = words(sample())
  refuseFetching(wordParts(name, bytes, limits))
  const typed = readText(name, bytes, limits).paragraphs
  const tags = await templateTags(name, bytes, limits).catch(brace)
  const problems = [
    ...looseBraces(typed),
    ...wideTags(typed.join('\n'), everything),
    ...checkTags(tags, everything, needed),
  ]
  if (problems.length) throw new Refusal(problems)
  return readText(name, await fillTemplate(name, bytes, everything, limits), limits)
}

/** The tags of a template in the order in which they stand, part by part. */
async function templateTags(name: string, bytes: Uint8Array, limits: WordLimits): Promise<TemplateTag[]> {
  const tags = await handler().parseTags(judged(name, bytes, limits))
  return tags.map(tag => ({ name: tag.name, place: places[tag.disposition] }))
}
