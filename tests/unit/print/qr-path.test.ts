import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPath } from '../../../src-renderer/print/qr-path'

test('the path covers exactly the dark modules', () => {
  const text = '记录 2026-学府雅居-大会-04　修订 2'
  const { size, path } = qrPath(text)
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let i = 0; i < Number(run); i++) drawn[Number(y)]![Number(x) + i] = true
  expect(drawn).toEqual(encode(text, { ecc: 'M', border: 0 }).data)
})
