import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { decodeRecords, encodeRecord } from '../../../src-main/journal/record'
import { markStore } from '../../../src-main/profile/store-state'
import { openEntry } from '../../../src-shared/journal/entry'
import { codesOf, valueOf } from '../outcome'
import {
  add,
  backUpTo,
  backupsOf,
  hashOf,
  isSound,
  namesOf,
  officePc,
  startAgain,
  switchOn,
  type Pc,
  checksOf,
} from './backup-bench'
import { sampleOffice } from './office-bench'

let pc: Pc & { folder: string }
/** Hash of the books at the sixth entry, where their backup stands. */
let state: unknown
const fileOf = ({ disk }: Pc) => path.join(disk.profile.journal, fs.readdirSync(disk.profile.journal)[0]!)
const halve = (file: string) => fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2))

beforeEach(async () => {
  pc = await officePc()
  for (const name of ['李明', '赵敏', '周慧', '吴建平']) await add(pc, name)
  valueOf(await pc.engine.backup(null))
  state = await hashOf(pc)
  pc.engine.close()
})

/** The books go on from what came back: sound, whatever is done next, and never asked about again. */
async function expectToGoOn(recovered: Pc): Promise<void> {
  expect(await hashOf(recovered)).toEqual(state)
  await add(recovered, '郑晓春')
  expect(await isSound(recovered)).toBe(true)
  const further = await hashOf(recovered)
  recovered.engine.close()
  // A clock that was set back a year makes no backup newer than the books.
  const again = await startAgain(pc.folder, Date.UTC(2025, 10, 22, 4))
  expect(again.opening).toEqual({ state: 'ready' })
  expect(await hashOf(again)).toEqual(further)
  again.engine.close()
  const lost = await switchOn(pc.folder)
  expect(valueOf(await lost.engine.recover())).not.toHaveProperty('backup')
  expect(await hashOf(lost)).toEqual(further)
}

describe('a journal that lost its end, and a store that is lost', () => {
  it('come back to the backup that has more, without being asked', async () => {
    halve(fileOf(pc))
    const lost = await switchOn(pc.folder)
    expect(lost.opening).toEqual({ state: 'recovery', reason: 'store-empty' })
    expect(await lost.engine.outlook()).toMatchObject({
      entries: 6,
      backup: expect.stringMatching(/^2026-11-22T/),
      damage: null,
    })
    expect(valueOf(await lost.engine.recover())).toMatchObject({
      backup: { time: expect.stringMatching(/^2026-11-22T/) },
    })
    await expectToGoOn(lost)
  })

  it('are asked about, also where the store had been made anew after a failed write', async () => {
    halve(fileOf(pc))
    for (const state of ['remade', 'suspect'] as const) {
      markStore(pc.disk.profile.storeState, state)
      const lost = await switchOn(pc.folder)
      expect(lost.opening, state).toEqual({ state: 'recovery', reason: 'store-empty' })
      lost.engine.close()
    }
  })

  it('and went on losing it: what was registered on a newer backup’s line comes back as well', async () => {
    halve(fileOf(pc))
    const lost = await switchOn(pc.folder)
    const { entries } = valueOf(await lost.engine.recover())
    const whole = fs.statSync(fileOf(lost)).size
    await add(lost, '郑晓春')
    valueOf(await lost.engine.backup(null))
    const further = await hashOf(lost)
    lost.engine.close()
    fs.truncateSync(fileOf(lost), whole)
    const again = await switchOn(pc.folder)
    expect(await again.engine.outlook()).toMatchObject({ entries: entries + 1 })
    valueOf(await again.engine.recover())
    expect(await hashOf(again)).toEqual(further)
  })

  it('a kill before the backup was gone back to is noticed at the next start', async () => {
    halve(fileOf(pc))
    const aside = path.join(pc.folder, 'aside')
    fs.renameSync(pc.disk.profile.backups, aside)
    const lost = await switchOn(pc.folder)
    valueOf(await lost.engine.recover())
    lost.engine.close()
    fs.rmSync(pc.disk.profile.backups, { recursive: true, force: true })
    fs.renameSync(aside, pc.disk.profile.backups)
    const again = await startAgain(pc.folder)
    expect(again.opening).toEqual({ state: 'recovery', reason: 'backup-ahead' })
    expect(codesOf(await again.engine.run('office.addOperator', { name: '王五' }, '周敏'))).toEqual(['backup-ahead'])
    valueOf(await again.engine.recover())
    await expectToGoOn(again)
  })

  it('does not come back to what the books had left by going back', async () => {
    const again = await startAgain(pc.folder)
    await add(again, '王五')
    const [sixth] = await backupsOf(again)
    valueOf(await again.engine.restore(sixth!.id, '周敏'))
    again.engine.close()
    fs.truncateSync(fileOf(pc), Math.floor(fs.statSync(fileOf(pc)).size * 0.6))
    const lost = await switchOn(pc.folder)
    valueOf(await lost.engine.recover())
    expect(await namesOf(lost)).not.toContain('王五')
  })

  it('with damage in what is left of the journal loses nothing either', async () => {
    const bytes = fs.readFileSync(fileOf(pc))
    const half = Buffer.from(bytes.subarray(0, Math.floor(bytes.length * 0.8)))
    half[Math.floor(bytes.length * 0.5)]! ^= 4
    fs.writeFileSync(fileOf(pc), half)
    const lost = await switchOn(pc.folder)
    expect(valueOf(await lost.engine.recover())).not.toHaveProperty('lost')
    await expectToGoOn(lost)
  })
})

