import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatKeyFile, parseKeyFile } from '../../src-main/keys/key-file'
import { signMessage } from '../../src-main/keys/sign'
import { newSigningKey, publicKeyText } from '../../src-main/keys/signing-key'
import { verifySignature } from '../../src-main/keys/verify'
import { fixedRandom } from '../unit/bundle/sample'
import { valueOf } from '../unit/outcome'
import { emptyFolder, lacking, run } from './tools'

const random = fixedRandom('minisign')
const missing = lacking('minisign')

describe.skipIf(missing.length > 0)(
  `our keys and stock minisign${missing.length ? ' (lacking: minisign)' : ''}`,
  () => {
    it.each([undefined, 'a passphrase'])('minisign signs with our key file, passphrase %s', async passphrase => {
      const folder = emptyFolder()
      const key = newSigningKey(random)
      fs.writeFileSync(path.join(folder, 'key'), await formatKeyFile(key, random, passphrase))
      fs.writeFileSync(path.join(folder, 'm'), 'message')
      const ran = run(folder, 'minisign', ['-S', '-s', 'key', '-m', 'm', '-t', 'comment'], `${passphrase ?? ''}\n`)
      expect(ran, ran.output).toMatchObject({ status: 0 })
      const signature = fs.readFileSync(path.join(folder, 'm.minisig'), 'utf8')
      expect(verifySignature(publicKeyText(key), Buffer.from('message'), signature)).toBe('comment')
    })

    it('we sign with a key that minisign -W made, and minisign verifies', async () => {
      const folder = emptyFolder()
      expect(run(folder, 'minisign', ['-G', '-W', '-p', 'pub', '-s', 'key'])).toMatchObject({ status: 0 })
      const key = valueOf(await parseKeyFile(fs.readFileSync(path.join(folder, 'key'), 'utf8')))
      expect(publicKeyText(key)).toBe(fs.readFileSync(path.join(folder, 'pub'), 'utf8'))
      fs.writeFileSync(path.join(folder, 'm'), 'message')
      fs.writeFileSync(path.join(folder, 'm.minisig'), signMessage(key, Buffer.from('message'), '用途'))
      expect(run(folder, 'minisign', ['-V', '-p', 'pub', '-m', 'm'])).toMatchObject({
        status: 0,
        output: expect.stringContaining('用途'),
      })
      fs.writeFileSync(path.join(folder, 'm'), 'messagf')
      expect(run(folder, 'minisign', ['-V', '-p', 'pub', '-m', 'm']).status).not.toBe(0)
    })

    it('minisign reads our public key as the one of our secret key', async () => {
      const folder = emptyFolder()
      const key = newSigningKey(random)
      fs.writeFileSync(path.join(folder, 'key'), await formatKeyFile(key, random))
      expect(run(folder, 'minisign', ['-R', '-s', 'key', '-p', 'pub']).status).toBe(0)
      expect(fs.readFileSync(path.join(folder, 'pub'), 'utf8')).toBe(publicKeyText(key))
    })
  },
)
