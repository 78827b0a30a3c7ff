/**
 * The largest file that is taken: about forty pages scanned in grey at 200 dpi, or the largest photo that a telephone
 * makes. Every copy on a stick holds all files again, so ten years of them must stay below what a stick takes.
 */
export const fileLimit = 20 * 1024 * 1024

/** So many files, and bytes of them, in one deed: they are held in memory until all were looked at. */
export const filesAtOnce = 20
export const bytesAtOnce = 5 * fileLimit

/**
 * Longest side of a kept picture in pixels: A4 (297 mm) at 200 dpi, the least that the rule for scanned archives allows
 * (DA/T 31-2017, 9.4: 不小于200dpi). A character of 小五 (9 pt) has 25 pixels there, so a page that is printed again is read
 * as easily as the first.
 */
export const longestSide = Math.ceil((297 / 25.4) * 200)

/** Longest side of a portrait: the 2-inch photo (35 × 49 mm) at 600 dpi, twice what an office printer shows. */
export const longestPhotoSide = Math.ceil((49 / 25.4) * 600)

/** Pixels of the largest honest picture, A3 scanned at 600 dpi; four bytes each are held once while it is shrunk. */
export const mostPixels = 7016 * 9921
