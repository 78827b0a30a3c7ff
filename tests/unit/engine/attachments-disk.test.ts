import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { rosterHeadings } from '../../../src-shared/sample/sample-roster'
import { writeCsv } from '../../../src-shared/spreadsheet/csv'
import { jpgOf, pdfOf } from '../attachments/pictures'
import { codesOf, problemsOf, valueOf } from '../outcome'
import {
  backUpTo,
  checksOf,
  hashOf,
  isSound,
  officePc,
  restoreFrom,
  startAgain,
  switchOn,
  type Pc,
} from './backup-bench'
import { sampleRows } from './sample-books'

interface Line {
  id: string
  name: string
  sha256: string
  whole: boolean
}

let pc: Pc & { folder: string }
let member: string

const ask = async <T>({ engine }: Pc, name: string, input: unknown = {}): Promise<T> =>
  valueOf((await engine.query(name, input, '周敏')) as never)
const list = async (of: Pc) => (await ask<{ rows: Line[] }>(of, 'attachments.list', { member })).rows
const write = (name: string, bytes: Uint8Array) => {
  const file = path.join(pc.folder, name)
  fs.writeFileSync(file, bytes)
  return file
}
const attach = (...files: string[]) =>
  pc.engine.run('attachments.add', { member, files: files.map(file => pc.disk.tokens.take(file)) }, '周敏')
const contentOf = ({ disk }: Pc, sha256: string) => path.join(disk.profile.content, sha256)

beforeEach(async () => {
  pc = await officePc()
  const bytes = new TextEncoder().encode(writeCsv([[...rosterHeadings], ...sampleRows(3)]))
  valueOf(await pc.engine.run('roster.import', { name: 'r.csv', bytes }, '周敏'))
  member = (await ask<{ rows: { id: string }[] }>(pc, 'roster.members')).rows[0]!.id
})

describe('a file by its path', () => {
  it('is read and kept under its sha-256, flushed before the row', async () => {
    valueOf(await attach(write('证明.pdf', pdfOf()), write('组图.jpg', jpgOf(8, 6))))
    const rows = await list(pc)
    expect(rows).toMatchObject([{ name: '证明.pdf' }, { name: '组图.jpg' }])
    for (const { sha256 } of rows) expect(fs.existsSync(contentOf(pc, sha256))).toBe(true)
  })

  it.each([
    ['is gone', 'disk-enoent', () => path.join(pc.folder, '没有.pdf')],
    ['is a folder', 'disk-eisdir', () => pc.folder],
    [
      'is a pipe that nobody writes to',
      'disk-eisdir',
      () => {
        execFileSync('mkfifo', [path.join(pc.folder, 'pipe.pdf')])
        return path.join(pc.folder, 'pipe.pdf')
      },
    ],
    [
      'is larger than what is taken',
      'attachment-large',
      () => {
        const file = write('大.pdf', pdfOf())
        fs.truncateSync(file, 20 * 1024 * 1024 + 1)
        return file
      },
    ],
  ])('that %s is refused at once and changes nothing', async (_, code, make) => {
    const before = await hashOf(pc)
    const outcome = await attach(write('好.pdf', pdfOf()), make())
    expect(codesOf(outcome)).toEqual([code])
    expect(problemsOf(outcome)[0]!.message).toMatch(/。$/)
    expect(await hashOf(pc)).toEqual(before)
    expect(fs.readdirSync(pc.disk.profile.content)).toEqual([])
  })

  it('that is too large is not read at all, whoever asks', async () => {
    const file = write('大.pdf', pdfOf())
    fs.truncateSync(file, 20 * 1024 * 1024 + 1)
    const { main, tokens } = pc.disk
    expect(codesOf(await main['attachment.read']({ token: tokens.take(file) }))).toEqual(['attachment-large'])
    expect(codesOf(await main['attachment.read']({ token: 'of nobody' }))).toEqual(['file-not-chosen'])
  })

  it('that the disk does not take leaves no row behind', async () => {
    fs.rmSync(pc.disk.profile.content, { recursive: true })
    fs.writeFileSync(pc.disk.profile.content, '')
    expect(codesOf(await attach(write('证明.pdf', pdfOf())))).toEqual(['disk-eexist'])
    expect(await list(pc)).toEqual([])
    fs.rmSync(pc.disk.profile.content)
    valueOf(await attach(write('证明.pdf', pdfOf())))
  })
})

