import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { crc32 } from '../../../src-shared/bundle/crc32'

/** Small files of every kind, made here: nobody is in them. */

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body) >>> 0, whole.length - 4)
  return whole
}

/** A PNG of one grey, so many pixels wide and high; `at` paints it otherwise. */
export function pngOf(width: number, height: number, at: (x: number, y: number) => number = () => 200): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const lines = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      lines.fill(at(x, y), y * (width * 3 + 1) + 1 + x * 3, y * (width * 3 + 1) + 4 + x * 3)
  const rows = deflateSync(lines)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]),
  )
}

/** A PNG as a scanner makes one of a printed page: black strokes on white. */
export const scanOf = (width: number, height: number) =>
  pngOf(width, height, (x, y) => (x % 24 < 3 && y % 36 < 24 ? 0 : 255))

/** A PNG whose header claims a size that nothing behind it bears out. */
export function bombOf(width: number, height: number): Uint8Array {
  const bytes = Buffer.from(pngOf(1, 1))
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return new Uint8Array(bytes)
}

/** The frame of a JPEG, without a picture that anybody could see: its header, its end, and what lies between. */
export function jpgOf(width: number, height: number, { exif = '', tail = '' } = {}): Uint8Array {
  const size = Buffer.alloc(17)
  size.set([0xff, 0xc0, 0, 15, 8])
  size.writeUInt16BE(height, 5)
  size.writeUInt16BE(width, 7)
  size.set([2, 1, 0x11, 0, 2, 0x11, 1, 3], 9)
  const note = Buffer.from(`Exif\0\0${exif}`, 'latin1')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(note.length + 2)
  return new Uint8Array(
    Buffer.concat([
      ...[Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, note, size],
      ...[Buffer.from([0xff, 0xda, 0, 2, 0x12, 0x34, 0xff, 0xd9]), Buffer.from(tail, 'latin1')],
    ]),
  )
}

export const pdfOf = (text = '安平社区') => new Uint8Array(Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`))

/** A PDF as a scanner writes one: pictures in streams, one a page. */
export const scannedPdfOf = (pictures: readonly Uint8Array[], filter = '/DCTDecode') =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      ...pictures.flatMap((picture, i) => [
        Buffer.from(`${i + 1} 0 obj\n<< /Subtype /Image /Filter ${filter} /Length ${picture.length} >>\nstream\n`),
        Buffer.from(picture),
        Buffer.from('\nendstream\nendobj\n'),
      ]),
      Buffer.from('%%EOF\n'),
    ]),
  )

const office = 'application/vnd.openxmlformats-officedocument'
export const wordType = `${office}.wordprocessingml.document.main+xml`
export const bookType = `${office}.spreadsheetml.sheet.main+xml`
export const typesOf = (type: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types><Override PartName="/p" ContentType="${type}"/></Types>`
const types = (type: string) => strToU8(typesOf(type))
const part = strToU8('<x/>')
export const docxOf = (list = types(wordType)) => zipSync({ '[Content_Types].xml': list, 'word/document.xml': part })
export const xlsxOf = () => zipSync({ '[Content_Types].xml': types(bookType), 'xl/workbook.xml': part })
export const ofdOf = () => zipSync({ 'OFD.xml': part, 'Doc_0/Document.xml': part })
export const docmOf = () =>
  zipSync({
    '[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml'),
    'word/document.xml': part,
  })
export const xlsmOf = () =>
  zipSync({ '[Content_Types].xml': types(bookType), 'xl/workbook.xml': part, 'xl/vbaProject.bin': part })
export const zipOf = () => zipSync({ 'a.txt': part })
