import { inflateRawSync } from 'node:zlib'
import { Refusal, type Problem } from '../../src-shared/problem'

/** What a foreign ZIP may hold before it is refused. */
export interface ZipLimits {
  zipEntries: number
  entryBytes: number
  totalBytes: number
}

/** What is said of a ZIP that is refused, in the words of the kind of file it was taken for. */
export interface ZipRefusals {
  damaged(name: string): Problem
  tooLarge(what: string): Problem
}

interface Entry {
  name: string
  method: number
  packed: number
  size: number
  offset: number
}

/**
 * Opens a ZIP that came from elsewhere with limits: the directory is read and judged before anything is inflated, and no
 * entry may inflate to more than its directory says. Throws a `Refusal` of `say`.
 */
export function zipContents(
  name: string,
  bytes: Uint8Array,
  limits: ZipLimits,
  say: ZipRefusals,
): Map<string, Uint8Array> {
  const entries = zipDirectory(name, bytes, limits, say)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const contents = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const damaged = () => new Refusal([say.damaged(name)])
    if (contents.has(entry.name) || entry.offset + 30 > bytes.length) throw damaged()
    const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
    if (start + entry.packed > bytes.length) throw damaged()
    const data = inflated(bytes.subarray(start, start + entry.packed), entry)
    if (data?.length !== entry.size) throw damaged()
    contents.set(entry.name, data)
  }
  return contents
}

function inflated(packed: Uint8Array, entry: Entry): Uint8Array | undefined {
  if (entry.method === 0) return packed
  if (entry.method !== 8 || entry.packed === 0) return undefined
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
  } catch {
    return undefined
  }
}

/** The central directory (APPNOTE 4.3.12), refused where its sizes pass the limits. ZIP64 is past them by itself. */
function zipDirectory(name: string, bytes: Uint8Array, limits: ZipLimits, say: ZipRefusals): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end >= bytes.length - 65_557 && view.getUint32(end, true) !== 0x06054b50) end--
  const damaged = () => new Refusal([say.damaged(name)])
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) throw damaged()
  const count = view.getUint16(end + 10, true)
  if (count > limits.zipEntries) throw new Refusal([say.tooLarge(`内含${count}个文件`)])
  const entries: Entry[] = []
  let total = 0
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged()
    const length = view.getUint16(at + 28, true)
    const entry: Entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    total += entry.size
    if (entry.size > limits.entryBytes || total > limits.totalBytes) {
      throw new Refusal([say.tooLarge('展开后超出上限')])
    }
    entries.push(entry)
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}
