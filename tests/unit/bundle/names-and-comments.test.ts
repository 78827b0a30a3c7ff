import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base32 } from '../../../src-shared/bundle/base32'
import { fromBase64, toBase64 } from '../../../src-shared/bundle/base64'
import { isBagDeclaration, parseBagInfo, parseManifest, toManifest } from '../../../src-shared/bundle/bagit'
import { bundleFile, bundleName, parseBundleName } from '../../../src-shared/bundle/bundle-name'
import { crc32 } from '../../../src-shared/bundle/crc32'
import { checkCode, keyFingerprint } from '../../../src-shared/bundle/fingerprint'
import { keyNumber, parsePublicKey, parseSignature } from '../../../src-shared/bundle/minisign'
import { parseTrustedComment, trustedComment } from '../../../src-shared/bundle/trusted-comment'
import { nodePrimitives } from '../../../src-main/keys/primitives'
import { signMessage } from '../../../src-main/keys/sign'
import { key, publicKey } from './sample'

const name = { office: '371722001001', kind: 'report', period: '2026Q3', sequence: 7 } as const

describe('names', () => {
  it('reads the name it writes and no other spelling', () => {
    expect(bundleFile(name)).toBe('371722001001-report-2026Q3-0007.qlb')
    for (const period of ['2026', '2026H1', '2026Q3', '2026-10']) {
      expect(parseBundleName(bundleName({ ...name, period }))).toEqual({ ...name, period })
    }
    for (const text of [
      '371722001001-report-2026Q3-007',
      '371722001001-report-2026Q3-00007',
      '371722001001-note-2026Q3-0007',
      '37172200100-report-2026Q3-0007',
    ]) {
      expect(parseBundleName(text)).toBeNull()
    }
  })

  it('a trusted comment too', () => {
    const purpose = { office: name.office, kind: name.kind, epoch: 1, sequence: 7 }
    expect(trustedComment(purpose)).toBe('qinlin office=371722001001 epoch=1 sequence=7 kind=report')
    expect(parseTrustedComment(trustedComment(purpose))).toEqual(purpose)
    expect(parseTrustedComment(trustedComment(purpose).replace('epoch=1', 'epoch=01'))).toBeNull()
  })
})

describe('bag files', () => {
  it('a manifest writes line ends and percent signs as BagIt asks, and reads them back', () => {
    const sha256 = new Uint8Array(32)
    const paths = ['data/a.csv', 'data/50%.csv', 'data/a\r\nb', 'data/%0A', 'data/台账.csv']
    const text = toManifest(paths.map(path => ({ path, sha256 })))
    expect(text.split('\n')).toHaveLength(paths.length + 1)
    expect([...parseManifest(text)!.keys()]).toEqual(paths)
  })

  it('reads the forms of sha256sum and refuses other lines and a path twice', () => {
    const hash = 'A'.repeat(64)
    expect(parseManifest(`${hash} *data/a\r\n`)!.get('data/a')).toBe('a'.repeat(64))
    expect(parseManifest(`${hash}  data/a\n${hash}  data/a\n`)).toBeNull()
    expect(parseManifest(`${hash}  data/a\n\n${hash}  data/b\n`)).toBeNull()
    expect(parseManifest('abc  data/a\n')).toBeNull()
  })

  it('bag-info joins folded lines and refuses a label twice', () => {
    expect(parseBagInfo('A: one\n  two\nB:\n')).toEqual(
      new Map([
        ['A', 'one two'],
        ['B', ''],
      ]),
    )
    expect(parseBagInfo('A: 1\nA: 2\n')).toBeNull()
    expect(parseBagInfo('nothing\n')).toBeNull()
  })

  it('knows versions 1.0 and 0.97 in UTF-8', () => {
    const declare = (version: string, encoding: string) =>
      `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`
    expect(['1.0', '0.97', '2.0'].map(version => isBagDeclaration(declare(version, 'UTF-8')))).toEqual([
      true,
      true,
      false,
    ])
    expect(isBagDeclaration(declare('1.0', 'GBK'))).toBe(false)
  })
})

describe('encodings', () => {
  it('base64 reads its one spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
    for (const bad of ['AB==', 'A', 'AA=A', 'AAA', 'AA A', 'AA-_']) expect(fromBase64(bad)).toBeNull()
  })

  it('crc32 and base32 of known values', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
    expect(base32(Buffer.from([0xff, 0x00, 0xff, 0x00, 0xff]), 8)).toBe('ZW0FY07Z')
  })

  it('a check code shows the first 50 bits of a digest', () => {
    expect(checkCode('ff'.repeat(32))).toBe('ZZZZ ZZZZ ZZ')
    expect(checkCode('00'.repeat(32))).toBe('0000 0000 00')
  })
})

describe('minisign texts', () => {
  it('a public key in two lines or one has one fingerprint; other text has none', async () => {
    const bare = publicKey.split('\n')[1]!
    const print = await keyFingerprint(publicKey, nodePrimitives.sha256)
    expect(print).toMatch(/^(\d{5} ){5}\d{5}$/)
    expect(await keyFingerprint(bare, nodePrimitives.sha256)).toBe(print)
    for (const bad of ['', 'hello', `${bare}\n${bare}`, `${publicKey}${bare}`, bare.slice(0, -4)]) {
      expect(await keyFingerprint(bad, nodePrimitives.sha256)).toBeNull()
    }
    expect(parsePublicKey(`ED${bare.slice(2)}`)).toBeNull()
  })

  it('a signature file has exactly its four lines and the prehashed mark', () => {
    const text = signMessage(key, Buffer.from('m'), 'c')
    expect(parseSignature(text)).toMatchObject({ trustedComment: 'c', keyId: key.keyId })
    expect(parseSignature(text.replace(/\n/g, '\r\n'))).toEqual(parseSignature(text))
    const [a, b, c, d] = text.split('\n')
    for (const lines of [
      [a, b, c],
      [a, b, c, d, d],
      [b, a, c, d],
      [a, b, d, c],
      [a, b!.replace(/^RU/, 'RW'), c, d],
    ]) {
      expect(parseSignature(lines.join('\n'))).toBeNull()
    }
  })
})

describe('the number of a key', () => {
  it.each([
    ['bd022b5aa7d79209', '992D7A75A2B02BD'],
    ['0100000000000000', '1'],
    ['0000000000000000', '0'],
    ['ffffffffffffff10', '10FFFFFFFFFFFFFF'],
  ])('is written as minisign writes it, without zeros in front: %s', (bytes, number) => {
    expect(keyNumber(Uint8Array.from(Buffer.from(bytes, 'hex')))).toBe(number)
  })
})
