import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../../src-renderer/engine/engine'
import { incomingIn } from '../../../src-main/backups/adopt'
import { readTarHeader, tarHeader, tarPadding } from '../../../src-main/backups/tar'
import { folderOfTest } from '../journal/journal-bench'
import { codesOf, valueOf } from '../outcome'
import { freshStore, sampleOffice, world } from './office-bench'
import { realMain } from './real-disk'

type Disk = ReturnType<typeof realMain>

async function open(disk: Disk, start?: number): Promise<Engine> {
  const engine = createEngine(disk.main, world(start))
  await engine.open()
  return engine
}
const add = async (engine: Engine, name: string) => valueOf(await engine.run('office.addOperator', { name }, '周敏'))
const hash = async (engine: Engine) => valueOf(await engine.query('office.statehash', {}, 'cli'))
const journal = async (engine: Engine) => valueOf(await engine.query('office.journal', {}, 'cli'))
const check = async (engine: Engine) => valueOf(await engine.query('office.check', {}, 'cli'))

let folder: string
let file: string
let disk: Disk
let engine: Engine

const backUp = async () => valueOf(await engine.backup(disk.tokens.take(file)))

/** Another PC: its own profile, its own store. */
async function anotherPc(name: string, start?: number): Promise<{ disk: Disk; engine: Engine }> {
  engine.close()
  freshStore()
  const there = realMain(path.join(folder, name))
  return { disk: there, engine: await open(there, start) }
}

beforeEach(async () => {
  freshStore()
  folder = folderOfTest()
  file = path.join(folder, '安平社区-2026-11-22.tar')
  disk = realMain(folder)
  engine = await open(disk)
  valueOf(await engine.run('office.create', sampleOffice, '周敏'))
  await disk.main['keys.next']({})
  await add(engine, '王强')
})

