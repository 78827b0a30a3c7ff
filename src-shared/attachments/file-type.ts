import { Inflate } from 'fflate'
import { concatBytes } from '../bundle/bytes'
import { decodeUtf8 } from '../bundle/utf8'
import type { AttachmentType } from './attachment'

/** What a file is by what is in it; its name says nothing. `null`: nothing that is taken. */
export type FoundType = AttachmentType | 'macros' | null

const startsWith = (bytes: Uint8Array, head: readonly number[]) => head.every((byte, i) => bytes[i] === byte)
const ascii = (text: string) => [...text].map(character => character.charCodeAt(0))

const pdf = ascii('%PDF-')
const jpg = [0xff, 0xd8, 0xff]
const png = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]
const zip = [...ascii('PK'), 3, 4]

/** Looks at the first bytes, and into the directory of what is a ZIP. */
export function fileType(bytes: Uint8Array): FoundType {
  if (startsWith(bytes, pdf)) return 'pdf'
  if (startsWith(bytes, jpg)) return 'jpg'
  if (startsWith(bytes, png)) return 'png'
  return startsWith(bytes, zip) ? packageType(bytes) : null
}

interface Entry {
  name: string
  method: number
  packed: number
  size: number
  offset: number
}

/** A text of a package that says what is in it; a larger one is none. */
const textLimit = 1024 * 1024
/** So much is unpacked at a time, to at most a thousand times as much. */
const sliceBytes = 4 * 1024
/** An honest package has a few hundred files. */
const entryLimit = 20_000

/** OFD (GB/T 33190-2016, 6.1), DOCX and XLSX are told by the file that each has to have. */
function packageType(bytes: Uint8Array): FoundType {
  const entries = directoryOf(bytes)
  if (!entries) return null
  const has = (name: string) => entries.some(entry => entry.name === name)
  if (has('OFD.xml')) return 'ofd'
  const [types, ...more] = entries.filter(({ name }) => name.toLowerCase() === '[content_types].xml')
  const text = types && !more.length ? textOf(bytes, types) : null
  if (!text || isVeiled(text)) return null
  // A macro may lie under any name; what it is says the list of types, and Office goes by that.
  if (/macroEnabled|macrosheet|vbaProject/i.test(text) || entries.some(({ name }) => /vbaProject/i.test(name)))
    return 'macros'
  if (has('word/document.xml') && mainTypes.docx.test(text)) return 'docx'
  return has('xl/workbook.xml') && mainTypes.xlsx.test(text) ? 'xlsx' : null
}

/** What the main part of each is (ECMA-376-1, 15.2.11 and 15.2.17): no template, no binary book, nothing with macros. */
const mainTypes = {
  docx: /ContentType\s*=\s*(["'])application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml\1/,
  xlsx: /ContentType\s*=\s*(["'])application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml\1/,
}

/** Whether Office may read other words in it than stand there: another encoding, a reference, or an entity of its own. */
const isVeiled = (text: string) =>
  text.includes('\0') ||
  /<!DOCTYPE|<!ENTITY|&#/i.test(text) ||
  /^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(text)

/** The central directory of a ZIP (APPNOTE 4.3.12); null where there is none that can be read. */
function directoryOf(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end >= bytes.length - 65_557 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null
  const count = view.getUint16(end + 10, true)
  if (count > entryLimit) return null
  const entries: Entry[] = []
  for (let i = 0, at = view.getUint32(end + 16, true); i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const length = view.getUint16(at + 28, true)
    entries.push({
      name: String.fromCharCode(...bytes.subarray(at + 46, Math.min(at + 46 + length, at + 46 + 512))),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function textOf(bytes: Uint8Array, { method, packed, size, offset }: Entry): string | null {
  if (size > textLimit || packed > textLimit || offset + 30 > bytes.length) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const data = bytes.subarray(start, start + packed)
  try {
    const plain = method === 0 ? data : method === 8 ? inflated(data, size) : null
    return plain && decodeUtf8(plain)
  } catch {
    return null
  }
}

/** Stops where more comes out than was claimed: a megabyte may hold a gigabyte. */
function inflated(data: Uint8Array, size: number): Uint8Array | null {
  const parts: Uint8Array[] = []
  let total = 0
  const stream = new Inflate(part => {
    parts.push(part)
    total += part.length
  })
  for (let at = 0; at < data.length && total <= size; at += sliceBytes)
    stream.push(data.subarray(at, at + sliceBytes), at + sliceBytes >= data.length)
  return total === size ? concatBytes(parts) : null
}
