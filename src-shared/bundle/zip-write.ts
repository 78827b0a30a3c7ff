import { concatBytes } from './bytes'
import { crc32 } from './crc32'
import { bundleLimits } from './limits'
import type { Primitives } from './primitives'
import { encodeUtf8 } from './utf8'
import { zip } from './zip-format'

/** A file of a bundle by its path below the base directory. */
export interface BundleFile {
  path: string
  bytes: Uint8Array
  /** Never deflated: it is packed in itself, and is nobody's but whose it came from. */
  asIs?: true
}

/**
 * A ZIP with one base directory: files in the order given, fixed times and modes, no extra fields, no comments, so
 * the same files give the same bytes on one runtime. A file is deflated where that makes it smaller, and not so small that
 * a receiver takes it for a bomb.
 */
export async function writeZip(
  base: string,
  files: readonly BundleFile[],
  deflateRaw?: Primitives['deflateRaw'],
): Promise<Uint8Array<ArrayBuffer>> {
  const locals: Uint8Array[] = []
  const centrals: Uint8Array[] = []
  let offset = 0
  for (const file of files) {
    const name = encodeUtf8(`${base}/${file.path}`)
    const packed = file.asIs ? undefined : await deflateRaw?.(file.bytes)
    const smaller = packed && isTaken(packed.length, file.bytes.length) ? packed : undefined
    const body = smaller ?? file.bytes
    const common = header(
      smaller ? zip.deflated : zip.stored,
      crc32(file.bytes),
      body.length,
      file.bytes.length,
      name.length,
    )
    locals.push(signed(zip.localSignature), common, name, body)
    centrals.push(signed(zip.centralSignature), madeBy(), common, centralTail(offset), name)
    offset += zip.localLength + name.length + body.length
  }
  const directory = concatBytes(centrals)
  return concatBytes([...locals, directory, end(files.length, directory.length, offset)])
}

function isTaken(packed: number, size: number): boolean {
  return packed < size && (size <= bundleLimits.ratioFloor || size <= packed * bundleLimits.ratio)
}

function fields(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length)
  fill(new DataView(bytes.buffer))
  return bytes
}

const signed = (signature: number) => fields(4, view => view.setUint32(0, signature, true))
const madeBy = () => fields(2, view => view.setUint16(0, (zip.unix << 8) | zip.version, true))

/** The 26 bytes that a local and a central header share, from the version needed to the length of the extra field. */
function header(method: number, crc: number, packed: number, size: number, nameLength: number): Uint8Array {
  return fields(26, view => {
    view.setUint16(0, zip.version, true)
    view.setUint16(2, zip.utf8, true)
    view.setUint16(4, method, true)
    view.setUint16(6, zip.time, true)
    view.setUint16(8, zip.date, true)
    view.setUint32(10, crc, true)
    view.setUint32(14, packed, true)
    view.setUint32(18, size, true)
    view.setUint16(22, nameLength, true)
  })
}

/** The rest of a central header: comment, disk and inner attributes stay 0. */
function centralTail(offset: number): Uint8Array {
  return fields(14, view => {
    view.setUint32(6, ((zip.regularFile | 0o644) << 16) >>> 0, true)
    view.setUint32(10, offset, true)
  })
}

function end(count: number, size: number, offset: number): Uint8Array {
  return fields(zip.endLength, view => {
    view.setUint32(0, zip.endSignature, true)
    view.setUint16(8, count, true)
    view.setUint16(10, count, true)
    view.setUint32(12, size, true)
    view.setUint32(16, offset, true)
  })
}
