import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { plainTar } from '../../../src-main/backups/plain-tar'
import { readTarHeader, tarBlock, tarPadding } from '../../../src-main/backups/tar'
import { wholeContent } from '../../../src-main/files/whole-content'
import { makeFolders, profileAt } from '../../../src-main/profile/layout'
import type { BackupIndex } from '../../../src-shared/backup/backup-index'
import { folderOfTest } from '../journal/journal-bench'

const failing = vi.hoisted(() => ({ on: '', code: '', name: '', times: 0 }))
vi.mock('node:fs', async original => {
  const real = await original<typeof fs>()
  const handles = new Set<number>()
  const fails = (on: string) => {
    if (failing.on === on && failing.times-- > 0) throw Object.assign(new Error(failing.code), { code: failing.code })
  }
  return {
    ...real,
    openSync: (file: string, flags: string) => {
      const isHurt = file.endsWith(failing.name)
      if (isHurt) fails('openSync')
      const handle = real.openSync(file, flags)
      if (isHurt) handles.add(handle)
      else handles.delete(handle)
      return handle
    },
    readSync: (...args: Parameters<typeof fs.readSync>) => {
      if (handles.has(args[0])) fails('readSync')
      return real.readSync(...args)
    },
  }
})

const hashOf = (bytes: string) => createHash('sha256').update(bytes).digest('hex')
const sha256 = hashOf('a scan')
const index: BackupIndex = {
  ...{ format: 'qinlin-backup', version: 1, schema: 3, storeId: 'id', office: null, reason: 'hand', restores: 0 },
  ...{ time: '2026-11-22T04:00:00.000Z', journal: { number: 1, hash: '0'.repeat(64) }, tables: [] },
}

const profile = () => {
  const made = profileAt(folderOfTest())
  makeFolders(made)
  fs.writeFileSync(made.storeId, 'id')
  for (const words of ['a scan', 'a photo']) fs.writeFileSync(path.join(made.content, hashOf(words)), words)
  return made
}

async function namesIn(of: ReturnType<typeof profile>): Promise<string[]> {
  const parts: Uint8Array[] = []
  for await (const piece of plainTar(of, index, '{}')) parts.push(piece)
  const tar = Buffer.concat(parts)
  const names: string[] = []
  for (let at = 0; ;) {
    const header = readTarHeader(Buffer.from(tar.subarray(at, at + tarBlock)))
    if (!header || header === 'end') return names
    names.push(header.name)
    at += tarBlock + header.size + tarPadding(header.size).length
  }
}

beforeEach(() => Object.assign(failing, { on: '', code: '', name: sha256, times: 0 }))

describe('a content that goes into a backup', () => {
  it.each([
    ['openSync', 'EBUSY'],
    ['openSync', 'EPERM'],
    ['openSync', 'EMFILE'],
    ['readSync', 'EBUSY'],
  ])('row 16: waits for who holds it (%s %s), and takes it', async (on, code) => {
    const of = profile()
    Object.assign(failing, { on, code, times: 5 })
    expect(await namesIn(of)).toContain(`content/${sha256}`)
  })

  it.each([
    ['openSync', 'EBUSY'],
    ['openSync', 'EMFILE'],
    ['readSync', 'EIO'],
  ])('that nobody can read (%s %s) refuses the copy and is never left out as damaged', async (on, code) => {
    const of = profile()
    Object.assign(failing, { on, code, times: 99 })
    await expect(namesIn(of)).rejects.toMatchObject({ code })
  })

  it('is left out alone where it was read to its end and is another', async () => {
    const of = profile()
    fs.writeFileSync(path.join(of.content, sha256), 'a spoilt scan')
    const names = await namesIn(of)
    expect(names).not.toContain(`content/${sha256}`)
    expect(names).toContain(`content/${hashOf('a photo')}`)
    expect(await wholeContent(of.content, hashOf('never there'))).toBeNull()
  })
})
