import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf, valueOf } from '../outcome'
import {
  add,
  backUpTo,
  backupsOf,
  checksOf,
  hashOf,
  hurtEntry,
  isSound,
  namesOf,
  officePc,
  startAgain,
  switchOn,
  type Pc,
} from './backup-bench'

let pc: Pc & { folder: string }
/** Hash of the books after each entry. */
let states: unknown[]

/** Six entries, of which the office and its two operators are the first two. */
beforeEach(async () => {
  pc = await officePc()
  states = [undefined, undefined, await hashOf(pc)]
  for (const name of ['李明', '赵敏', '周慧', '吴建平']) {
    await add(pc, name)
    states.push(await hashOf(pc))
  }
})
const asideOf = ({ disk }: Pc) =>
  fs.existsSync(disk.profile.damagedJournals) ? fs.readdirSync(disk.profile.damagedJournals) : []
const journalBytes = ({ disk }: Pc) =>
  fs.readdirSync(disk.profile.journal).map(name => fs.readFileSync(path.join(disk.profile.journal, name)))
const loseStore = () => switchOn(pc.folder)

describe('a lost store and a journal that is damaged behind the newest backup', () => {
  it('is refused as ever, says how far it reaches, and changes nothing', async () => {
    hurtEntry(pc, 5)
    const before = journalBytes(pc)
    const lost = await loseStore()
    expect(codesOf(await lost.engine.recover())).toEqual([expect.stringMatching(/^journal-(damaged|broken)$/)])
    expect(await lost.engine.outlook()).toMatchObject({
      entries: 4,
      damage: {
        last: { number: 4 },
        lost: 2,
        time: expect.stringMatching(/^2026-11-22T/),
        lostUntil: expect.stringMatching(/^2026-11-22T/),
      },
    })
    expect(journalBytes(lost)).toEqual(before)
    expect(asideOf(lost)).toEqual([])
  })

  it('goes on from before the damage when somebody chose that, and works on soundly', async () => {
    hurtEntry(pc, 5)
    const before = journalBytes(pc)
    const lost = await loseStore()
    expect(valueOf(await lost.engine.recover(true))).toEqual({ entries: 4, lost: 2 })
    expect(await hashOf(lost)).toEqual(states[4])
    const [aside] = asideOf(lost)
    const kept = path.join(lost.disk.profile.damagedJournals, aside!)
    expect(fs.readdirSync(kept).map(name => fs.readFileSync(path.join(kept, name)))).toEqual(before)
    await add(lost, '郑晓春')
    expect(await checksOf(lost)).toMatchObject({ 'journal-chain': true, 'journal-disk': true })
    const state = await hashOf(lost)
    lost.engine.close()
    expect((await startAgain(pc.folder)).opening).toEqual({ state: 'ready' })
    const again = await loseStore()
    expect(valueOf(await again.engine.recover())).toEqual({ entries: 5 })
    expect(await hashOf(again)).toEqual(state)
    expect(await isSound(again)).toBe(true)
  })

  it('begins with the backup before the damage, whatever lies damaged before that', async () => {
    pc.engine.close()
    const backed = await startAgain(pc.folder)
    valueOf(await backed.engine.backup(null))
    await add(backed, '郑晓春')
    const atSeven = await hashOf(backed)
    for (const name of ['钱卫东', '孙丽华']) await add(backed, name)
    backed.engine.close()
    hurtEntry(pc, 3)
    hurtEntry(pc, 8)
    const lost = await loseStore()
    expect(codesOf(await lost.engine.recover())).toEqual([expect.stringMatching(/^journal-(damaged|broken)$/)])
    expect(await lost.engine.outlook()).toMatchObject({ damage: { last: { number: 7 }, lost: 2 } })
    expect(valueOf(await lost.engine.recover(true))).toEqual({ entries: 7, lost: 2, unread: 1 })
    expect(await hashOf(lost)).toEqual(atSeven)
    await add(lost, '后来的')
    lost.engine.close()
    expect((await startAgain(pc.folder)).opening).toEqual({ state: 'ready' })
  })

  it('loses nothing with a newer copy from a stick', async () => {
    const stick = await backUpTo(pc, path.join(pc.folder, 'stick.tar'))
    fs.rmSync(pc.disk.profile.backups, { recursive: true })
    hurtEntry(pc, 4)
    const lost = await loseStore()
    expect(codesOf(await lost.engine.recover())).not.toEqual([])
    valueOf(await lost.engine.recoverFile(lost.disk.tokens.take(stick)))
    expect(await hashOf(lost)).toEqual(states[6])
  })

  it('stands also where the backup of a restore is gone', async () => {
    valueOf(await pc.engine.backup(null))
    const { id } = (await backupsOf(pc))[0]!
    await add(pc, '郑晓春')
    const state = await hashOf(pc)
    valueOf(await pc.engine.restore(id, '周敏'))
    fs.rmSync(pc.disk.profile.backups, { recursive: true })
    const lost = await loseStore()
    expect(codesOf(await lost.engine.recover())).toEqual(['restored-lost'])
    expect(await lost.engine.outlook()).toMatchObject({ damage: { last: { number: 7 }, lost: 1 } })
    valueOf(await lost.engine.recover(true))
    expect(await hashOf(lost)).toEqual(state)
  })
})

