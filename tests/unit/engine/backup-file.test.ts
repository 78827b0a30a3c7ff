import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { schemaNumber } from '../../../src-renderer/engine/schema/versions'
import { incomingIn } from '../../../src-main/backups/adopt'
import { readTarHeader, tarHeader, tarPadding } from '../../../src-main/backups/tar'
import { codesOf, valueOf } from '../outcome'
import { add, backUpTo, isSound, hashOf, officePc, restoreFrom, startAgain, switchOn, type Pc } from './backup-bench'
import { sampleOffice } from './office-bench'

let pc: Pc & { folder: string }
let file: string

const journalOf = async ({ engine }: Pc) =>
  valueOf(await engine.query('office.journal', {}, 'cli')) as { rows: unknown[] }
const anotherPc = (name: string, start?: number) => switchOn(path.join(pc.folder, name), start)

beforeEach(async () => {
  pc = await officePc()
  file = path.join(pc.folder, '安平社区-2026-11-22.tar')
})

describe('a backup in one file', () => {
  it('is opened by a stock tar and checked by a stock sha256sum', async () => {
    const { size } = valueOf(await pc.engine.backup(pc.disk.tokens.take(file)))
    expect(size).toBe(fs.statSync(file).size)
    const out = path.join(pc.folder, 'out')
    fs.mkdirSync(out)
    execFileSync('tar', ['-xf', file, '-C', out])
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: out })
    expect(fs.readdirSync(path.join(out, 'keys')).sort()).toEqual([
      'opaque.secret',
      'sequences.log',
      'signing.key',
      'signing.pub',
    ])
    for (const name of fs.readdirSync(pc.disk.profile.journal))
      expect(fs.readFileSync(path.join(out, 'journal', name))).toEqual(
        fs.readFileSync(path.join(pc.disk.profile.journal, name)),
      )
  })

  it('carries the whole office to a new PC: rows, history, keys, and whoever goes on there', async () => {
    await backUpTo(pc, file)
    const before = [await hashOf(pc), await journalOf(pc)]
    const key = fs.readFileSync(path.join(pc.disk.profile.keys, 'signing.pub'), 'utf8')
    const there = await anotherPc('new')
    valueOf(await restoreFrom(there, file))
    expect([await hashOf(there), await journalOf(there)]).toEqual(before)
    expect(valueOf(await there.disk.main['keys.card']({})).publicKey).toBe(key)
    await add(there, '赵敏')
    expect(await isSound(there)).toBe(true)
    there.engine.close()
    expect((await startAgain(path.join(pc.folder, 'new'))).opening).toEqual({ state: 'ready' })
  })

  it('carries what sheets of paper brought back, and that sheets were printed; a PC that has keys takes it too', async () => {
    const former = `former-age1${'q'.repeat(58)}.identity`
    for (const name of [former, 'office.sheets']) fs.writeFileSync(path.join(pc.disk.profile.keys, name), name)
    await pc.disk.main['keys.recipient']({})
    await backUpTo(pc, file)
    const there = await anotherPc('new')
    await there.disk.main['keys.card']({})
    valueOf(await restoreFrom(there, file))
    const keys = fs.readdirSync(there.disk.profile.keys)
    expect(keys).toEqual(expect.arrayContaining([former, 'office.identity', 'office.sheets']))
    expect(fs.statSync(path.join(there.disk.profile.keys, former)).mode & 0o777).toBe(0o600)

    const { recipient } = valueOf(await pc.disk.main['keys.recipient']({}))
    const other = await anotherPc('that has given out a recipient of its own')
    const own = valueOf(await other.disk.main['keys.recipient']({}))
    valueOf(await restoreFrom(other, file))
    expect(valueOf(await other.disk.main['keys.recipient']({}))).toEqual(own)
    const identity = fs.readFileSync(path.join(pc.disk.profile.keys, 'office.identity'), 'utf8')
    const kept = path.join(other.disk.profile.keys, `former-${recipient}.identity`)
    expect(fs.readFileSync(kept, 'utf8')).toBe(identity)
  })

  it('of earlier leads back; the journal goes on', async () => {
    await backUpTo(pc, file)
    const then = await hashOf(pc)
    await add(pc, '李明')
    valueOf(await restoreFrom(pc, file))
    expect(await hashOf(pc)).toEqual(then)
    expect(((await journalOf(pc)) as { rows: unknown[] }).rows).toHaveLength(4)
    expect(await isSound(pc)).toBe(true)
  })

  it('of books that went on elsewhere brings them up to date', async () => {
    await backUpTo(pc, file)
    const there = await anotherPc('elsewhere')
    valueOf(await restoreFrom(there, file))
    await add(there, '在那边登记的')
    const state = await hashOf(there)
    const later = path.join(pc.folder, 'later.tar')
    await backUpTo(there, later)
    const back = await switchOn(pc.folder)
    valueOf(await back.engine.recover())
    valueOf(await restoreFrom(back, later))
    expect(await hashOf(back)).toEqual(state)
    expect(await isSound(back)).toBe(true)
  })

  it('is refused where both went on, and where it is another office’s; nothing changes', async () => {
    await backUpTo(pc, file)
    const there = await anotherPc('elsewhere')
    valueOf(await restoreFrom(there, file))
    await add(there, '在那边登记的')
    const later = path.join(pc.folder, 'later.tar')
    await backUpTo(there, later)
    const other = await anotherPc('other', Date.UTC(2026, 10, 21))
    valueOf(await other.engine.run('office.create', sampleOffice, '李秀兰'))
    const foreign = path.join(pc.folder, 'foreign.tar')
    await backUpTo(other, foreign)
    const back = await switchOn(pc.folder)
    valueOf(await back.engine.recover())
    await add(back, '在这边登记的')
    const state = await hashOf(back)
    expect(codesOf(await restoreFrom(back, later))).toEqual(['backup-forked'])
    expect(codesOf(await restoreFrom(back, foreign))).toEqual(['backup-foreign'])
    expect(await hashOf(back)).toEqual(state)
    expect(fs.readdirSync(back.disk.profile.root)).not.toContain('incoming')
  })
})

