/** What a camera says of a photo, as far as these tests need it. */
interface Shot {
  /** How it was held: 6 for a telephone upright (EXIF 2.3, 4.6.4). */
  orientation: number
  /** Where it was taken; stands in the description. */
  place: string
}

/** A JPEG with EXIF as a camera writes it: two entries, little-endian. */
export function withExif(jpg: Buffer, { orientation, place }: Shot): Buffer {
  const text = Buffer.from(`${place}\0`, 'latin1')
  const tiff = Buffer.alloc(8 + 2 + 2 * 12 + 4)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  entry(10, 0x010e, 2, text.length, tiff.length)
  entry(22, 0x0112, 3, 1, orientation)
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, text])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([jpg.subarray(0, 2), head, body, jpg.subarray(2)])
}