describe('a journal that is damaged where the newest backup stands', () => {
  it('loses nothing: the next entry says what the backup follows', async () => {
    await backUpHere()
    for (const name of ['郑晓春', '钱卫东']) await add(pc, name)
    const state = await hashOf(pc)
    hurtEntry(pc, 6)
    const lost = await loseStore()
    expect(await lost.engine.outlook()).toMatchObject({ damage: null })
    expect(valueOf(await lost.engine.recover())).toEqual({ entries: 8, unread: 1 })
    expect(await hashOf(lost)).toEqual(state)
  })

  it('and behind it comes back to the backup, not to the one before', async () => {
    await backUpHere()
    for (const name of ['郑晓春', '钱卫东']) await add(pc, name)
    hurtEntry(pc, 6)
    hurtEntry(pc, 7)
    const lost = await loseStore()
    expect(await lost.engine.outlook()).toMatchObject({ damage: { last: { number: 6 }, lost: 2 } })
  })

  it('takes a copy from a stick that stands there: it is this journal that is damaged', async () => {
    const state = await hashOf(pc)
    const stick = await backUpTo(pc, path.join(pc.folder, 'stick.tar'))
    await add(pc, '郑晓春')
    fs.rmSync(pc.disk.profile.backups, { recursive: true })
    hurtEntry(pc, 6)
    const lost = await loseStore()
    valueOf(await lost.engine.recoverFile(lost.disk.tokens.take(stick)))
    expect(await hashOf(lost)).not.toEqual(state)
    expect(await namesOf(lost)).toContain('郑晓春')
  })

  async function backUpHere(): Promise<void> {
    valueOf(await pc.engine.backup(null))
  }
})

describe('a copy that somebody made in the journal’s folder', () => {
  it('is no part of it: what was promised is what comes back', async () => {
    hurtEntry(pc, 4)
    const { journal } = pc.disk.profile
    const [name] = fs.readdirSync(journal)
    fs.copyFileSync(path.join(journal, name!), path.join(journal, name!.replace('.qlj', ' - 副本.qlj')))
    const lost = await loseStore()
    expect(await lost.engine.outlook()).toMatchObject({ damage: { last: { number: 3 } } })
    expect(valueOf(await lost.engine.recover(true))).toEqual({ entries: 3, lost: 3 })
    expect(await hashOf(lost)).toEqual(states[3])
    expect(fs.readdirSync(journal)).toContain(name)
  })
})

describe('a store that cannot be read now', () => {
  it('is laid aside and not deleted when the journal is cut: it may have more', async () => {
    hurtEntry(pc, 4)
    pc.engine.close()
    const real = IDBObjectStore.prototype.get
    IDBObjectStore.prototype.get = () => {
      throw new DOMException('Internal error.', 'UnknownError')
    }
    const again = await startAgain(pc.folder).finally(() => (IDBObjectStore.prototype.get = real))
    expect(again.opening).toEqual({ state: 'recovery', reason: 'store-empty' })
    IDBObjectStore.prototype.get = () => {
      throw new DOMException('Internal error.', 'UnknownError')
    }
    const recovered = await again.engine.recover(true).finally(() => (IDBObjectStore.prototype.get = real))
    expect(codesOf(recovered)).toEqual(['recovery-restart'])
    expect((await indexedDB.databases()).map(({ name }) => name)).toContain('qinlin')
    expect(fs.readFileSync(again.disk.profile.storeState, 'latin1')).toBe('givenup\n')
  })
})

describe('nothing is cut off', () => {
  it('of a journal that is whole', async () => {
    const before = journalBytes(pc)
    const lost = await loseStore()
    expect(await lost.engine.outlook()).toMatchObject({ damage: null })
    expect(valueOf(await lost.engine.recover(true))).toEqual({ entries: 6 })
    expect(await hashOf(lost)).toEqual(states[6])
    expect([journalBytes(lost), asideOf(lost)]).toEqual([before, []])
  })

  it('where the very first entry is damaged: then there is nothing to go on with', async () => {
    hurtEntry(pc, 1)
    const before = journalBytes(pc)
    const lost = await loseStore()
    expect(await lost.engine.outlook()).toMatchObject({ damage: null })
    expect(codesOf(await lost.engine.recover(true))).toEqual([expect.stringMatching(/^journal-(damaged|broken)$/)])
    expect([journalBytes(lost), asideOf(lost)]).toEqual([before, []])
  })

  it('while the store itself has more: the journal gets back from it what is damaged', async () => {
    hurtEntry(pc, 4)
    pc.engine.close()
    await pc.disk.main['store.mark']({ state: 'suspect' })
    const again = await startAgain(pc.folder)
    expect(again.opening).toEqual({ state: 'ready', rebuilt: 6 })
    expect(asideOf(again)).toEqual([expect.stringMatching(/^2026-11-[0-9a-f]{8}\.qlj$/)])
    expect(await isSound(again)).toBe(true)
    expect(await hashOf(again)).toEqual(states[6])
    await add(again, '郑晓春')
    again.engine.close()
    expect((await startAgain(pc.folder)).opening).toEqual({ state: 'ready' })
  })
})
