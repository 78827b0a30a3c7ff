import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { decryptBytes, encryptBytes } from '../../../src-main/age/encrypted-bytes'
import { newIdentity, recipientOf } from '../../../src-main/age/identity'
import { opened, writeEncrypted } from '../../../src-main/files/encrypted-files'
import { readUpTo } from '../../../src-main/files/read-up-to'
import { createTokens } from '../../../src-main/files/tokens'
import { done, type Outcome } from '../../../src-shared/problem'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'

const plain = new Uint8Array(Buffer.from('报送包'.repeat(40_000)))
let identity: string
let recipient: string
let folder: string

beforeEach(async () => {
  identity = await newIdentity()
  recipient = await recipientOf(identity)
  folder = folderOfTest()
})
const own = async (): Promise<Outcome<string[]>> => done([identity])
const read = (bytes: Uint8Array, by = own) => opened(done({ name: 'a.qlb.age', bytes }), by)

describe('a file that is encrypted to this office', () => {
  it('is written so that its recipient opens it, and answers what the disk has', async () => {
    const tokens = createTokens()
    const asked = { token: tokens.take(folder), name: 'a.qlb.age', bytes: plain, recipient }
    const written = valueOf(await writeEncrypted(tokens, asked))
    expect(Buffer.from(written.bytes).equals(plain)).toBe(true)
    expect(fs.readdirSync(folder)).toEqual(['a.qlb.age'])
    const cipher = fs.readFileSync(written.file)
    expect(written.size).toBe(cipher.length)
    expect(cipher.includes('报送包')).toBe(false)
    const back = valueOf(await opened(tokens.read(tokens.take(written.file)), own))
    expect(back.name).toBe('a.qlb')
    expect(Buffer.from(back.bytes).equals(plain)).toBe(true)
  })

  it('leaves nothing behind where it cannot be written', async () => {
    const tokens = createTokens()
    const asked = { token: tokens.take(path.join(folder, 'gone')), name: 'a.qlb.age', bytes: plain, recipient }
    expect(codesOf(await writeEncrypted(tokens, asked))).toEqual(['disk-enoent'])
    const weak = { ...asked, token: tokens.take(folder), recipient: 'age1notarecipient' }
    expect(codesOf(await writeEncrypted(tokens, weak))).toEqual(['recipient-unreadable'])
    expect(fs.readdirSync(folder)).toEqual([])
  })

  it('is for nobody else: another office, and one that never gave a recipient out', async () => {
    const cipher = await encryptBytes(plain, [await recipientOf(await newIdentity())])
    expect(codesOf(await read(cipher))).toEqual(['bundle-not-for-us'])
    expect(codesOf(await read(cipher, async () => done([])))).toEqual(['bundle-not-for-us'])
  })

  it('and is damaged anywhere behind its header, or cut short: refused as damaged, nothing of it is given out', async () => {
    const cipher = await encryptBytes(plain, [recipient])
    const header = Buffer.from(cipher).indexOf('\n---') + 50
    for (let i = 0; i < 40; i++) {
      const at = header + Math.floor(((cipher.length - header - 1) * i) / 39)
      const hurt = Uint8Array.from(cipher)
      hurt[at]! ^= 1
      expect(codesOf(await read(hurt)), `byte ${at}`).toEqual(['bundle-damaged'])
    }
    for (const length of [header - 20, header + 16, cipher.length - 1, cipher.length - 65_552])
      expect(codesOf(await read(cipher.subarray(0, length))), `cut at ${length}`).toEqual(['bundle-damaged'])
  })

  it('is not decrypted beyond the limit, nor behind a header without end', async () => {
    const cipher = await encryptBytes(plain, [recipient])
    expect(codesOf(await decryptBytes(cipher, [identity], plain.length - 1))).toEqual(['bundle-damaged'])
    expect((await decryptBytes(cipher, [identity], plain.length)).ok).toBe(true)
    const bare = () => randomBytes(32).toString('base64').replace(/=+$/, '')
    const stanzas = Array.from({ length: 5000 }, () => `-> X25519 ${bare()}\n${bare()}\n`).join('')
    const endless = Buffer.from(`age-encryption.org/v1\n${stanzas}--- ${bare()}\n`)
    const began = Date.now()
    expect(codesOf(await read(new Uint8Array(endless)))).toEqual(['bundle-damaged'])
    expect(Date.now() - began).toBeLessThan(1000)
  })

  it('a file that is not encrypted is answered as it is, and no identity is asked for', async () => {
    const asked = () => Promise.reject(new Error('asked'))
    expect(valueOf(await opened(done({ name: 'a.age', bytes: plain }), asked))).toEqual({ name: 'a.age', bytes: plain })
  })
})

describe('a file whose size lies', () => {
  it.skipIf(process.platform === 'win32')('is not read beyond the limit', () => {
    expect(fs.statSync('/dev/zero').size).toBe(0)
    expect(readUpTo('/dev/zero', 3_000_000)).toBeNull()
  })

  it('is read whole up to the limit, and not at all above it', () => {
    const file = path.join(folder, 'a')
    fs.writeFileSync(file, plain)
    expect(Buffer.from(readUpTo(file, plain.length)!).equals(plain)).toBe(true)
    expect(readUpTo(file, plain.length - 1)).toBeNull()
  })
})
