import { carriedOwners, purposes, type Purpose } from '../attachments/attachment'
import { done, refused, type Outcome } from '../problem'
import type { Detail } from './bundle-info'
import { looksLikeFormula } from './formula'
import { refusals } from './refusals'
import { readTableCsv, writeTableCsv } from './table-csv'
import type { BundleFile } from './zip-write'

/** What a bundle says of a file below `data/attachments/`: which row of its tables it belongs to, and what it is called. */
export interface ListedAttachment {
  /** `<sha256>.<ext>` */
  file: string
  table: string
  /** Opaque id of the row, as its table has it. */
  id: string
  purpose: Purpose
  name: string
}

const path = 'data/attachments.csv'
const folder = 'data/attachments/'
const header = ['file', 'table', 'id', 'purpose', 'name'] as const
const tables: readonly string[] = Object.values(carriedOwners)

/** The list that travels beside the files; none where there are no files. A name that a spreadsheet would run loses its first signs. */
export function attachmentList(listed: readonly ListedAttachment[]): BundleFile[] {
  if (!listed.length) return []
  const rows = listed.map(one => header.map(name => (name === 'name' ? plainName(one.name) : one[name])))
  return [
    {
      path,
      bytes: writeTableCsv(
        header,
        rows.sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1)),
      ),
    },
  ]
}

function plainName(name: string): string {
  let plain = name
  while (looksLikeFormula(plain)) plain = plain.trimStart().slice(1)
  return plain || '附件'
}

/**
 * Reads the list; every file that it names has to be there, and every file that is there in it. A bundle of before has files
 * without a list, and one that names nobody has neither.
 * @param files all of the bundle by their paths
 */
export function readAttachmentList(
  files: ReadonlyMap<string, Uint8Array>,
  detail: Detail,
): Outcome<ListedAttachment[]> {
  const bytes = files.get(path)
  if (!bytes) return done([])
  const [first, ...rows] = readTableCsv(bytes) ?? []
  const listed = rows.map(toListed)
  const named = new Set(listed.map(one => `${folder}${one?.file}`))
  const whole =
    detail === 'named' &&
    first?.join() === header.join() &&
    listed.every(one => one !== null) &&
    [...named].every(file => files.has(file)) &&
    [...files.keys()].every(file => !file.startsWith(folder) || named.has(file))
  return whole ? done(listed as ListedAttachment[]) : refused(refusals.contents(path))
}

function toListed(cells: readonly string[]): ListedAttachment | null {
  const [file = '', table = '', id = '', purpose = '', name = ''] = cells
  if (!file || !tables.includes(table) || !id || !name || !Object.hasOwn(purposes, purpose) || looksLikeFormula(name))
    return null
  return { file, table, id, purpose: purpose as Purpose, name }
}
