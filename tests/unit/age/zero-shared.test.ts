import * as crypto from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decrypted } from '../../../src-main/age/decrypt'
import { newIdentity, recipientOf } from '../../../src-main/age/identity'
import { zeroSharedKeys } from '../keys/wycheproof/vectors'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
const hkdf = (secret: Uint8Array, salt: Uint8Array, info: string) =>
  Buffer.from(crypto.hkdfSync('sha256', secret, salt, info, 32))

function sealed(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = crypto.createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** A whole age file whose one stanza was made with this share and this shared secret (age-encryption.org/v1). */
function ageFile(share: Uint8Array, shared: Uint8Array, recipient: Uint8Array, plain: string): Buffer {
  const fileKey = crypto.randomBytes(16)
  const wrap = hkdf(shared, Buffer.concat([share, recipient]), 'age-encryption.org/v1/X25519')
  const body = base64(sealed(wrap, new Uint8Array(12), fileKey))
  const header = `age-encryption.org/v1\n-> X25519 ${base64(share)}\n${body}\n---`
  const mac = crypto
    .createHmac('sha256', hkdf(fileKey, new Uint8Array(0), 'header'))
    .update(header)
    .digest()
  const nonce = crypto.randomBytes(16)
  const last = Buffer.from([...new Uint8Array(11), 1])
  const payload = sealed(hkdf(fileKey, nonce, 'payload'), last, Buffer.from(plain))
  return Buffer.concat([Buffer.from(`${header} ${base64(mac)}\n`), nonce, payload])
}

/** The 32 bytes of a recipient: Bech32 without its prefix and checksum. */
function keyOf(recipient: string): Buffer {
  const letters = [...recipient.slice(4, -6)].map(letter => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(letter))
  const bits = letters.map(value => value.toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g)!.map(byte => parseInt(byte, 2)))
}

async function open(file: Buffer, identity: string): Promise<string> {
  const parts: Uint8Array[] = []
  async function* pieces() {
    yield new Uint8Array(file)
  }
  for await (const piece of decrypted(pieces(), identity)) parts.push(piece)
  return Buffer.concat(parts).toString()
}

describe('an age file that was not encrypted to this office', () => {
  it('opens where its share is honest: the file below is made rightly', async () => {
    const identity = await newIdentity()
    const recipient = keyOf(await recipientOf(identity))
    const ephemeral = crypto.generateKeyPairSync('x25519')
    const share = ephemeral.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    const spki = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), recipient])
    const publicKey = crypto.createPublicKey({ key: spki, format: 'der', type: 'spki' })
    const shared = crypto.diffieHellman({ privateKey: ephemeral.privateKey, publicKey })
    expect(await open(ageFile(share, shared, recipient, 'honest'), identity)).toBe('honest')
  })

  it.each(zeroSharedKeys)('is refused with the Wycheproof share %s, whose secret anybody knows', async share => {
    const identity = await newIdentity()
    const recipient = keyOf(await recipientOf(identity))
    const file = ageFile(Buffer.from(share, 'hex'), new Uint8Array(32), recipient, 'forged')
    await expect(open(file, identity)).rejects.toThrow()
  })
})