/** Recovers with a step of going back failing once. */
async function recoverFailing(
  lost: Pc,
  fails: (asked: { name?: string; number?: number }) => boolean,
  call: 'backup.write' | 'journal.append',
) {
  const real = lost.disk.main[call]
  let failed = false
  Object.assign(lost.disk.main, {
    async [call](asked: never) {
      if (failed || !fails(asked)) return real(asked)
      failed = true
      return { ok: false, problems: [{ code: 'disk-full', severity: 'error', message: '磁盘已满' }] }
    },
  })
  const outcome = await lost.engine.recover()
  Object.assign(lost.disk.main, { [call]: real })
  expect(failed).toBe(true)
  return outcome
}

describe('going back to a backup that is cut short', () => {
  it.each<[string, 'backup.write' | 'journal.append', (asked: { name?: string }) => boolean]>([
    ['before the backup is named', 'backup.write', ({ name }) => name!.startsWith('restored-')],
    ['before the way back is kept', 'backup.write', ({ name }) => !name!.startsWith('restored-')],
  ])('%s: nothing may be entered, and the next start goes back', async (_, call, fails) => {
    halve(fileOf(pc))
    const lost = await switchOn(pc.folder)
    expect(codesOf(await recoverFailing(lost, fails, call))).toEqual(['disk-full'])
    expect(codesOf(await lost.engine.run('office.addOperator', { name: '王五' }, '周敏'))).toEqual(['backup-ahead'])
    lost.engine.close()
    const again = await startAgain(pc.folder)
    expect(again.opening).toEqual({ state: 'recovery', reason: 'backup-ahead' })
    valueOf(await again.engine.recover())
    await expectToGoOn(again)
  })
})

describe('books that went back to a backup, and are lost once more', () => {
  /** Recovers from a journal that lost its end; nobody had time for a backup since. */
  async function goBack(): Promise<Pc> {
    halve(fileOf(pc))
    const lost = await switchOn(pc.folder)
    valueOf(await lost.engine.recover())
    for (const name of ['甲', '乙']) await add(lost, name)
    lost.engine.close()
    return lost
  }

  it.each<[string, (file: string, before: number) => void]>([
    ['with the whole journal', file => fs.rmSync(file)],
    ['with the journal’s end from before that on', (file, before) => fs.truncateSync(file, before)],
    ['with a damaged entry where they went back', file => hurtCheckpoint(file)],
  ])('%s: they are at that backup again, not before it', async (_, harm) => {
    const before = Math.floor(fs.statSync(fileOf(pc)).size / 2)
    const lost = await goBack()
    harm(fileOf(lost), before)
    const again = await switchOn(pc.folder)
    expect(await again.engine.outlook()).toMatchObject({ nothing: false, damage: null })
    valueOf(await again.engine.recover())
    const names = await namesOf(again)
    expect(names).toEqual(expect.arrayContaining(['李明', '赵敏', '周慧', '吴建平']))
    await add(again, '郑晓春')
    expect(await namesOf(again)).toContain('郑晓春')
  })
})

/** Changes a byte of the only entry that says it went back to a backup. */
function hurtCheckpoint(file: string): void {
  const bytes = fs.readFileSync(file)
  const at = decodeRecords(bytes).records.find(({ bytes: entry }) => openEntry(entry)?.entry.checkpoint)!
  bytes[bytes.indexOf(encodeRecord(at)) + 80]! ^= 4
  fs.writeFileSync(file, bytes)
}

