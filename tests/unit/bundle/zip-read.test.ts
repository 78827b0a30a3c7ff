import * as zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { bundleLimits } from '../../../src-shared/bundle/limits'
import { openZip } from '../../../src-shared/bundle/zip-read'
import { done } from '../../../src-shared/problem'
import { codesOf, valueOf } from '../outcome'
import { deflated, zipBytes, type Ends, type Entry } from './zip-bytes'

const unpack = async (bytes: Uint8Array, limits = bundleLimits, inflateRaw = nodePrimitives.inflateRaw) => {
  const opened = openZip(bytes, limits, inflateRaw)
  if (!opened.ok) return opened
  const files = await opened.value.all()
  return files.ok ? done({ base: opened.value.base, files: files.value }) : files
}
const open = (entries: Entry[], ends?: Ends, limits = bundleLimits) => unpack(zipBytes(entries, ends), limits)
const extra = (id: number, length: number) => {
  const bytes = Buffer.alloc(4 + length)
  bytes.writeUInt16LE(id, 0)
  bytes.writeUInt16LE(length, 2)
  return bytes
}
const junk = Buffer.from('junk')
const file = (name: string): Entry => ({ name })

describe('harmless variations of other tools are read', () => {
  it.each<[string, Entry[]]>([
    ['stored and deflated files', [file('b/x'), deflated('b/y', 'y'.repeat(500))]],
    [
      'entries for folders',
      [
        { name: 'b/', content: '', attributes: 0o040755 * 0x10000 },
        { name: 'b/data/', content: '', attributes: 0o040755 * 0x10000 },
        file('b/data/x'),
      ],
    ],
    [
      'an ASCII name without the UTF-8 flag, effort bits, another version',
      [{ name: 'b/x', flags: 0x0002, version: 10 }],
    ],
    [
      'time stamps and owners of Info-ZIP',
      [
        {
          name: 'b/x',
          extra: Buffer.concat([extra(0x5455, 5), extra(0x7875, 11)]),
          localExtra: Buffer.concat([extra(0x5455, 9), extra(0x7875, 11)]),
        },
      ],
    ],
    [
      'modes and DOS attributes',
      [
        { name: 'b/x', attributes: 0o100600 * 0x10000 },
        { name: 'b/y', attributes: 0x20 },
      ],
    ],
    ['an empty file', [{ name: 'b/x', content: '' }]],
    ['Chinese names, also beyond the basic plane', [file('b/台账𠮷.csv')]],
  ])('%s', async (_, entries) => {
    const unpacked = valueOf(await open(entries))
    expect(unpacked.base).toBe('b')
    expect([...unpacked.files.keys()]).toEqual(
      entries.map(e => String(e.name).slice(2)).filter(name => name !== '' && !name.endsWith('/')),
    )
  })
})

