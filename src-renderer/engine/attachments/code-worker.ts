import decodeQR from 'qr/decode.js'
import type { CodeJob } from './read-code'

/** Longest side at which a page is looked at first: A4 at 300 dpi; a telephone's larger photo loses nothing by it. */
const longest = 3508
/** Milliseconds for further tries at one size; the engine ends the whole thread when its time is over. */
const timeLimit = 1500

/** Draws the picture at a share of its size and looks for a code; null where none is read. */
function codeAt(bitmap: ImageBitmap, scale: number): string | null {
  const [width, height] = [bitmap.width, bitmap.height].map(side => Math.max(1, Math.round(side * scale)))
  const context = new OffscreenCanvas(width!, height!).getContext('2d', { alpha: false, willReadFrequently: true })
  if (!context) return null
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width!, height!)
  const { data } = context.getImageData(0, 0, width!, height!)
  try {
    return decodeQR({ width: width!, height: height!, data }, { effort: 3, timeLimit })
  } catch {
    return null
  }
}

/** Entry of the thread that looks for the code of one picture; answers its text, or null. */
addEventListener('message', async ({ data }: MessageEvent<CodeJob>) => {
  const bitmap = await createImageBitmap(new Blob([data.bytes.slice()])).catch(() => null)
  if (!bitmap) return postMessage(null)
  const whole = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
  // A grainy or blurred page is read more easily when it is smaller.
  postMessage([whole, whole / 2].reduce<string | null>((found, scale) => found ?? codeAt(bitmap, scale), null))
})
