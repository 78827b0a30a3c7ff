import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import { canonicalJson } from '../records/canonical'

/** Rows a segment holds at most: rows that never change again are shared by all later backups. */
const segmentRows = 2000

/** The segments of a table's rows in key order: number of rows and bytes of each. */
export function* packRows(rows: readonly object[]): Generator<{ rows: number; bytes: Uint8Array }> {
  for (let at = 0; at < rows.length; at += segmentRows) {
    const part = rows.slice(at, at + segmentRows)
    const text = part.map(row => `${canonicalJson(row)}\n`).join('')
    yield { rows: part.length, bytes: deflateSync(strToU8(text), { level: 1 }) }
  }
}

/** The rows of a segment. Throws where the bytes are none. */
export function unpackRows(bytes: Uint8Array): { id: string }[] {
  return strFromU8(inflateSync(bytes))
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as { id: string })
}