describe('row 3: bombs', () => {
  const zeros = Buffer.alloc(2 * 1024 * 1024)

  it.each<[string, Entry[], string]>([
    ['a ratio above 100', [deflated('b/x', zeros)], 'bundle-too-large'],
    ['a size that claims less than comes out', [deflated('b/x', zeros, { size: 100 })], 'bundle-damaged'],
    ['a size that claims more than comes out', [deflated('b/x', 'short', { size: 600 })], 'bundle-damaged'],
    ['a size of 4 GiB', [{ name: 'b/x', size: 0xffffffff, packedSize: 0xffffffff }], 'bundle-foreign'],
    ['two names for the same bytes', [file('b/x'), { name: 'b/y', centralOnly: true, offset: 0 }], 'bundle-foreign'],
    [
      'bytes behind the end of a deflate stream',
      [{ name: 'b/x', packed: Buffer.concat([zlib.deflateRawSync('x'), junk]), method: 8 }],
      'bundle-damaged',
    ],
    [
      'a deflate stream cut short',
      [
        {
          name: 'b/x',
          content: 'x'.repeat(50),
          packed: zlib.deflateRawSync('x'.repeat(50)).subarray(0, -1),
          method: 8,
        },
      ],
      'bundle-damaged',
    ],
    ['a wrong checksum', [{ name: 'b/x', crc: 1 }], 'bundle-damaged'],
  ])('%s', async (_, entries, code) => {
    expect(codesOf(await open(entries))).toEqual([code])
  })

  it('a ratio above 100 of the whole, by many files that are small each', async () => {
    const kilobytes = (count: number) =>
      Array.from({ length: count }, (_, i) => deflated(`b/${i}`, zeros.subarray(0, 500_000)))
    expect(codesOf(await open(kilobytes(2)))).toEqual([])
    expect(codesOf(await open(kilobytes(20)))).toEqual(['bundle-too-large'])
  })

  it('unpacks only what is asked for first, and nothing of that which is large', async () => {
    const whole = zipBytes([file('b/first'), deflated('b/rest', zeros)])
    const limits = { ...bundleLimits, ratio: 10_000 }
    const asked: number[] = []
    const spy = (bytes: Uint8Array, limit: number) => {
      asked.push(limit)
      return nodePrimitives.inflateRaw(bytes, limit)
    }
    const opened = valueOf(openZip(whole, limits, spy))
    expect([...valueOf(await opened.small(['first', 'absent'])).keys()]).toEqual(['first'])
    expect(codesOf(await opened.small(['rest']))).toEqual(['bundle-too-large'])
    expect(asked).toEqual([])
  })

  it('unpacks each file once, however often it is asked for', async () => {
    const asked: number[] = []
    const spy = (bytes: Uint8Array, limit: number) => {
      asked.push(limit)
      return nodePrimitives.inflateRaw(bytes, limit)
    }
    const words = Buffer.from('some words')
    const opened = valueOf(
      openZip(zipBytes([deflated('b/first', words), deflated('b/rest', words)]), bundleLimits, spy),
    )
    await opened.small(['first'])
    expect([...valueOf(await opened.all()).keys()]).toEqual(['first', 'rest'])
    await opened.all()
    expect(asked).toEqual([words.length, words.length])
  })

  it('overlapping entries (an entry that quotes the next)', async () => {
    const inner = zipBytes([file('b/y')])
    const quoting: Entry = { name: 'b/x', content: inner.subarray(0, 30 + 3 + 1) }
    expect(codesOf(await open([quoting, { name: 'b/y', centralOnly: true, offset: 30 + 3 }]))).toEqual([
      'bundle-foreign',
    ])
  })

  it('never inflates beyond what the directory claims', async () => {
    const asked: number[] = []
    const spy = (bytes: Uint8Array, limit: number) => {
      asked.push(limit)
      return nodePrimitives.inflateRaw(bytes, limit)
    }
    await unpack(zipBytes([deflated('b/x', zeros, { size: 100 })]), bundleLimits, spy)
    expect(asked).toEqual([100])
  })

  it('too many entries, too many bytes in all, too deep, too long a name', async () => {
    const many = [file('b/1'), file('b/2'), file('b/3')]
    expect(codesOf(await open(many, {}, { ...bundleLimits, entries: 2 }))).toEqual(['bundle-too-large'])
    expect(codesOf(await open(many, {}, { ...bundleLimits, total: 2 }))).toEqual(['bundle-too-large'])
    expect(codesOf(await open([file('b/1/2/3/4/5/6/7/8')]))).toEqual(['bundle-name-unsafe'])
    expect(codesOf(await open([file(`b/${'长'.repeat(70)}`)]))).toEqual(['bundle-name-unsafe'])
  })
})

describe('row 4: names that could leave the folder or trick a system', () => {
  const names = [
    '../evil',
    'b/../evil',
    '/b/x',
    'C:/x',
    'b/C:x',
    'b\\x',
    'b/x\\y',
    'b/x\0',
    'b/x\0.csv',
    'b/x.',
    'b/x ',
    'b/ x',
    'b/.x',
    'b/./x',
    'b//x',
    'b/CON',
    'b/con.txt',
    'b/Aux',
    'b/NUL.tar.gz',
    'b/COM1',
    'b/lpt9.csv',
    'b/CONIN$',
    'b/a:b',
    'b/a|b',
    'b/a?b',
    'b/a*b',
    'b/"a',
    'b/<a>',
    'b/a\nb',
    'b/a\u202eb',
    'b/a\u200bb',
    'b/a\u2028b',
    'b/e\u0301.csv',
    'b/\ufeffx',
  ]
  it.each(names.map(name => [JSON.stringify(name), name]))('%s', async (_, name) => {
    expect(codesOf(await open([file('b/ok'), file(name)]))).toEqual(['bundle-name-unsafe'])
  })

  it('a name that is not UTF-8, and one that does not say it is', async () => {
    expect(codesOf(await open([{ name: Buffer.from([0x62, 0x2f, 0xff]) }]))).toEqual(['bundle-foreign'])
    expect(codesOf(await open([{ name: 'b/台账', flags: 0 }]))).toEqual(['bundle-foreign'])
  })
})

