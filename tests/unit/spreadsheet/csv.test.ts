import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from '../../../src-shared/spreadsheet/csv'

const rowsOf = (text: string, delimiter?: string) => {
  const read = readCsv(text, delimiter)
  if (!read.ok) throw new Error(read.problems[0]!.message)
  return read.value
}

describe('reading CSV', () => {
  it('has no rows in nothing, and one empty field in a line without anything', () => {
    expect(rowsOf('')).toEqual([])
    expect(rowsOf('\r\n')).toEqual([['']])
    expect(rowsOf('a\n\nb')).toEqual([['a'], [''], ['b']])
  })

  it('keeps an empty field at the end of a row, also without a line break', () => {
    expect(rowsOf('a,\nb,')).toEqual([
      ['a', ''],
      ['b', ''],
    ])
  })

  it('never turns text into anything else', () => {
    expect(rowsOf('\t110101199003071230,007,1E5, x ')).toEqual([['\t110101199003071230', '007', '1E5', ' x ']])
  })

  it('drops a byte order mark in front, and only there', () => {
    expect(rowsOf('\ufeffa,\ufeffb')).toEqual([['a', '\ufeffb']])
  })

  it.each(['"a', 'x\n"a""', '"a"b', '"a" ,b'])('refuses crooked quotes: %j', text => {
    expect(readCsv(text)).toMatchObject({ ok: false, problems: [{ code: 'csv-quotes' }] })
  })

  it('says the row of crooked quotes', () => {
    expect(readCsv('a\r\nb\r\n"c')).toMatchObject({ problems: [{ row: 3 }] })
  })

  it('takes a quote inside an unquoted field for text', () => {
    expect(rowsOf('a"b,5"\nc"')).toEqual([['a"b', '5"'], ['c"']])
  })

  it('reads other delimiters', () => {
    expect(rowsOf('a\tb,c\t"d\te"', '\t')).toEqual([['a', 'b,c', 'd\te']])
  })
})

describe('writing CSV', () => {
  it('is read back as it was, whatever the fields hold', () => {
    const field = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '\ufeff', '\t', ' ', '=', '𬱖', 'a') }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 1 })), fc.boolean(), (rows, bom) => {
        expect(rowsOf(writeCsv(rows, { bom }))).toEqual(rows)
      }),
      { numRuns: 1000 },
    )
  })

  it('quotes only where it has to, and a lone empty field, which other readers would drop', () => {
    expect(writeCsv([['a b', "'", ''], [''], ['x,y', 'a"b']])).toBe('a b,\',\r\n""\r\n"x,y","a""b"\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝x', '＋x', '－x', '＠x'])(
    'disarms a formula for people: %j',
    text => {
      expect(rowsOf(writeCsv([[text]], { forPeople: true }))).toEqual([[`'${text}`]])
      expect(rowsOf(writeCsv([[text]]))).toEqual([[text]])
    },
  )

  it('takes a row without fields for a bug', () => {
    expect(() => writeCsv([[]])).toThrow()
  })

  it('handles 100,000 rows at once, in linear time', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [String(i), '王"强"', 'a,b', '中共安平社区和顺园支部委员会'])
    const start = performance.now()
    const text = writeCsv(rows)
    expect(rowsOf(text)).toHaveLength(100_000)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

const vectors = '../shared/data/vectors/csv-spectrum'
describe.skipIf(!existsSync(vectors))('csv-spectrum', () => {
  const names = existsSync(vectors) ? readdirSync(vectors).filter(file => file.endsWith('.csv')) : ['(absent)']
  const expectedOf = (file: string) =>
    JSON.parse(readFileSync(join(vectors, file.replace('.csv', '.json')), 'utf8')) as object | object[]
  const objectsOf = (text: string) => {
    const [header = [], ...rows] = rowsOf(text)
    return rows.map(row => Object.fromEntries(header.map((key, i) => [key, row[i]])))
  }

  it.each(names.filter(name => name !== 'location_coordinates.csv'))('%s', file => {
    const text = readFileSync(join(vectors, file), 'utf8')
    // The copy at hand has lost the CRLF that these files are named for.
    const ends = file.endsWith('_crlf.csv') ? text.replace(/\r?\n/g, '\r\n') : text
    expect(objectsOf(ends)).toEqual(expectedOf(file))
  })

  it('location_coordinates.csv, but for the telephone number, in which its two files differ', () => {
    const [place] = objectsOf(readFileSync(join(vectors, 'location_coordinates.csv'), 'utf8'))
    expect({ ...place, 'Contact Phone Number': '1234567890' }).toEqual(expectedOf('location_coordinates.csv'))
  })
})
