import { Dexie } from 'dexie'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { valueOf } from '../outcome'
import {
  add,
  backUpTo,
  hashOf,
  hurtEntry,
  isSound,
  officePc,
  restoreFrom,
  startAgain,
  switchOn,
  type Pc,
} from './backup-bench'

let pc: Pc & { folder: string }
/** The journal file as it was acknowledged. */
let written: Buffer
const fileOf = ({ disk }: Pc) => path.join(disk.profile.journal, fs.readdirSync(disk.profile.journal)[0]!)
const bytesOf = (of: Pc) => fs.readFileSync(fileOf(of))
const asideOf = ({ disk }: Pc) => {
  const { damagedJournals } = disk.profile
  const names = fs.existsSync(damagedJournals) ? fs.readdirSync(damagedJournals) : []
  return names.map(name => fs.readFileSync(path.join(damagedJournals, name)))
}

/** Six entries. */
beforeEach(async () => {
  pc = await officePc()
  for (const name of ['李明', '赵敏', '周慧', '吴建平']) await add(pc, name)
  written = bytesOf(pc)
})

describe('a damaged journal whose store is sound', () => {
  it.each([[[3]], [[1]], [[3, 4, 5]], [[1, 2, 3, 4, 5]], [[2, 5]]])(
    'has the entries %j back at the next start, and the damaged file is kept',
    async numbers => {
      const state = await hashOf(pc)
      for (const number of [...numbers].reverse()) hurtEntry(pc, number)
      const hurt = bytesOf(pc)
      pc.engine.close()
      const again = await startAgain(pc.folder)
      expect(again.opening).toEqual({ state: 'ready' })
      expect(bytesOf(again).equals(written)).toBe(true)
      expect(asideOf(again)).toEqual([hurt])
      expect(await hashOf(again)).toEqual(state)
      expect(await isSound(again)).toBe(true)
    },
  )

  it('loses nothing of the store’s own journal when somebody asks for recovery', async () => {
    valueOf(await pc.engine.backup(null))
    hurtEntry(pc, 3)
    expect(valueOf(await pc.engine.recover())).toEqual({ entries: 6 })
    expect(await isSound(pc)).toBe(true)
  })

  it('goes into a backup file whole, also where it was damaged since the start', async () => {
    hurtEntry(pc, 3)
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await restoreFrom(there, file))
    expect(await isSound(there)).toBe(true)
  })

  it('takes nothing over that the next entry does not follow', async () => {
    hurtEntry(pc, 3)
    const hurt = bytesOf(pc)
    const { main } = pc.disk
    const fourth = valueOf(await main['journal.read']({ from: 4, limit: 1 }))[0]!
    pc.engine.close()
    await changeStored(3, fourth)
    const again = await startAgain(pc.folder)
    expect(again.opening).toEqual({ state: 'ready' })
    expect(bytesOf(again).equals(hurt)).toBe(true)
    expect(await isSound(again)).toBe(false)
  })
})

describe('entries that a recovery could not read', () => {
  it('come back with a copy from a stick, to the disk and to the store', async () => {
    const stick = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    hurtEntry(pc, 3)
    pc.engine.close()
    const lost = await switchOn(pc.folder)
    expect(valueOf(await lost.engine.recover())).toEqual({ entries: 6, unread: 1 })
    expect(await isSound(lost)).toBe(false)
    valueOf(await restoreFrom(lost, stick))
    lost.engine.close()
    const again = await startAgain(pc.folder)
    expect(again.opening).toEqual({ state: 'ready' })
    expect(await isSound(again)).toBe(true)
  })
})

describe('the torn end of a journal', () => {
  it('is kept, and a recovery says that something is missing until the books have gone on', async () => {
    const torn = written.subarray(0, written.length - 1)
    fs.writeFileSync(fileOf(pc), torn)
    pc.engine.close()
    const lost = await switchOn(pc.folder)
    expect(asideOf(lost)).toEqual([torn.subarray(bytesOf(lost).length)])
    expect(await lost.engine.outlook()).toMatchObject({ entries: 5, torn: true, damage: null })
    expect(valueOf(await lost.engine.recover())).toEqual({ entries: 5, torn: true })
    await add(lost, '吴建平')
    expect(valueOf(await lost.engine.recover())).toEqual({ entries: 6 })
  })

  it('is made good by a store that has it, and nothing is said', async () => {
    fs.writeFileSync(fileOf(pc), written.subarray(0, written.length - 1))
    pc.engine.close()
    const again = await startAgain(pc.folder)
    expect(again.opening).toEqual({ state: 'ready' })
    expect(bytesOf(again).equals(written)).toBe(true)
    expect(await again.engine.outlook()).toMatchObject({ entries: 6, torn: false })
  })
})

/** Puts other bytes in the place of an entry of the store's journal. */
async function changeStored(number: number, bytes: Uint8Array): Promise<void> {
  const db = await new Dexie('qinlin').open()
  await db.table('journal').update(number, { bytes })
  db.close()
}
