import { strFromU8 } from 'fflate'
import { Refusal } from '../../src-shared/problem'
import { zipContents } from '../foreign/zip-contents'
import type { WordLimits } from './limits'
import { wordRefusals as say } from './refusals'

export const documentPart = 'word/document.xml'

/**
 * The parts of a Word document that came from elsewhere. Throws a `Refusal`: of another kind of file, of one with macros
 * or a document type (which could make entities of itself without end), and of what `zipContents` has against it.
 */
export function wordParts(name: string, bytes: Uint8Array, limits: WordLimits): Map<string, Uint8Array> {
  const refuse = (problem: ReturnType<typeof say.notWord>) => new Refusal([problem])
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw refuse(say.legacy(name))
  if (!starts(0x50, 0x4b)) throw refuse(say.notWord(name))
  const parts = zipContents(name, bytes, limits, say)
  if (parts.has('content.xml')) throw refuse(say.otherFormat(name, ' OpenDocument 文档'))
  if (!parts.has(documentPart) || !parts.has('[Content_Types].xml')) throw refuse(say.notWord(name))
  if ([...parts.keys()].some(part => /vbaProject|activeX/i.test(part))) throw refuse(say.macros(name))
  for (const [part, content] of parts)
    if (/\.(xml|rels)$/i.test(part) && /<!DOCTYPE|<!ENTITY/i.test(strFromU8(content))) throw refuse(say.damaged(name))
  return parts
}
