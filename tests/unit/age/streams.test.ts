import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decrypted, Undecryptable } from '../../../src-main/age/decrypt'
import { encrypted } from '../../../src-main/age/encrypt'
import { newIdentity, recipientOf } from '../../../src-main/age/identity'

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
async function* cut(bytes: Uint8Array, length = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

describe('a stream that is encrypted', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 200_000])(
    'of %i bytes opens with each identity, and with no other',
    async n => {
      const [one, two, other] = await Promise.all([newIdentity(), newIdentity(), newIdentity()])
      const plain = randomBytes(n)
      const cipher = await collect(encrypted(cut(plain), [await recipientOf(one), await recipientOf(two)]))
      for (const identity of [one, two])
        expect((await collect(decrypted(cut(cipher, 777), identity))).equals(plain)).toBe(true)
      await expect(collect(decrypted(cut(cipher), other))).rejects.toThrow(Undecryptable)
    },
  )

  it('says at the end that something is missing, also where whole pieces are', async () => {
    const identity = await newIdentity()
    const cipher = await collect(encrypted(cut(randomBytes(200_000)), [await recipientOf(identity)]))
    const wholePieces = cipher.length - (200_000 % 65_536) - 16
    for (const length of [0, 30, cipher.length - 1, wholePieces])
      await expect(collect(decrypted(cut(cipher.subarray(0, length)), identity)), `${length}`).rejects.toThrow(
        Undecryptable,
      )
    await expect(collect(decrypted(cut(Buffer.concat([cipher, Buffer.from('x')])), identity))).rejects.toThrow(
      Undecryptable,
    )
  })

  it('is asked for piece by piece: whoever takes nothing more reads nothing more', async () => {
    const identity = await newIdentity()
    let asked = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked++
        yield new Uint8Array(65_536)
      }
    }
    const pieces = encrypted(endless(), [await recipientOf(identity)])
    for (let i = 0; i < 5; i++) await pieces.next()
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(asked).toBeLessThan(15)
    await pieces.return(undefined)
  })

  it('hands on what the disk says, on either side', async () => {
    const identity = await newIdentity()
    async function* gone(): AsyncGenerator<Uint8Array> {
      throw Object.assign(new Error('stick out'), { code: 'EIO' })
    }
    await expect(collect(encrypted(gone(), [await recipientOf(identity)]))).rejects.toMatchObject({ code: 'EIO' })
    await expect(collect(decrypted(gone(), identity))).rejects.toMatchObject({ code: 'EIO' })
  })
})