describe('row 5: containers that two programs read differently', () => {
  it.each<[string, string[]]>([
    ['the same name twice', ['b/x', 'b/x']],
    ['names that differ in case', ['b/x', 'b/X']],
    ['names that differ in width', ['b/x', 'b/ｘ']],
    ['long s and s', ['b/s', 'b/ſ']],
    ['a file that is also a folder', ['b/x', 'b/x/y']],
    ['folders that differ in case', ['b/d/x', 'b/D/y']],
  ])('%s', async (_, names) => {
    expect(codesOf(await open(names.map(file)))).toEqual(['bundle-name-unsafe'])
  })

  it.each<[string, Entry[], Ends?]>([
    ['two base directories', [file('b/x'), file('c/y')]],
    ['a file beside the base directory', [file('b/x'), file('y')]],
    ['another local name', [{ name: 'b/x', localName: 'b/y' }]],
    ['another local checksum', [{ name: 'b/x', localCrc: 5 }]],
    ['central headers in another order', [file('b/x'), file('b/y')], { order: [1, 0] }],
    ['a local file that the directory hides', [file('b/x'), file('b/y')], { order: [0], count: 1 }],
    ['bytes before the first file', [file('b/x')], { before: junk }],
    ['bytes between files', [{ name: 'b/x', after: junk }, file('b/y')]],
    ['bytes before the directory', [file('b/x')], { beforeDirectory: junk }],
    ['bytes behind the directory', [file('b/x')], { afterDirectory: junk }],
    ['bytes behind the last central header, counted in', [file('b/x')], { afterDirectory: junk, swallow: true }],
    ['an offset that lies', [file('b/x'), { name: 'b/y', offset: 0 }]],
    [
      'a ZIP64 locator behind the directory',
      [file('b/x')],
      { afterDirectory: Buffer.from('PK\x06\x07'.padEnd(20, '\0'), 'latin1') },
    ],
    ['a count that lies', [file('b/x'), file('b/y')], { count: 1 }],
    ['a count of zero', [], {}],
    ['another disk', [file('b/x')], { disk: 1 }],
    ['a comment of an entry', [{ name: 'b/x', comment: 'hello' }]],
    ['encryption', [{ name: 'b/x', flags: 0x0801 }]],
    ['a data descriptor', [{ name: 'b/x', flags: 0x0808 }]],
    ['ZIP64 sizes', [{ name: 'b/x', extra: extra(0x0001, 16) }]],
    ['version 4.5', [{ name: 'b/x', version: 45 }]],
    ['a second name in an extra field', [{ name: 'b/x', extra: extra(0x7075, 9) }]],
    ['a broken extra field', [{ name: 'b/x', extra: Buffer.from([0x55, 0x54, 9, 0, 1]) }]],
    ['another method', [{ name: 'b/x', method: 12 }]],
    ['a stored file with two sizes', [{ name: 'b/x', size: 9 }]],
    ['a symbolic link', [{ name: 'b/x', content: '/etc/passwd', attributes: 0o120777 * 0x10000 }]],
    ['a device', [{ name: 'b/x', attributes: 0o020666 * 0x10000 }]],
    ['a folder with contents', [{ name: 'b/x/', content: 'y' }]],
    ['a folder that says it is a file', [{ name: 'b/x/', content: '' }, file('b/y')]],
  ])('%s', async (_, entries, ends) => {
    expect(codesOf(await open(entries, ends))).toEqual(['bundle-foreign'])
  })

  it('bytes or a comment behind the end, and two ends', async () => {
    const whole = zipBytes([file('b/x')])
    const two = Buffer.concat([whole, whole.subarray(-22)])
    expect(codesOf(await open([file('b/x')], { afterEnd: junk }))).toEqual(['bundle-damaged'])
    expect(codesOf(await open([file('b/x')], { comment: 'hello' }))).toEqual(['bundle-damaged'])
    expect(codesOf(await unpack(two))).toEqual(['bundle-foreign'])
  })
})
