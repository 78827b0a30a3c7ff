import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseStrictJson } from '../../../src-shared/bundle/strict-json'

describe('strict JSON', () => {
  it('reads what JSON.stringify writes', () => {
    const exact = fc
      .jsonValue({ maxDepth: 6, noUnicodeString: false })
      .filter(v => !/\\ud[89a-f]|[\u007f-\u009f]|e\+|\d{16}/i.test(JSON.stringify(v)))
    fc.assert(
      fc.property(exact, value => {
        expect(JSON.parse(JSON.stringify(parseStrictJson(JSON.stringify(value, null, 1))))).toEqual(
          JSON.parse(JSON.stringify(value)),
        )
      }),
    )
  })

  it.each([
    ...[
      '',
      '{',
      '[1,]',
      '{"a":1,}',
      '[1 2]',
      "{'a':1}",
      'nul',
      'NaN',
      '01',
      '1.',
      '.5',
      '+1',
      '--1',
      '"\\x"',
      '"a\nb"',
      '[1]x',
      '// x\n1',
    ],
    ...[
      '{"a":1,"a":2}',
      '{"a":{"b":1,"b":1}}',
      '{"\\u0061":1,"a":2}',
      '1e400',
      '9007199254740993',
      '"\\udc00"',
      '{"\\ud800":1}',
      '\ufeff1',
    ],
    ...['['.repeat(10_000) + ']'.repeat(10_000), '{"a":'.repeat(40) + '1' + '}'.repeat(40)],
  ])('does not read %.30s', text => {
    expect(parseStrictJson(text)).toBeUndefined()
  })

  it('a prototype key is a key like any other and changes nothing', () => {
    const read = parseStrictJson('{"__proto__":{"polluted":1},"constructor":2}') as Record<string, unknown>
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor'])
    expect(read.polluted).toBeUndefined()
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