/** The files of an archive: where each header lies, the name and the bytes. */
function filesIn(archive: Buffer): { at: number; name: string; bytes: Buffer }[] {
  const files: { at: number; name: string; bytes: Buffer }[] = []
  for (let at = 0; ;) {
    const header = readTarHeader(Buffer.from(archive.subarray(at, at + 512)))
    if (!header || header === 'end') return files
    files.push({ at, name: header.name, bytes: archive.subarray(at + 512, at + 512 + header.size) })
    at += 512 + header.size + tarPadding(header.size).length
  }
}

/** Everything that lies below a folder, but the backup file itself and the log. */
function tree(of: string): string[] {
  return fs
    .readdirSync(of, { withFileTypes: true })
    .flatMap(entry => (entry.isDirectory() ? tree(path.join(of, entry.name)) : [path.join(of, entry.name)]))
    .filter(name => name !== file && !name.endsWith('.log'))
    .sort()
}

/** The same archive with one more file, named in a right manifest. */
function withFile(archive: Buffer, name: string): Buffer {
  const manifest = 'manifest-sha256.txt'
  const all = [...filesIn(archive).filter(own => own.name !== manifest), { name, bytes: Buffer.from('x') }]
  const lines = all.map(own => `${createHash('sha256').update(own.bytes).digest('hex')}  ${own.name}\n`).join('')
  const parts = [...all, { name: manifest, bytes: Buffer.from(lines) }].flatMap(({ name, bytes }) => [
    tarHeader(name, bytes.length, 0),
    bytes,
    tarPadding(bytes.length),
  ])
  return Buffer.concat([...parts, Buffer.alloc(1024)])
}