describe('store and journal both lost', () => {
  it.each<[string, (journal: string) => void]>([
    ['the folder of the journal is gone', journal => fs.rmSync(journal, { recursive: true })],
    ['its file is gone', () => fs.rmSync(fileOf(pc))],
    ['its file is empty', () => fs.truncateSync(fileOf(pc), 0)],
    ['its file is all zeros', () => fs.writeFileSync(fileOf(pc), Buffer.alloc(fs.statSync(fileOf(pc)).size))],
    [
      'the name of the books is gone as well',
      journal => {
        fs.rmSync(journal, { recursive: true })
        fs.rmSync(pc.disk.profile.storeId)
      },
    ],
  ])('no first start where %s: the backup is what is left', async (_, harm) => {
    harm(pc.disk.profile.journal)
    const lost = await switchOn(pc.folder)
    expect(lost.opening).toEqual({ state: 'recovery', reason: 'books-lost' })
    expect(await lost.engine.outlook()).toMatchObject({ entries: 6, backup: expect.any(String) })
    valueOf(await lost.engine.recover())
    await expectToGoOn(lost)
  })

  it('and what is left of the journal cannot be relied on: it is laid aside whole', async () => {
    const bytes = fs.readFileSync(fileOf(pc))
    bytes[100]! ^= 4
    fs.writeFileSync(fileOf(pc), bytes.subarray(0, Math.floor(bytes.length * 0.8)))
    const lost = await switchOn(pc.folder)
    valueOf(await lost.engine.recover())
    await expectToGoOn(lost)
  })

  it('is no place for the books of another office: the backups are these books’ own', async () => {
    // Another clock makes another id.
    const other = await switchOn(path.join(pc.folder, 'other'), Date.UTC(2026, 10, 23, 4))
    valueOf(await other.engine.run('office.create', { ...sampleOffice, code: '371722001002' }, '周敏'))
    const file = await backUpTo(other, path.join(pc.folder, 'other.tar'))
    fs.rmSync(fileOf(pc))
    const lost = await switchOn(pc.folder)
    expect(codesOf(await lost.engine.recoverFile(lost.disk.tokens.take(file)))).toEqual(['backup-foreign'])
    valueOf(await lost.engine.recover())
    await expectToGoOn(lost)
  })

  it('and every backup too: what an office leaves behind says that this is no first start', async () => {
    fs.rmSync(fileOf(pc))
    fs.rmSync(pc.disk.profile.backups, { recursive: true })
    const lost = await switchOn(pc.folder)
    expect(lost.opening).toEqual({ state: 'recovery', reason: 'books-lost' })
    expect(await lost.engine.outlook()).toMatchObject({ nothing: true })
    expect(codesOf(await lost.engine.recover())).toEqual(['backups-lost'])
    const found = await checksOf(lost)
    expect(found).toMatchObject({ books: false })
  })

  it('says whose backup was gone back to when an older file was chosen', async () => {
    const again = await startAgain(pc.folder)
    const stick = await backUpTo(again, path.join(pc.folder, 'a.tar'))
    await add(again, '王五')
    valueOf(await again.engine.backup(null))
    const further = await hashOf(again)
    again.engine.close()
    fs.rmSync(fileOf(pc))
    const lost = await switchOn(pc.folder)
    const { time } = valueOf(await lost.engine.recoverFile(lost.disk.tokens.take(stick)))
    const [newest] = (await backupsOf(lost)).filter(({ reason }) => reason === '手动')
    expect(time).toBe(newest!.time)
    expect(await hashOf(lost)).toEqual(further)
  })

  it('is not asked about again where a file was taken in that had gone back less often', async () => {
    const again = await startAgain(pc.folder)
    const stick = await backUpTo(again, path.join(pc.folder, 'a.tar'))
    await add(again, '王五')
    const [sixth] = await backupsOf(again)
    valueOf(await again.engine.restore(sixth!.id, '周敏'))
    again.engine.close()
    fs.rmSync(fileOf(pc))
    const lost = await switchOn(pc.folder)
    valueOf(await lost.engine.recoverFile(lost.disk.tokens.take(stick)))
    await expectToGoOn(lost)
  })

  it('and the backups damaged: nothing begins anew, and a copy from a stick brings all back', async () => {
    const again = await startAgain(pc.folder)
    const stick = await backUpTo(again, path.join(pc.folder, 'a.tar'))
    again.engine.close()
    for (const name of fs.readdirSync(pc.disk.profile.segments))
      fs.writeFileSync(path.join(pc.disk.profile.segments, name), 'x')
    fs.rmSync(fileOf(pc))
    const lost = await switchOn(pc.folder)
    expect(lost.opening).toEqual({ state: 'recovery', reason: 'books-lost' })
    expect(codesOf(await lost.engine.recover())).toEqual(['backups-lost'])
    valueOf(await lost.engine.recoverFile(lost.disk.tokens.take(stick)))
    expect(await hashOf(lost)).toEqual(state)
    expect(await namesOf(lost)).toContain('吴建平')
  })
})
