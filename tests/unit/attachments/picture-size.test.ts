import { describe, expect, it } from 'vitest'
import { longestPhotoSide, longestSide, mostPixels } from '../../../src-shared/attachments/limits'
import { pictureSize } from '../../../src-shared/attachments/picture-size'
import { bombOf, jpgOf, pngOf } from './pictures'

describe('the size of a picture, before it is decoded', () => {
  it('is read from the header', () => {
    expect(pictureSize(pngOf(7, 5), 'png')).toEqual({ width: 7, height: 5 })
    expect(pictureSize(jpgOf(4000, 3000, { exif: 'x'.repeat(5000) }), 'jpg')).toEqual({ width: 4000, height: 3000 })
  })
  it('is what a bomb claims, however small it is', () => {
    const bomb = bombOf(60_000, 60_000)
    expect(bomb.length).toBeLessThan(200)
    expect(pictureSize(bomb, 'png')).toEqual({ width: 60_000, height: 60_000 })
    expect(60_000 * 60_000).toBeGreaterThan(mostPixels)
  })
  it.each([['png', pngOf(7, 5)] as const, ['jpg', jpgOf(7, 5)] as const])(
    'a %s that is cut anywhere is damaged',
    (type, bytes) => {
      for (let at = 0; at < bytes.length; at++) expect(pictureSize(bytes.slice(0, at), type), `${at}`).toBeNull()
    },
  )
  it('a film behind a photo, as telephones append it, does no harm', () => {
    expect(pictureSize(jpgOf(8, 6, { tail: 'ftypmp42' }), 'jpg')).toEqual({ width: 8, height: 6 })
  })
  it('nothing wide or high is no picture', () => expect(pictureSize(bombOf(0, 5), 'png')).toBeNull())
})

describe('what pictures are shrunk to', () => {
  it('a page of A4 keeps the 200 dpi that the rule for scanned archives asks for', () => {
    expect((longestSide / 297) * 25.4).toBeGreaterThanOrEqual(200)
  })
  it('a portrait has 600 dpi on the 2-inch photo', () => expect(longestPhotoSide).toBe(1158))
})
