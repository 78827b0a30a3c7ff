import { equalBytes } from './bytes'
import type { BundleLimits } from './limits'
import { done, refused, type Outcome } from '../problem'
import { refusals } from './refusals'
import { decodeUtf8 } from './utf8'
import { zip } from './zip-format'

/** One entry as the directory describes it; its packed bytes are `bytes.subarray(from, from + packed)`. */
export interface ZipEntry {
  name: string
  folder: boolean
  method: number
  crc: number
  packed: number
  size: number
  from: number
}

/**
 * Reads a ZIP's directory and holds it against every byte of the file before anything is unpacked: the end record is
 * exactly at the end, the directory fills the space before it, the entries fill the space before that in the same
 * order without gap or overlap, and local and central headers agree.
 *
 * What other tools do without harm is let pass: dates, compression effort, outer and inner attributes of plain files
 * and folders, entries for folders, time stamps and owners of Info-ZIP as extra fields. Everything else is refused:
 * comments, data descriptors, encryption, ZIP64, several disks, links and devices, other extra fields.
 */
export function readZipDirectory(bytes: Uint8Array, limits: BundleLimits): Outcome<ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const endAt = bytes.length - zip.endLength
  if (endAt < 0 || view.getUint32(endAt, true) !== zip.endSignature) return refused(refusals.damaged())
  const count = view.getUint16(endAt + 10, true)
  const start = view.getUint32(endAt + 16, true)
  const whole =
    view.getUint32(endAt + 4, true) === 0 &&
    view.getUint16(endAt + 8, true) === count &&
    start + view.getUint32(endAt + 12, true) === endAt &&
    view.getUint16(endAt + 20, true) === 0
  if (!whole || count === 0) return refused(refusals.foreign())
  if (count > limits.entries) return refused(refusals.tooLarge())

  const entries: ZipEntry[] = []
  let central = start
  let local = 0
  for (let i = 0; i < count; i++) {
    const found = readEntry(bytes, view, central, local, start, endAt)
    if (!found) return refused(refusals.foreign())
    entries.push(found.entry)
    central = found.central
    local = found.entry.from + found.entry.packed
  }
  if (central !== endAt || local !== start) return refused(refusals.foreign())
  return tooLarge(entries, bytes.length, limits) ?? done(entries)
}

function tooLarge(entries: readonly ZipEntry[], length: number, limits: BundleLimits): Outcome<never> | null {
  // Many files below the floor of the ratio make a bomb too.
  const most = Math.min(limits.total, Math.max(limits.ratioFloor, length * limits.ratio))
  let total = 0
  for (const { name, size, packed } of entries) {
    total += size
    const bomb = size > limits.ratioFloor && size > packed * limits.ratio
    if (bomb || total > most) return refused(refusals.tooLarge(name))
  }
  return null
}

/** One central header at `at` with its local header at `local`; null where anything about them is not as it should be. */
function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  local: number,
  start: number,
  endAt: number,
): { entry: ZipEntry; central: number } | null {
  if (at + zip.centralLength > endAt || local + zip.localLength > start) return null
  if (view.getUint32(at, true) !== zip.centralSignature || view.getUint32(local, true) !== zip.localSignature)
    return null
  const nameLength = view.getUint16(at + 28, true)
  const extraLength = view.getUint16(at + 30, true)
  const localExtra = view.getUint16(local + 28, true)
  const nameAt = at + zip.centralLength
  const next = nameAt + nameLength + extraLength
  const from = local + zip.localLength + nameLength + localExtra
  if (next > endAt || from > start) return null
  const nameBytes = bytes.subarray(nameAt, nameAt + nameLength)
  const localName = local + zip.localLength
  const agree =
    equalBytes(bytes.subarray(at + 6, at + 30), bytes.subarray(local + 4, local + 28)) &&
    equalBytes(nameBytes, bytes.subarray(localName, localName + nameLength))
  const plain =
    agree &&
    view.getUint16(at + 6, true) <= zip.version &&
    view.getUint16(at + 32, true) === 0 &&
    view.getUint16(at + 34, true) === 0 &&
    view.getUint32(at + 42, true) === local &&
    harmlessExtra(view, nameAt + nameLength, next) &&
    harmlessExtra(view, localName + nameLength, from)
  const entry = plain ? describe(view, at, nameBytes, from) : null
  return entry && from + entry.packed <= start ? { entry, central: next } : null
}

function describe(view: DataView, at: number, nameBytes: Uint8Array, from: number): ZipEntry | null {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packed = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const text = decodeUtf8(nameBytes)
  if (text === null || (flags & ~(zip.utf8 | zip.effort)) !== 0) return null
  if (!(flags & zip.utf8) && nameBytes.some(byte => byte > 0x7e)) return null
  if (method === zip.stored ? packed !== size : method !== zip.deflated) return null
  const folder = text.endsWith('/')
  const type = view.getUint16(at + 40, true) & zip.fileType
  if (type !== 0 && type !== (folder ? zip.folder : zip.regularFile)) return null
  if (folder && (size !== 0 || packed !== 0)) return null
  return {
    name: folder ? text.slice(0, -1) : text,
    folder,
    method,
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    from,
  }
}

/** Info-ZIP's extended time stamp, and the owner's number in its old and new form. */
const harmless = new Set([0x5455, 0x7855, 0x7875])

function harmlessExtra(view: DataView, from: number, to: number): boolean {
  let at = from
  while (at + 4 <= to) {
    if (!harmless.has(view.getUint16(at, true))) return false
    at += 4 + view.getUint16(at + 2, true)
  }
  return at === to
}
