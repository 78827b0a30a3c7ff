import { fileType } from '../../../src-shared/attachments/file-type'
import { mostPixels } from '../../../src-shared/attachments/limits'
import { pdfPictures } from '../../../src-shared/attachments/pdf-pictures'
import { pictureSize } from '../../../src-shared/attachments/picture-size'
import { sheetCodeShape } from '../../../src-shared/meetings/sheet-code'
import type { ReadCode } from './read-code'

/** Milliseconds for all pages of one file. */
const patience = 20_000

/**
 * The codes of printed records in a scanned file, page by page; undefined where such a file is not looked into. Never a
 * reason to refuse a file. What other codes say is not kept: it may be anybody's number.
 * @param bytes as they were given: a picture that is kept is drawn anew
 * @param clock milliseconds
 */
export async function codesOf(
  bytes: Uint8Array,
  readCode: ReadCode,
  clock: () => number,
): Promise<string[] | undefined> {
  const type = fileType(bytes)
  if (type !== 'jpg' && type !== 'png' && type !== 'pdf') return undefined
  const pictures = type === 'pdf' ? pdfPictures(bytes) : [bytes]
  const until = clock() + patience
  const found: string[] = []
  for (const picture of pictures) {
    const size = pictureSize(picture, type === 'png' ? 'png' : 'jpg')
    if (!size || size.width * size.height > mostPixels || clock() > until) continue
    const code = await readCode(picture)
    if (code && sheetCodeShape.test(code)) found.push(code)
  }
  return found
}