describe('a backup in one file', () => {
  it('is opened by a stock tar and checked by a stock sha256sum', async () => {
    const { size } = await backUp()
    expect(size).toBe(fs.statSync(file).size)
    const out = path.join(folder, 'out')
    fs.mkdirSync(out)
    execFileSync('tar', ['-xf', file, '-C', out])
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: out })
    expect(fs.readdirSync(path.join(out, 'keys')).sort()).toEqual([
      'opaque.secret',
      'sequences.log',
      'signing.key',
      'signing.pub',
    ])
    for (const name of fs.readdirSync(disk.profile.journal))
      expect(fs.readFileSync(path.join(out, 'journal', name))).toEqual(
        fs.readFileSync(path.join(disk.profile.journal, name)),
      )
  })

  it('carries the whole office to a new PC: rows, history, keys, and whoever goes on there', async () => {
    await backUp()
    const before = [await hash(engine), await journal(engine)]
    const key = fs.readFileSync(path.join(disk.profile.keys, 'signing.pub'), 'utf8')
    const there = await anotherPc('new')
    valueOf(await there.engine.restoreFile(there.disk.tokens.take(file), '周敏'))
    expect([await hash(there.engine), await journal(there.engine)]).toEqual(before)
    expect(valueOf(await there.disk.main['keys.card']({})).publicKey).toBe(key)
    await add(there.engine, '赵敏')
    expect(await check(there.engine)).toMatchObject({ ok: true })
    there.engine.close()
    expect(await createEngine(realMain(path.join(folder, 'new')).main, world()).open()).toEqual({ state: 'ready' })
  })

  it('of earlier leads back; the journal goes on', async () => {
    await backUp()
    const then = await hash(engine)
    await add(engine, '李明')
    valueOf(await engine.restoreFile(disk.tokens.take(file), '周敏'))
    expect(await hash(engine)).toEqual(then)
    expect(((await journal(engine)) as { rows: unknown[] }).rows).toHaveLength(4)
    expect(await check(engine)).toMatchObject({ ok: true })
  })

  it('of books that went on elsewhere brings them up to date', async () => {
    await backUp()
    const there = await anotherPc('elsewhere')
    valueOf(await there.engine.restoreFile(there.disk.tokens.take(file), '周敏'))
    await add(there.engine, '在那边登记的')
    const state = await hash(there.engine)
    const later = path.join(folder, 'later.tar')
    valueOf(await there.engine.backup(there.disk.tokens.take(later)))
    there.engine.close()
    freshStore()
    disk = realMain(folder)
    engine = await open(disk)
    valueOf(await engine.recover())
    valueOf(await engine.restoreFile(disk.tokens.take(later), '周敏'))
    expect(await hash(engine)).toEqual(state)
    expect(await check(engine)).toMatchObject({ ok: true })
  })

  it('is refused where both went on, and where it is another office’s; nothing changes', async () => {
    await backUp()
    const there = await anotherPc('elsewhere')
    valueOf(await there.engine.restoreFile(there.disk.tokens.take(file), '周敏'))
    await add(there.engine, '在那边登记的')
    const later = path.join(folder, 'later.tar')
    valueOf(await there.engine.backup(there.disk.tokens.take(later)))
    const other = await anotherPc('other', Date.UTC(2026, 10, 21))
    valueOf(await other.engine.run('office.create', sampleOffice, '李秀兰'))
    const foreign = path.join(folder, 'foreign.tar')
    valueOf(await other.engine.backup(other.disk.tokens.take(foreign)))
    other.engine.close()
    freshStore()
    disk = realMain(folder)
    engine = await open(disk)
    valueOf(await engine.recover())
    await add(engine, '在这边登记的')
    const state = await hash(engine)
    expect(codesOf(await engine.restoreFile(disk.tokens.take(later), '周敏'))).toEqual(['backup-forked'])
    expect(codesOf(await engine.restoreFile(disk.tokens.take(foreign), '周敏'))).toEqual(['backup-foreign'])
    expect(await hash(engine)).toEqual(state)
    expect(fs.readdirSync(disk.profile.root)).not.toContain('adopt')
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
    return codesOf(await engine.restoreFile(disk.tokens.take(file), '周敏'))
  }

  it('is refused whole at every length and with any byte of it changed', async () => {
    await backUp()
    const whole = fs.readFileSync(file)
    const state = await hash(engine)
    const step = 97
    for (let length = 0; length < whole.length - 1024; length += step * 7)
      expect(await refusedWith(whole.subarray(0, length)), `cut to ${length}`).toEqual(['backup-damaged'])
    // Padding behind a file says nothing.
    const says = (at: number) => filesIn(whole).some(own => at >= own.at && at < own.at + 512 + own.bytes.length)
    for (let at = 0; at < whole.length - 1024; at += step) {
      const flipped = Buffer.from(whole)
      flipped[at]! ^= 1
      fs.writeFileSync(file, flipped)
      const { ok } = await disk.main['backup.unpack']({ token: disk.tokens.take(file) })
      if (says(at)) expect(ok, `byte ${at}`).toBe(false)
    }
    expect(await hash(engine)).toEqual(state)
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
    await backUp()
    const before = tree(folder)
    expect(await refusedWith(withFile(fs.readFileSync(file), name))).toEqual(['backup-damaged'])
    expect(tree(folder)).toEqual(before)
  })

  it('is taken with one more file of a right name, so that it is the names that are refused', async () => {
    await backUp()
    const name = `content/${createHash('sha256').update('x').digest('hex')}`
    fs.writeFileSync(file, withFile(fs.readFileSync(file), name))
    valueOf(await engine.restoreFile(disk.tokens.take(file), '周敏'))
    expect(fs.readFileSync(path.join(disk.profile.root, ...name.split('/')), 'utf8')).toBe('x')
  })

  it('that is no archive, is empty, or is gone, is refused', async () => {
    expect(await refusedWith(Buffer.from('花名册'))).toEqual(['backup-damaged'])
    expect(await refusedWith(Buffer.alloc(2048))).toEqual(['backup-damaged'])
    fs.rmSync(file)
    expect(codesOf(await engine.restoreFile(disk.tokens.take(file), '周敏'))).toEqual(['disk-enoent'])
  })
})

describe('a kill while a backup is taken over', () => {
  it('is gone on from at the next start, wherever it cut in', async () => {
    await backUp()
    const state = await hash(engine)
    const there = await anotherPc('new')
    valueOf(await there.disk.main['backup.unpack']({ token: there.disk.tokens.take(file) }))
    const incoming = incomingIn(there.disk.profile)
    // As the first steps leave it: marked, some files moved, no journal yet.
    fs.writeFileSync(path.join(incoming.root, 'adopt'), 'empty')
    for (const name of fs.readdirSync(incoming.segments).slice(0, 1))
      fs.renameSync(path.join(incoming.segments, name), path.join(there.disk.profile.segments, name))
    there.engine.close()
    freshStore()
    const again = realMain(path.join(folder, 'new'))
    expect(fs.existsSync(incoming.root)).toBe(false)
    const next = await open(again)
    valueOf(await next.recover())
    expect(await hash(next)).toEqual(state)
  })

  it('before it was marked leaves nothing', async () => {
    await backUp()
    valueOf(await disk.main['backup.unpack']({ token: disk.tokens.take(file) }))
    expect(fs.existsSync(incomingIn(disk.profile).root)).toBe(true)
    const again = realMain(folder)
    expect(fs.existsSync(incomingIn(again.profile).root)).toBe(false)
    expect((await again.main['journal.head']({}))?.number).toBe(2)
  })
})
