import type { PictureType } from '../../../src-shared/attachments/attachment'
import type { PixelSize } from '../../../src-shared/attachments/picture-size'

/** A picture as it is kept. */
export interface Shrunk extends PixelSize {
  bytes: Uint8Array
  type: PictureType
}

/** Draws a picture anew with at most so many pixels on its longest side; null where nobody can decode it. */
export type Shrink = (bytes: Uint8Array, type: PictureType, longest: number) => Promise<Shrunk | null>

/** Letters stay sharp at it, and a page of A4 is some hundred kB. */
const quality = 0.85

/**
 * Decodes, turns as the camera was held, and writes the pixels alone: where a photo was taken, with what and when is not
 * in them. A drawing or a scan that is smaller as PNG stays one.
 */
export const shrinkPicture: Shrink = async (bytes, type, longest) => {
  // Without options, Chromium turns it by its EXIF orientation in 108 as in the newest.
  const bitmap = await createImageBitmap(new Blob([bytes.slice()], { type: mimeTypes[type] })).catch(() => null)
  if (!bitmap) return null
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [bitmap.width, bitmap.height].map(side => Math.max(1, Math.round(side * scale)))
  const canvas = new OffscreenCanvas(width!, height!)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) return null
  // Paper shows through where a drawing has none.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width!, height!)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width!, height!)
  bitmap.close()
  const jpg = await canvas.convertToBlob({ type: mimeTypes.jpg, quality })
  const png = type === 'png' ? await canvas.convertToBlob({ type: mimeTypes.png }) : null
  const smaller = png && png.size < jpg.size ? png : jpg
  return {
    bytes: new Uint8Array(await smaller.arrayBuffer()),
    type: smaller === png ? 'png' : 'jpg',
    width: width!,
    height: height!,
  }
}

const mimeTypes: Readonly<Record<PictureType, string>> = { jpg: 'image/jpeg', png: 'image/png' }
