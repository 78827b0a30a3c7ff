/** So many pictures of a PDF are looked into: a record has fewer pages; and so many streams, which is no scan any more. */
const mostPictures = 40
const mostStreams = 2000

const text = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(Math.max(from, 0), Math.min(to, bytes.length)))

/**
 * The JPEG pictures of a PDF as a scanner writes one, a picture a page (ISO 32000-1, 7.4.8): streams whose dictionary names
 * DCTDecode alone. Nothing is unpacked; what is encrypted or packed otherwise is passed over.
 */
export function pdfPictures(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = []
  let streams = 0
  for (let at = 2; at + 3 < bytes.length && found.length < mostPictures && streams < mostStreams; at++) {
    // A JPEG begins with FFD8FF, right behind `stream` and its end of line.
    if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd8 || bytes[at + 2] !== 0xff || bytes[at - 1] !== 0x0a) continue
    streams++
    const before = text(bytes, at - 1024, at)
    const stream = /stream\r?\n$/.exec(before)
    if (!stream || !/\/DCTDecode\b(?![\s\S]*\bendobj\b)/.test(before)) continue
    const end = endOfStream(bytes, at)
    found.push(bytes.subarray(at, end))
    at = end
  }
  return found
}

const mark = [...'endstream'].map(sign => sign.charCodeAt(0))

function endOfStream(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(mark[0]!, from); at >= 0; at = bytes.indexOf(mark[0]!, at + 1))
    if (mark.every((byte, i) => bytes[at + i] === byte)) return at
  return bytes.length
}
