import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noEntry, openEntry, sealEntry, type Entry } from '../../../src-shared/journal/entry'

const entry = (note: string): Entry => ({
  number: 1,
  previous: noEntry,
  time: '2026-11-22T04:00:00.000Z',
  operator: '周敏',
  commandId: 'a',
  command: 'points.enter',
  schema: 1,
  changes: [{ table: 'points', id: 'p', after: { note } }],
})

const salt = () => '0'.repeat(32)

describe('an entry', () => {
  it('comes back as it was, short or long, with the hash of its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 5000 }), note => {
        const sealed = sealEntry(entry(note), salt)
        expect(openEntry(sealed.bytes)).toEqual({ entry: entry(note), hash: sealed.hash })
      }),
    )
  })

  it('of an unknown encoding is refused and never guessed at (decision 25)', () => {
    const { bytes } = sealEntry(entry('短'), salt)
    for (const encoding of [3, 4, 127, 255]) {
      const other = new Uint8Array(bytes)
      other[0] = encoding
      expect(openEntry(other)).toBeNull()
    }
  })

  it('that is cut or damaged is none, or has another hash', () => {
    const { bytes, hash } = sealEntry(entry('长'.repeat(3000)), salt)
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = new Uint8Array(bytes)
      damaged[at]! ^= 1
      expect(openEntry(damaged)?.hash).not.toBe(hash)
      expect(openEntry(bytes.subarray(0, at))?.hash).not.toBe(hash)
    }
  })
})