describe('a hostile or damaged backup file', () => {
  const refusedWith = async (bytes: Uint8Array) => {
    fs.writeFileSync(file, bytes)
    return codesOf(await restoreFrom(pc, file))
  }

  it('is refused whole at every length and with any byte of it changed', async () => {
    await backUpTo(pc, file)
    const whole = fs.readFileSync(file)
    const state = await hashOf(pc)
    const step = 97
    for (let length = 0; length < whole.length - 1024; length += step * 7)
      expect(await refusedWith(whole.subarray(0, length)), `cut to ${length}`).toEqual(['backup-damaged'])
    // Padding behind a file says nothing.
    const says = (at: number) => filesIn(whole).some(own => at >= own.at && at < own.at + 512 + own.bytes.length)
    for (let at = 0; at < whole.length - 1024; at += step) {
      const flipped = Buffer.from(whole)
      flipped[at]! ^= 1
      fs.writeFileSync(file, flipped)
      const { ok } = await pc.disk.main['backup.unpack']({ token: pc.disk.tokens.take(file), schema: schemaNumber })
      if (says(at)) expect(ok, `byte ${at}`).toBe(false)
    }
    expect(await hashOf(pc)).toEqual(state)
  })

  it.each([
    '../outside',
    '/etc/passwd',
    'keys/other',
    'chromium/x',
    'content/short',
    'journal/2026-11.qlj/x',
    'lock.json',
  ])('writes nothing for the name %s', async name => {
    await backUpTo(pc, file)
    const before = tree(pc.folder)
    expect(await refusedWith(withFile(fs.readFileSync(file), name))).toEqual(['backup-damaged'])
    expect(tree(pc.folder)).toEqual(before)
  })

  it('is taken with one more file of a right name, so that it is the names that are refused', async () => {
    await backUpTo(pc, file)
    const name = `content/${createHash('sha256').update('x').digest('hex')}`
    fs.writeFileSync(file, withFile(fs.readFileSync(file), name))
    valueOf(await restoreFrom(pc, file))
    expect(fs.readFileSync(path.join(pc.disk.profile.root, ...name.split('/')), 'utf8')).toBe('x')
  })

  it('that is no archive, is empty, or is gone, is refused', async () => {
    expect(await refusedWith(Buffer.from('花名册'))).toEqual(['backup-damaged'])
    expect(await refusedWith(Buffer.alloc(2048))).toEqual(['backup-damaged'])
    fs.rmSync(file)
    expect(codesOf(await restoreFrom(pc, file))).toEqual(['disk-enoent'])
  })
})

describe('a kill while a backup is taken over', () => {
  it('is gone on from at the next start, wherever it cut in', async () => {
    await backUpTo(pc, file)
    const state = await hashOf(pc)
    const there = await anotherPc('new')
    valueOf(await there.disk.main['backup.unpack']({ token: there.disk.tokens.take(file), schema: schemaNumber }))
    const incoming = incomingIn(there.disk.profile)
    // As the first steps leave it: marked, some files moved, no journal yet.
    fs.writeFileSync(path.join(incoming.root, 'adopt'), 'empty')
    for (const name of fs.readdirSync(incoming.segments).slice(0, 1))
      fs.renameSync(path.join(incoming.segments, name), path.join(there.disk.profile.segments, name))
    const again = await switchOn(path.join(pc.folder, 'new'))
    expect(fs.existsSync(incoming.root)).toBe(false)
    valueOf(await again.engine.recover())
    expect(await hashOf(again)).toEqual(state)
  })

  it('before it was marked leaves nothing', async () => {
    await backUpTo(pc, file)
    valueOf(await pc.disk.main['backup.unpack']({ token: pc.disk.tokens.take(file), schema: schemaNumber }))
    expect(fs.existsSync(incomingIn(pc.disk.profile).root)).toBe(true)
    const { disk } = await startAgain(pc.folder)
    expect(fs.existsSync(incomingIn(disk.profile).root)).toBe(false)
    expect((await disk.main['journal.head']({}))?.number).toBe(2)
  })
})
