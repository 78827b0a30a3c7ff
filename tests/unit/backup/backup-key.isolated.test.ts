import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openKeyFile, protectBackups, readBackupKey } from '../../../src-main/backups/backup-key'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'

/** A PC that is short of memory, and a disk that keeps something else than it was given. */
const trouble = vi.hoisted(() => ({ memory: false, disk: false }))
vi.mock('../../../src-main/keys/scrypt', async original => {
  const real = await original<typeof import('../../../src-main/keys/scrypt')>()
  const short = () => Promise.reject(Object.assign(new Error(), { code: 'ERR_CRYPTO_OPERATION_FAILED' }))
  return { scrypt: (...args: Parameters<typeof real.scrypt>) => (trouble.memory ? short() : real.scrypt(...args)) }
})
vi.mock('../../../src-main/files/write-flushed', async original => {
  const real = await original<typeof import('../../../src-main/files/write-flushed')>()
  return {
    ...real,
    writeFlushed(file: string, bytes: Uint8Array, mode?: number) {
      const kept = Buffer.from(bytes)
      if (trouble.disk) kept[kept.length >> 1]! ^= 1
      real.writeFlushed(file, kept, mode)
    },
  }
})

const passphrase = '安平社区 2026'
let file: string
beforeEach(async () => {
  Object.assign(trouble, { memory: false, disk: false })
  file = path.join(folderOfTest(), 'backup-key.json')
  valueOf(await protectBackups(file, passphrase, null))
})
const keyFile = () => valueOf(readBackupKey(file))!.keyFile

describe('the key of copies', () => {
  it('that the disk did not keep as it was given does not take the place of the one so far', async () => {
    const before = fs.readFileSync(file, 'utf8')
    trouble.disk = true
    expect(codesOf(await protectBackups(file, 'another one', passphrase))).toEqual(['backup-key-damaged'])
    expect(fs.readFileSync(file, 'utf8')).toBe(before)
    expect(fs.readdirSync(path.dirname(file))).toEqual(['backup-key.json'])
    valueOf(await openKeyFile(keyFile(), passphrase))
  })

  it('is not called damaged, nor a passphrase wrong, where memory is short', async () => {
    trouble.memory = true
    expect(codesOf(await openKeyFile(keyFile(), passphrase))).toEqual(['backup-memory'])
    expect(codesOf(await protectBackups(file, 'another one', passphrase))).toEqual(['backup-memory'])
    const other = path.join(path.dirname(file), 'other.json')
    expect(codesOf(await protectBackups(other, passphrase, null))).toEqual(['backup-memory'])
    expect(fs.existsSync(other)).toBe(false)
  })
})
