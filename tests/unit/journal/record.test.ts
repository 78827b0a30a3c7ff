import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRecords, encodeRecord } from '../../../src-main/journal/record'
import { entryOf } from './journal-bench'

const fileOf = (...numbers: number[]) => Buffer.concat(numbers.map(number => encodeRecord(entryOf(number))))
const numbersIn = (file: Uint8Array) => decodeRecords(file).records.map(({ number }) => number)

describe('records of a journal file', () => {
  it('come back as they were written', () => {
    const entry = fc.record({
      number: fc.integer({ min: 1, max: 2 ** 32 }),
      hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes).toString('hex')),
      bytes: fc.uint8Array({ maxLength: 300 }),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), entries => {
        const file = Buffer.concat(entries.map(encodeRecord))
        expect(decodeRecords(file)).toEqual({ records: entries, whole: file.length, damaged: false })
      }),
    )
  })

  it('are read as far as they are whole when the file ends early, wherever that is', () => {
    const file = fileOf(1, 2, 3)
    const ends = [1, 2, 3].map(last => fileOf(...[1, 2, 3].slice(0, last)).length)
    for (let length = 0; length < file.length; length++) {
      const found = decodeRecords(file.subarray(0, length))
      const expected = ends.filter(end => end <= length)
      expect(found.records).toHaveLength(expected.length)
      expect(found).toMatchObject({ whole: expected[expected.length - 1] ?? 0, damaged: false })
    }
  })

  it('behind a damaged one are still found, whichever byte of it was changed, and the damage is told', () => {
    const file = fileOf(1, 2, 3)
    const [from, to] = [fileOf(1).length, fileOf(1, 2).length]
    for (let at = from; at < to; at++) {
      const bad = new Uint8Array(file)
      bad[at]! ^= 1 << (at % 8)
      expect(numbersIn(bad), `byte ${at}`).toEqual([1, 3])
      expect(decodeRecords(bad), `byte ${at}`).toMatchObject({ whole: file.length, damaged: true })
    }
  })

  it('a changed byte of the last one is a torn tail: what stands before it is whole', () => {
    const file = new Uint8Array(fileOf(1, 2))
    file[file.length - 1]! ^= 1
    expect(decodeRecords(file)).toMatchObject({ whole: fileOf(1).length, damaged: false })
  })

  it('are not invented from zeros or noise', () => {
    expect(decodeRecords(new Uint8Array(500))).toEqual({ records: [], whole: 0, damaged: false })
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), noise => numbersIn(noise).length === 0))
  })
})
