import * as crypto from 'node:crypto'
import { blake2b } from '@noble/hashes/blake2.js'
import { describe, expect, it } from 'vitest'
import { publicKeyOfSeed, signEd25519, verifyEd25519 } from '../../../src-main/keys/ed25519'
import { signMessage } from '../../../src-main/keys/sign'
import { newSigningKey, publicKeyText } from '../../../src-main/keys/signing-key'
import { verifySignature } from '../../../src-main/keys/verify'
import { fromBase64, toBase64 } from '../../../src-shared/bundle/base64'
import { fixedRandom, random } from './sample'
import { ed25519Vectors } from './wycheproof/vectors'

const key = newSigningKey(random())
const publicKey = publicKeyText(key)
const message = Buffer.from('tag manifest')
const hex = (text: string) => Buffer.from(text, 'hex')

describe('Wycheproof Ed25519', () => {
  it('has all three kinds of vectors', () => {
    const count = (kind: string) => ed25519Vectors.filter(({ result }) => result === kind).length
    expect([count('valid'), count('invalid'), count('acceptable')]).toEqual([117, 64, 29])
  })

  it.each(ed25519Vectors)('$tcId $result $comment', ({ pk, msg, sig, holds }) => {
    expect(verifyEd25519(hex(pk), hex(msg), hex(sig))).toBe(holds)
  })
})

describe('Ed25519 as strict as libsodium', () => {
  const p = 2n ** 255n - 19n
  const littleEndian = (n: bigint) => Buffer.from(n.toString(16).padStart(64, '0'), 'hex').reverse()
  const eighth = hex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a')
  const small = [
    littleEndian(0n),
    littleEndian(1n),
    littleEndian(p - 1n),
    littleEndian(p),
    littleEndian(p + 1n),
    eighth,
  ]
  const signed = [...small, hex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')].flatMap(point => {
    const negative = Buffer.from(point)
    negative[31]! |= 0x80
    return [point, negative]
  })

  /** R = a·B and S = a: holds for every message under a key that multiplies to nothing. */
  const scalar = crypto.createHash('sha512').update(key.seed).digest().subarray(0, 32)
  scalar[0]! &= 248
  scalar[31] = (scalar[31]! & 127) | 64
  const order = 2n ** 252n + 27742317777372353535851937790883648493n
  const a = BigInt(`0x${Buffer.from(scalar).reverse().toString('hex')}`) % order
  const forged = Buffer.concat([key.publicKey, littleEndian(a)])

  it.each(signed.map(point => [point.toString('hex')]))(
    'refuses the key of small order %s, under which one signature fits many messages',
    point => {
      for (const text of 'abcdefghijklmnopqrstuvwxyz')
        expect(verifyEd25519(hex(point), Buffer.from(text), forged)).toBe(false)
    },
  )

  it('the forgery is real: the runtime itself would let it pass', () => {
    const der = Buffer.concat([hex('302a300506032b6570032100'), littleEndian(1n)])
    const identity = crypto.createPublicKey({ key: der, format: 'der', type: 'spki' })
    expect(crypto.verify(null, Buffer.from('anything'), identity, forged)).toBe(true)
  })

  it('refuses S plus the group order', () => {
    const signature = signEd25519(key.seed, message)
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`)
    expect(verifyEd25519(key.publicKey, message, signature)).toBe(true)
    expect(
      verifyEd25519(key.publicKey, message, Buffer.concat([signature.subarray(0, 32), littleEndian(s + order)])),
    ).toBe(false)
  })

  it('derives the public key of RFC 8032 test 1', () => {
    const seed = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
    expect(Buffer.from(publicKeyOfSeed(seed)).toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    )
  })
})

describe('minisign signatures', () => {
  const signature = signMessage(key, message, 'qinlin test')
  const lines = signature.split('\n')
  const withLine = (at: number, line: string) =>
    verifySignature(publicKey, message, lines.map((old, i) => (i === at ? line : old)).join('\n'))

  it('verifies and gives the trusted comment', () => {
    expect(verifySignature(publicKey, message, signature)).toBe('qinlin test')
    expect(verifySignature(publicKey.split('\n')[1]!, message, signature)).toBe('qinlin test')
  })

  it('refuses another message, comment, key, key number', () => {
    const other = newSigningKey(fixedRandom('other'))
    expect(verifySignature(publicKey, Buffer.from('tag manifesu'), signature)).toBeNull()
    expect(withLine(2, 'trusted comment: qinlin tess')).toBeNull()
    expect(verifySignature(publicKeyText(other), message, signature)).toBeNull()
    expect(verifySignature(publicKeyText({ ...other, keyId: key.keyId }), message, signature)).toBeNull()
    expect(verifySignature(publicKeyText({ ...key, keyId: other.keyId }), message, signature)).toBeNull()
  })

  it('the untrusted comment is free', () => {
    expect(withLine(0, 'untrusted comment: anything')).toBe('qinlin test')
  })

  it('each bit of both signatures counts', () => {
    for (const at of [1, 3]) {
      const bytes = fromBase64(lines[at]!)!
      for (let i = 0; i < bytes.length; i++) {
        const bad = bytes.slice()
        bad[i]! ^= 1 << (i % 8)
        expect(withLine(at, toBase64(bad))).toBeNull()
      }
    }
  })

  it('does not take the older form, which signs the message itself', () => {
    const legacy = Buffer.concat([Buffer.from('Ed'), key.keyId, signEd25519(key.seed, message)])
    const global = signEd25519(key.seed, Buffer.concat([legacy.subarray(10), Buffer.from('c')]))
    const text = `untrusted comment: x\n${legacy.toString('base64')}\ntrusted comment: c\n${toBase64(global)}\n`
    expect(verifySignature(publicKey, message, text)).toBeNull()
    const prehashed = Buffer.concat([Buffer.from('ED'), legacy.subarray(2)])
    expect(
      verifySignature(publicKey, message, text.replace(legacy.toString('base64'), prehashed.toString('base64'))),
    ).toBeNull()
  })

  it('BLAKE2b of a known message (RFC 7693 appendix A)', () => {
    expect(
      Buffer.from(blake2b(Buffer.from('abc'), { dkLen: 64 }))
        .toString('hex')
        .slice(0, 32),
    ).toBe('ba80a53f981c4d0d6a2797b69f12f6e9')
  })

  it('a trusted comment of two lines is a bug of the caller', () => {
    expect(() => signMessage(key, message, 'a\nb')).toThrow()
  })
})
