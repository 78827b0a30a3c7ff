import 'fake-indexeddb/auto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, describe, it } from 'vitest'
import { decrypted } from '../../src-main/age/decrypt'
import { encrypted } from '../../src-main/age/encrypt'
import { newIdentity, recipientOf } from '../../src-main/age/identity'
import { lockIdentity, unlockIdentity } from '../../src-main/age/locked-identity'
import { protectBackups } from '../../src-main/backups/backup-key'
import { backUpTo, officePc } from '../unit/engine/backup-bench'
import { valueOf } from '../unit/outcome'
import { emptyFolder, lacking, run, type Ran } from './tools'

const missing = lacking('age', 'age-keygen', 'script', 'tar', 'sha256sum')
const passphrase = '安平社区 2026'

/** age asks for a passphrase at a terminal only; `script` is one. */
function ageWithTyping(folder: string, words: string, typed: string): Ran {
  return run(folder, 'script', ['-qec', `age ${words}`, path.join(folder, 'said')], typed)
}
async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

describe.skipIf(missing.length > 0)(
  `our encryption and stock age${missing.length ? ` (lacking: ${missing.join()})` : ''}`,
  () => {
    it('a stranger opens an encrypted backup with tar, age and the passphrase, and checks it with sha256sum', async () => {
      const pc = await officePc()
      valueOf(await protectBackups(pc.disk.profile.backupKey, passphrase, null))
      const folder = emptyFolder()
      await backUpTo(pc, path.join(folder, 'backup.tar'))
      expect(run(folder, 'tar', ['-xf', 'backup.tar'])).toMatchObject({ status: 0 })
      const opened = ageWithTyping(folder, '-d -i key.age -o plain.tar backup.tar.age', `${passphrase}\n`)
      expect(opened, opened.output).toMatchObject({ status: 0 })
      expect(run(folder, 'tar', ['-xf', 'plain.tar'])).toMatchObject({ status: 0 })
      expect(run(folder, 'sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'])).toMatchObject({
        status: 0,
        output: '',
      })
      expect(fs.existsSync(path.join(folder, 'keys', 'signing.key'))).toBe(true)
      const wrong = ageWithTyping(folder, '-d -i key.age -o wrong.tar backup.tar.age', '安平社区 2025\n')
      expect(wrong.status).not.toBe(0)
    })

    it('a key file that a stranger put under another passphrase with age -p still opens here', async () => {
      const folder = emptyFolder()
      expect(run(folder, 'age-keygen', ['-o', 'identity'])).toMatchObject({ status: 0 })
      const identity = /^AGE-SECRET-KEY-1\S+$/m.exec(fs.readFileSync(path.join(folder, 'identity'), 'utf8'))![0]
      const locked = ageWithTyping(folder, '-p -a -o key.age identity', `${passphrase}\n${passphrase}\n`)
      expect(locked, locked.output).toMatchObject({ status: 0 })
      const text = fs.readFileSync(path.join(folder, 'key.age'), 'utf8')
      expect(await unlockIdentity(text, passphrase)).toEqual({ identity })
      expect(await unlockIdentity(text, '安平社区 2025')).toEqual({ failed: 'passphrase' })
    })

    it('age decrypts what we encrypt to several recipients, and we decrypt what age encrypts', async () => {
      const folder = emptyFolder()
      const [ours, theirs] = [await newIdentity(), await newIdentity()]
      const plain = Buffer.from('报送包'.repeat(50_000))
      const recipients = [await recipientOf(ours), await recipientOf(theirs)]
      fs.writeFileSync(path.join(folder, 'identity'), `${theirs}\n`)
      fs.writeFileSync(path.join(folder, 'a.age'), await collect(encrypted(once(plain), recipients)))
      expect(run(folder, 'age', ['-d', '-i', 'identity', '-o', 'a', 'a.age'])).toMatchObject({ status: 0 })
      expect(fs.readFileSync(path.join(folder, 'a')).equals(plain)).toBe(true)
      expect(run(folder, 'age', ['-r', recipients[0]!, '-o', 'b.age', 'a'])).toMatchObject({ status: 0 })
      expect((await collect(decrypted(once(fs.readFileSync(path.join(folder, 'b.age'))), ours))).equals(plain)).toBe(
        true,
      )
    })

    it('age-keygen reads the recipient of an identity that we made', async () => {
      const folder = emptyFolder()
      const identity = await newIdentity()
      const ran = run(folder, 'age-keygen', ['-y'], `${identity}\n`)
      expect(ran.output.trim()).toBe(await recipientOf(identity))
      expect(await lockIdentity(identity, passphrase)).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/)
    })
  },
)