describe('a second place where an attachment is spoilt on this PC', () => {
  let stick: string
  const copies = () => fs.readdirSync(stick).sort()
  const copy = async (of: Pc) => valueOf(await of.engine.copyBackup())
  const goOn = (of: Pc, name: string) => of.engine.run('office.addOperator', { name }, '周敏')
  beforeEach(async () => {
    stick = path.join(pc.folder, 'stick')
    fs.mkdirSync(stick)
    await pc.engine.choosePlace(pc.disk.tokens.take(stick))
    valueOf(await attach(write('证明.pdf', pdfOf()), write('组图.jpg', jpgOf(8, 6))))
  })

  it.each([
    ['missing', (where: string) => fs.rmSync(where)],
    ['damaged', (where: string) => fs.writeFileSync(where, '坏了')],
  ])('keeps the last copy that has it, however many come after (%s)', async (_, harm) => {
    expect(await copy(pc)).toMatchObject({ lacking: 0 })
    const [good] = copies() as [string]
    const [{ sha256 }] = (await list(pc)) as [Line]
    harm(contentOf(pc, sha256))
    for (let i = 0; i < 5; i++) {
      valueOf(await goOn(pc, `第${i}人`))
      expect(await copy(pc)).toMatchObject({ lacking: 1 })
    }
    expect(copies()).toContain(good)
    expect(copies().filter(name => name.endsWith('-缺1个附件.tar'))).toHaveLength(3)
    expect(await pc.disk.main['backup.place']({})).toMatchObject({ lacking: 1 })

    valueOf(await restoreFrom(pc, path.join(stick, good)))
    for (let i = 5; i < 8; i++) {
      valueOf(await goOn(pc, `第${i}人`))
      expect(await copy(pc)).toMatchObject({ lacking: 0 })
    }
    expect(copies()).toHaveLength(3)
    expect(copies()).not.toContain(good)
    expect(await pc.disk.main['backup.place']({})).toMatchObject({ lacking: 0 })
  })

  it('is said by a file that somebody saves too, which never takes the name of a whole one', async () => {
    const file = path.join(pc.folder, '备份.tar')
    const [{ sha256 }] = (await list(pc)) as [Line]
    await copy(pc)
    fs.rmSync(contentOf(pc, sha256))
    expect(valueOf(await pc.engine.backup(pc.disk.tokens.take(file)))).toMatchObject({ lacking: 1 })
    const whole = copies()
    const size = fs.statSync(path.join(stick, whole[0]!)).size
    await copy(pc)
    expect(copies()).toHaveLength(2)
    expect(fs.statSync(path.join(stick, whole[0]!)).size).toBe(size)
  })
})

