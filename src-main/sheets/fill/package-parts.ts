import { posix } from 'node:path'
import { strFromU8, strToU8 } from 'fflate'
import { attribute } from './sheet-xml'

/** The parts of an `.xlsx` file, by name. */
export type Parts = Map<string, Uint8Array>

export const textOf = (parts: Parts, name: string): string | undefined => {
  const part = parts.get(name)
  return part && strFromU8(part)
}

export const setText = (parts: Parts, name: string, text: string): void => void parts.set(name, strToU8(text))

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of an attribute as it is meant. */
const plain = (text: string): string =>
  text
    .replace(/&#(x[0-9a-f]+|\d+);/gi, (_, code: string) =>
      String.fromCodePoint(code.startsWith('x') ? parseInt(code.slice(1), 16) : Number(code)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => signs[name]!)

interface Relation {
  id: string
  type: string
  part: string
}

/** What a part refers to. */
export function relationsOf(parts: Parts, part: string): Relation[] {
  const folder = posix.dirname(part)
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  return [...(textOf(parts, file) ?? '').matchAll(/<Relationship\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const [id, type, target] = ['Id', 'Type', 'Target'].map(name => attribute(attributes, name))
    if (!id || !type || !target || attribute(attributes, 'TargetMode') === 'External') return []
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
    return [{ id, type: posix.basename(type), part: path }]
  })
}

export const workbookPart = 'xl/workbook.xml'

/** Name of the part that holds the sheet of a name. */
export function sheetPart(parts: Parts, sheet: string): string | undefined {
  for (const [, attributes = ''] of (textOf(parts, workbookPart) ?? '').matchAll(/<sheet\b([^>]*)>/g)) {
    if (plain(attribute(attributes, 'name') ?? '') !== sheet) continue
    const id = /\s(?:\w+:)?id="([^"]*)"/.exec(attributes)?.[1]
    return relationsOf(parts, workbookPart).find(relation => relation.id === id)?.part
  }
  return undefined
}

/** Takes a part out, with all that names it: what it says would no longer be true. */
export function dropPart(parts: Parts, part: string, from: string): void {
  parts.delete(part)
  const relations = posix.join(posix.dirname(from), '_rels', `${posix.basename(from)}.rels`)
  const name = posix.basename(part)
  for (const file of ['[Content_Types].xml', relations])
    setText(
      parts,
      file,
      (textOf(parts, file) ?? '').replace(/<(?:Override|Relationship)\b[^>]*>/g, tag =>
        tag.includes(name) ? '' : tag,
      ),
    )
}
