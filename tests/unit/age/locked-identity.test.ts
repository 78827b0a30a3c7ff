import { armor, Encrypter } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { newIdentity } from '../../../src-main/age/identity'
import { lockIdentity, unlockIdentity } from '../../../src-main/age/locked-identity'

/** An identity file as another program may write it. */
async function lockedByOther(text: string, passphrase: string, workFactor: number): Promise<string> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  return armor.encode(await encrypter.encrypt(text))
}
/** Says 2^n more work in the header, as a hostile file would; the rest is as it was. */
const askingFor = (file: string, factor: number) => {
  const bytes = Buffer.from(armor.decode(file))
  const header = bytes.toString('latin1').replace(/^(-> scrypt \S+) \d+$/m, `$1 ${factor}`)
  return armor.encode(Buffer.from(header, 'latin1'))
}

describe('an identity under a passphrase', () => {
  it('comes back under that passphrase alone', async () => {
    const identity = await newIdentity()
    const file = await lockIdentity(identity, '安平社区 2026')
    expect(await unlockIdentity(file, '安平社区 2026')).toEqual({ identity })
    expect(await unlockIdentity(file, '安平社区 2025')).toEqual({ failed: 'passphrase' })
    expect(await unlockIdentity(file, '')).toEqual({ failed: 'passphrase' })
    expect(file).not.toContain(identity)
  })

  it('that the library itself wrote, with the work age asks for, opens too', async () => {
    const identity = await newIdentity()
    const file = await lockedByOther(`# created by hand\n${identity}\n`, 'a passphrase', 10)
    expect(await unlockIdentity(file, 'a passphrase')).toEqual({ identity })
  })

  it.each([19, 20, 30, 63])('that asks for 2^%i of work is refused before any is done', async factor => {
    const file = askingFor(await lockIdentity(await newIdentity(), 'a passphrase'), factor)
    const started = performance.now()
    expect(await unlockIdentity(file, 'a passphrase')).toEqual({ failed: 'file' })
    expect(performance.now() - started).toBeLessThan(200)
  })

  it('is no identity file where something else is in it, or it is no age file at all', async () => {
    const wrong = async (text: string) => unlockIdentity(await lockedByOther(text, 'a passphrase', 10), 'a passphrase')
    expect(await wrong('花名册')).toEqual({ failed: 'file' })
    expect(await wrong('AGE-SECRET-KEY-1QQQQ\n')).toEqual({ failed: 'file' })
    expect(await unlockIdentity('花名册', 'a passphrase')).toEqual({ failed: 'file' })
    expect(await unlockIdentity('', 'a passphrase')).toEqual({ failed: 'file' })
  })

  it('never opens with any byte of it changed', async () => {
    const bytes = Buffer.from(armor.decode(await lockedByOther(`${await newIdentity()}\n`, 'a passphrase', 10)))
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = Buffer.from(bytes)
      flipped[at]! ^= 1
      expect(await unlockIdentity(armor.encode(flipped), 'a passphrase'), `byte ${at}`).toHaveProperty('failed')
    }
  })
})
