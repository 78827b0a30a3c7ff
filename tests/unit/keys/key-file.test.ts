import { describe, expect, it } from 'vitest'
import { formatKeyFile, needsPassphrase, parseKeyFile } from '../../../src-main/keys/key-file'
import { officeLimits, scryptCost } from '../../../src-main/keys/passphrase'
import { newSigningKey } from '../../../src-main/keys/signing-key'
import { random } from './sample'
import { codesOf, valueOf } from '../outcome'

const key = newSigningKey(random())

describe("the key as minisign's secret-key file", () => {
  it('without passphrase comes back', async () => {
    const text = await formatKeyFile(key, random())
    expect(needsPassphrase(text)).toBe(false)
    expect(valueOf(await parseKeyFile(text))).toEqual(key)
  })

  it('with a passphrase comes back under that passphrase alone', async () => {
    const text = await formatKeyFile(key, random(), '安平 2026')
    expect(needsPassphrase(text)).toBe(true)
    expect(Buffer.from(text.split('\n')[1]!, 'base64').includes(Buffer.from(key.seed))).toBe(false)
    expect(valueOf(await parseKeyFile(text, '安平 2026'))).toEqual(key)
    expect(codesOf(await parseKeyFile(text, '安平 2027'))).toEqual(['keys-passphrase'])
    expect(codesOf(await parseKeyFile(text))).toEqual(['keys-passphrase'])
  })

  it('each flipped bit of an open file is seen', async () => {
    const [comment, line] = (await formatKeyFile(key, random())).split('\n')
    const bytes = Buffer.from(line!, 'base64')
    // salt and limits mean nothing without a passphrase
    for (const at of [...Array(6).keys(), ...Array.from({ length: 104 }, (_, i) => 54 + i)]) {
      const bad = Buffer.from(bytes)
      bad[at]! ^= 1 << (at % 8)
      expect((await parseKeyFile(`${comment}\n${bad.toString('base64')}\n`)).ok).toBe(false)
    }
  })

  it.each(['', 'hello', 'untrusted comment: x\nAAAA\n'])('%j is no key file', async text => {
    expect(needsPassphrase(text)).toBeNull()
    expect(codesOf(await parseKeyFile(text, 'x'))).toEqual(['keys-file-damaged'])
  })

  it('limits that would take gigabytes are refused before they are tried', async () => {
    const [comment, line] = (await formatKeyFile(key, random(), 'x')).split('\n')
    const bytes = Buffer.from(line!, 'base64')
    bytes.writeBigUInt64LE(2n ** 40n, 46)
    expect(codesOf(await parseKeyFile(`${comment}\n${bytes.toString('base64')}\n`, 'x'))).toEqual(['keys-file-damaged'])
  })

  it("takes libsodium's limits to scrypt's numbers", () => {
    expect(scryptCost(officeLimits)).toEqual({ N: 2 ** 17, r: 8, p: 1 })
    expect(scryptCost({ operations: 33_554_432, memory: 1_073_741_824 })).toEqual({ N: 2 ** 20, r: 8, p: 1 })
    expect(scryptCost({ operations: 524_288, memory: 16_777_216 })).toEqual({ N: 2 ** 14, r: 8, p: 1 })
  })
})
