import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeader, readTableCsv, writeTableCsv } from '../../../src-shared/bundle/table-csv'

const read = (text: string) => readTableCsv(Buffer.from(text))

describe('tables of a bundle as CSV', () => {
  it('come back as written, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '"', ',', '\r\n', '\r', '\n', 'a"b', '\ufeff', '=1+1', '𠮷'),
    )
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
    fc.assert(
      fc.property(table, ([header, ...rows]) => {
        expect(readTableCsv(writeTableCsv(header!, rows))).toEqual([header, ...rows])
      }),
    )
  })

  it('has a byte order mark, CRLF and no needless quotes', () => {
    expect(Buffer.from(writeTableCsv(['a', 'b'], [['1', 'x,y']])).toString()).toBe('\ufeffa,b\r\n1,"x,y"\r\n')
  })

  it('reads what other tools write: no mark, LF, no last line end, needless quotes', () => {
    expect(read('a,b\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(read('"a","b"\n"1",\n')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
    expect(read('"a","b"\n"1",')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
  })

  it.each(['a,b\n1', 'a,b\n1,2,3', 'a"b\n', '"a"b\n', '"a', 'a\rb', '"a"\rb', '"a",\r"b"'])('refuses %j', text => {
    expect(read(text)).toBeNull()
  })

  it('refuses what is not UTF-8', () => {
    expect(readTableCsv(Buffer.from([0x61, 0xff]))).toBeNull()
  })

  it('reads the header alone', () => {
    expect(readHeader(writeTableCsv(['id', '名'], [['1', 'x']]))).toEqual(['id', '名'])
  })
})