describe('attachments and backups', () => {
  const file = () => path.join(pc.folder, '备份.tar')
  beforeEach(async () => void valueOf(await attach(write('证明.pdf', pdfOf()), write('组图.jpg', jpgOf(8, 6)))))

  it('move to another PC with the books in one file (complaint 16)', async () => {
    await backUpTo(pc, file())
    const before = [await hashOf(pc), await list(pc)]
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await restoreFrom(there, file()))
    expect([await hashOf(there), await list(there)]).toEqual(before)
    const [{ id }] = (await list(there)) as [Line]
    const copy = path.join(pc.folder, '另存.pdf')
    valueOf(await there.engine.run('attachments.save', { id, to: there.disk.tokens.take(copy) }, '周敏'))
    expect(new Uint8Array(fs.readFileSync(copy))).toEqual(pdfOf())
    expect(await isSound(there)).toBe(true)
  })

  it('that stay in this house go too, and are still said to', async () => {
    const [{ id }] = (await list(pc)) as [Line]
    valueOf(await pc.engine.run('attachments.describe', { id, inHouse: true }, '周敏'))
    await backUpTo(pc, file())
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await restoreFrom(there, file()))
    expect(await list(there)).toMatchObject([
      { name: '证明.pdf', inHouse: true, whole: true },
      { name: '组图.jpg', inHouse: false, whole: true },
    ])
    expect(await isSound(there)).toBe(true)
  })

  it('go in an encrypted file too', async () => {
    const { protectBackups } = await import('../../../src-main/backups/backup-key')
    valueOf(await protectBackups(pc.disk.profile.backupKey, '安平社区 2026', null))
    await backUpTo(pc, file())
    expect(fs.readFileSync(file()).includes('安平社区')).toBe(false)
    const before = await list(pc)
    const there = await switchOn(path.join(pc.folder, 'new'))
    const token = there.disk.tokens.take(file())
    there.disk.tokens.keepPassphrase(token, '安平社区 2026')
    valueOf(await there.engine.restoreFile(token, '周敏'))
    expect(await list(there)).toEqual(before)
  })

  it('are there again after the store was lost', async () => {
    const before = [await hashOf(pc), await list(pc)]
    pc.engine.close()
    const lost = await switchOn(pc.folder)
    expect(lost.opening).toMatchObject({ state: 'recovery' })
    valueOf(await lost.engine.recover())
    expect([await hashOf(lost), await list(lost)]).toEqual(before)
  })

  it('that were taken off stay on the disk, whatever backups go', async () => {
    const [{ id, sha256 }] = (await list(pc)) as [Line]
    valueOf(await pc.engine.run('attachments.remove', { id, reason: '放错了' }, '周敏'))
    const { main } = pc.disk
    await pc.engine.backup(null)
    await main['backup.drop']({ names: (await main['backup.list']({})).map(({ name }) => name) })
    expect(fs.existsSync(contentOf(pc, sha256))).toBe(true)
    const [newest] = (await ask<{ rows: { number: number }[] }>(pc, 'office.journal')).rows
    valueOf(await pc.engine.run('office.undo', { entry: newest!.number }, '周敏'))
    expect(await list(pc)).toMatchObject([{ whole: true }, { whole: true }])
  })

  it.each([
    ['missing', (where: string) => fs.rmSync(where)],
    ['damaged', (where: string) => fs.writeFileSync(where, '坏了')],
  ])('%s: come back from a backup file, and what was entered since stays', async (_, harm) => {
    await backUpTo(pc, file())
    const [{ sha256 }] = (await list(pc)) as [Line]
    valueOf(await pc.engine.run('office.addOperator', { name: '后来的' }, '周敏'))
    const before = await hashOf(pc)
    harm(contentOf(pc, sha256))
    const bad = path.join(pc.folder, '坏.tar')
    fs.writeFileSync(bad, fs.readFileSync(file()).subarray(0, 4096))
    expect(codesOf(await pc.engine.fillContent(pc.disk.tokens.take(bad)))).toEqual(['backup-damaged'])
    const later = await backUpTo(pc, path.join(pc.folder, '后来.tar'))
    expect(codesOf(await pc.engine.fillContent(pc.disk.tokens.take(later)))).toEqual(['backup-content-none'])
    expect(valueOf(await pc.engine.fillContent(pc.disk.tokens.take(file())))).toEqual({ brought: 1, left: 0 })
    expect((await checksOf(pc))['content']).toBe(true)
    expect(await hashOf(pc)).toEqual(before)
    expect(fs.readdirSync(pc.disk.profile.root)).not.toContain('incoming')
    expect(valueOf(await pc.engine.fillContent(pc.disk.tokens.take(file())))).toEqual({ brought: 0, left: 0 })
  })

  it('opening a record only looks whether they are there: who reads them, and the doctor, finds what is spoilt', async () => {
    const [{ id, sha256, size }] = (await list(pc)) as [Line & { size: number }]
    fs.writeFileSync(contentOf(pc, sha256), 'x'.repeat(size))
    expect(await list(pc)).toMatchObject([{ whole: true }, { whole: true }])
    const to = pc.disk.tokens.take(path.join(pc.folder, '另存.pdf'))
    expect(codesOf(await pc.engine.run('attachments.save', { id, to }, '周敏'))).toEqual(['attachment-missing'])
    expect((await checksOf(pc))['content']).toBe(false)
  })

  it.each([
    ['missing', (where: string) => fs.rmSync(where)],
    ['damaged', (where: string) => fs.writeFileSync(where, '坏了')],
  ])('%s: said by the doctor, stops neither a start nor a backup, and a backup brings it back', async (_, harm) => {
    await backUpTo(pc, file())
    const [{ sha256 }] = (await list(pc)) as [Line]
    harm(contentOf(pc, sha256))
    pc.engine.close()
    const again = { ...(await startAgain(pc.folder)), folder: pc.folder }
    expect(again.opening).toEqual({ state: 'ready' })
    expect((await checksOf(again))['content']).toBe(false)
    expect(await list(again)).toMatchObject([{ whole: false }, { whole: true }])
    await backUpTo(again, path.join(pc.folder, '后来.tar'))
    valueOf(await restoreFrom(again, file()))
    expect((await checksOf(again))['content']).toBe(true)
  })
})
