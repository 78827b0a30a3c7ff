import { describe, expect, it } from 'vitest'
import { pdfPictures } from '../../../src-shared/attachments/pdf-pictures'
import { jpgOf, scannedPdfOf } from './pictures'

const pictures = [jpgOf(8, 6), jpgOf(10, 7)]

describe('the pictures of a scanned PDF', () => {
  it('are its JPEG streams, one a page', () => {
    expect(pdfPictures(scannedPdfOf(pictures)).map(found => found.subarray(0, 30))).toEqual(
      pictures.map(picture => picture.subarray(0, 30)),
    )
  })
  it('are none where streams are packed otherwise, or the bytes only look like one', () => {
    expect(pdfPictures(scannedPdfOf(pictures, '/FlateDecode'))).toEqual([])
    expect(pdfPictures(pictures[0]!)).toEqual([])
  })
  it('are at most forty, and a file of nothing but beginnings is gone through at once', () => {
    expect(pdfPictures(scannedPdfOf(Array.from({ length: 50 }, () => pictures[0]!)))).toHaveLength(40)
    for (const piece of ['\xff\xd8\xff', '\n\xff\xd8\xff', 'stream\n\xff\xd8\xff']) {
      const begun = Date.now()
      pdfPictures(Buffer.alloc(20_000_000, piece, 'latin1'))
      expect(Date.now() - begun, piece).toBeLessThan(2_000)
    }
  })
  it('are found in a file that is cut off', () => {
    const whole = scannedPdfOf(pictures)
    for (let length = 0; length < whole.length; length += 37) pdfPictures(whole.subarray(0, length))
  })
})
