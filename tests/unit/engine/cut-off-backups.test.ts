import { Dexie } from 'dexie'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { plainTar } from '../../../src-main/backups/plain-tar'
import { backupText, readBackupText } from '../../../src-shared/backup/backup-index'
import { codesOf, valueOf } from '../outcome'
import {
  add,
  backupsOf,
  hashOf,
  hurtEntry,
  namesOf,
  officePc,
  restoreFrom,
  startAgain,
  switchOn,
  type Pc,
} from './backup-bench'

type Row = Awaited<ReturnType<typeof backupsOf>>[number] & { entry: number; stands: boolean }

let pc: Pc & { folder: string }
const rowsOf = async (of: Pc) => (await backupsOf(of)) as Row[]
/** Entries at which backups stand: of the books as they are, or of those that were cut off the day before. */
const entriesOf = async (of: Pc, asTheyAre: boolean) =>
  (await rowsOf(of)).filter(({ time }) => time > '2026-11-24' === asTheyAre).map(({ entry }) => entry)

/** A backup each of the entries 4 to 9. */
beforeEach(async () => {
  pc = await officePc()
  await add(pc, '李明')
  for (let i = 4; i <= 9; i++) {
    await add(pc, `旧${i}`)
    valueOf(await pc.engine.backup(null))
  }
})

/**
 * Then those entries are damaged and the store is lost: recovery goes back to the backup of the ninth, and the books go
 * on behind the third, on another day.
 */
async function cutOff(): Promise<Pc> {
  const state = await hashOf(pc)
  for (const number of [9, 8, 7, 6, 5, 4]) hurtEntry(pc, number)
  pc.engine.close()
  const lost = await switchOn(pc.folder)
  expect(valueOf(await lost.engine.recover())).toMatchObject({ entries: 4, backup: { time: expect.any(String) } })
  expect(await hashOf(lost)).toEqual(state)
  lost.engine.close()
  return startAgain(pc.folder, Date.UTC(2026, 10, 24, 4))
}

describe('a backup of books that were cut off', () => {
  it('does not make one due again and again: it is not the newest of the books as they are', async () => {
    const lost = await cutOff()
    await add(lost, '新5')
    const standing = async () =>
      (await rowsOf(lost)).filter(({ time }) => time > '2026-11-24').map(({ id, entry }) => ({ id, entry }))
    await lost.engine.tend({ reserve: false })
    const first = await standing()
    expect(first).toMatchObject([{ entry: 5 }])
    await lost.engine.tend({ reserve: false })
    expect(await standing()).toEqual(first)
    expect(await entriesOf(lost, false)).toEqual(expect.arrayContaining([9, 8]))
    const last = valueOf(await lost.engine.query('office.lastBackup', {}, 'cli')) as { time: string }
    expect(last.time).toMatch(/^2026-11-24/)
  })

  it('pushes out none of the books as they are, however high its number', async () => {
    const lost = await cutOff()
    for (const name of ['新5', '新6', '新7']) {
      await add(lost, name)
      valueOf(await lost.engine.backup(null))
    }
    expect(await entriesOf(lost, true)).toEqual([7, 6, 5])
  })

  it('is gone back to like any other, and no row names an entry of another deed', async () => {
    const lost = await cutOff()
    for (let i = 5; i <= 9; i++) await add(lost, `新${i}`)
    const old = (await rowsOf(lost)).find(({ stands, entry }) => !stands && entry === 7)!
    valueOf(await lost.engine.restore(old.id, '周敏'))
    expect(await namesOf(lost)).toEqual(['周敏', '王强', '李明', '旧4', '旧5', '旧6', '旧7'])
    expect(new Set(await entriesNamed())).toEqual(new Set([10]))
    const state = await hashOf(lost)
    lost.engine.close()
    const again = await switchOn(pc.folder)
    valueOf(await again.engine.recover())
    expect(await hashOf(again)).toEqual(state)
    expect(new Set(await entriesNamed())).toEqual(new Set([10]))
  })

  it('is not packed with the journal as it is, and a file that was packed so is refused', async () => {
    const lost = await cutOff()
    for (let i = 5; i <= 9; i++) await add(lost, `新${i}`)
    const file = path.join(pc.folder, 'a.tar')
    const { text } = (await lost.disk.main['backup.list']({})).find(({ name }) => name.includes('-000009-'))!
    const index = readBackupText(text)!
    expect(
      codesOf(await lost.disk.main['backup.pack']({ token: lost.disk.tokens.take(file), text, content: [] })),
    ).toEqual(['backup-other-branch'])
    expect(fs.existsSync(file)).toBe(false)
    for await (const piece of plainTar(lost.disk.profile, index, backupText(index))) fs.appendFileSync(file, piece)
    const there = await switchOn(path.join(pc.folder, 'new'))
    expect(codesOf(await restoreFrom(there, file))).toEqual(['backup-other-branch'])
  })
})

/** The entries that the operators name as the one that wrote them last. */
async function entriesNamed(): Promise<number[]> {
  const db = await new Dexie('qinlin').open()
  const rows = (await db.table('operators').toArray()) as { entry: number }[]
  db.close()
  return rows.map(({ entry }) => entry)
}

describe('a backup at an entry that is damaged', () => {
  it('is gone back to as ever: the next entry says that it stands there', async () => {
    for (const number of [6, 7]) hurtEntry(pc, number)
    pc.engine.close()
    const lost = await switchOn(pc.folder)
    valueOf(await lost.engine.recover())
    expect((await rowsOf(lost)).every(({ stands }) => stands)).toBe(true)
    const seventh = (await rowsOf(lost)).find(({ entry }) => entry === 7)!
    valueOf(await lost.engine.restore(seventh.id, '周敏'))
    expect(await namesOf(lost)).not.toContain('旧8')
  })
})
