import type { PictureType } from './attachment'

/** Pixels of a picture as its header says, before anything of it is decoded. */
export interface PixelSize {
  width: number
  height: number
}

/**
 * Reads how large a picture is, and that it has its end: a decoder makes room for what the header claims, and draws the
 * part that is there of one that was cut off.
 * @returns null where the picture is damaged
 */
export function pictureSize(bytes: Uint8Array, type: PictureType): PixelSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = type === 'png' ? pngSize(view) : jpgSize(view)
  return size && size.width > 0 && size.height > 0 ? size : null
}

/** PNG (ISO/IEC 15948): chunks of length, name, data and checksum; the first is IHDR, the last IEND. */
function pngSize(view: DataView): PixelSize | null {
  const [ihdr, iend] = [0x49484452, 0x49454e44]
  if (view.byteLength < 33 || view.getUint32(12) !== ihdr) return null
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === iend) return { width: view.getUint32(16), height: view.getUint32(20) }
  return null
}

/** Frame headers of JPEG (ITU-T T.81, B.1.1.3): C0 to CF, without tables (C4), reserved (C8) and arithmetic (CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function jpgSize(view: DataView): PixelSize | null {
  let size: PixelSize | null = null
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Bytes of ones may stand before a marker.
    if (marker === 0xff) {
      at++
      continue
    }
    const length = view.getUint16(at + 2)
    if (length < 2) return null
    if (isFrame(marker) && at + 9 <= view.byteLength)
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    at += 2 + length
    if (marker === 0xda) return hasEnd(view, at) ? size : null
  }
  return null
}

/** Whether the data of the picture come to their end; telephones append films behind it. */
function hasEnd(view: DataView, from: number): boolean {
  for (let at = from; at + 2 <= view.byteLength; at++)
    if (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xd9) return true
  return false
}
