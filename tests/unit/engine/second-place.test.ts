import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf, valueOf } from '../outcome'
import { sampleOffice } from './office-bench'
import { add, hashOf, hurtEntry, namesOf, officePc, restoreFrom, startAgain, switchOn, type Pc } from './backup-bench'

let pc: Pc & { folder: string }
let stick: string
const copies = () => fs.readdirSync(stick)
const entriesOf = () => copies().map(name => Number(name.split('-')[2]))
const placeOf = async ({ disk }: Pc) => disk.main['backup.place']({})
const checkOf = async ({ engine }: Pc) => {
  const { checks } = valueOf(await engine.query('office.check', {}, 'cli')) as { checks: Record<string, unknown>[] }
  return checks.find(({ code }) => code === 'second-place')
}

beforeEach(async () => {
  pc = await officePc()
  stick = path.join(pc.folder, 'stick')
  fs.mkdirSync(stick)
  await pc.engine.choosePlace(pc.disk.tokens.take(stick))
})

/** Copies of the entries 3 to 6; then those entries are damaged, store and backups are lost, and 2 are left. */
async function cutBehindTwo(): Promise<Pc> {
  for (let i = 0; i < 4; i++) {
    await add(pc, `第${i}人`)
    valueOf(await pc.engine.copyBackup())
  }
  for (const number of [6, 5, 4, 3]) hurtEntry(pc, number)
  fs.rmSync(pc.disk.profile.backups, { recursive: true })
  pc.engine.close()
  const lost = await switchOn(pc.folder)
  expect(valueOf(await lost.engine.recover(true))).toMatchObject({ entries: 2 })
  return lost
}

describe('the second place', () => {
  it('keeps the three newest copies of this office, and leaves what else lies there', async () => {
    const others = ['花名册.xlsx', '亲邻台账备份-371722001009-1-20250101T000000Z.tar']
    for (const name of others) fs.writeFileSync(path.join(stick, name), 'x')
    for (let i = 0; i < 5; i++) {
      await add(pc, `第${i}人`)
      valueOf(await pc.engine.copyBackup())
    }
    expect(entriesOf().filter(entry => entry > 1)).toEqual([5, 6, 7])
    expect(copies()).toEqual(expect.arrayContaining(others))
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(
      await restoreFrom(
        there,
        path.join(
          stick,
          copies().find(name => name.includes('-7-'))!,
        ),
      ),
    )
  })

  it('never lets the copy go that was just made, also where others stand further on in a journal that was cut', async () => {
    const lost = await cutBehindTwo()
    valueOf(await lost.engine.copyBackup())
    expect(entriesOf()).toContain(2)
    expect(entriesOf()).toHaveLength(3)
  })

  it('lets copies of books that were cut off go before those of the books as they are', async () => {
    const lost = await cutBehindTwo()
    for (let i = 0; i < 3; i++) {
      await add(lost, `新${i}`)
      valueOf(await lost.engine.copyBackup())
    }
    expect(entriesOf().sort()).toEqual([3, 4, 5])
    for (const name of copies()) {
      const opened = await switchOn(path.join(pc.folder, `new-${name}`))
      valueOf(await restoreFrom(opened, path.join(stick, name)))
      expect(await namesOf(opened)).toContain('新0')
    }
  })

  it('gets the books as they are once a day by itself, also where a backup of those cut off stands further on', async () => {
    const lost = await cutBehindTwo()
    lost.engine.close()
    const nextDay = await startAgain(pc.folder, Date.UTC(2026, 10, 24, 4))
    await add(nextDay, '新的')
    const state = await hashOf(nextDay)
    await nextDay.engine.tend({ reserve: false })
    const made = copies().find(name => name.includes('-3-'))!
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await restoreFrom(there, path.join(stick, made)))
    expect(await hashOf(there)).toEqual(state)
  })

  it('lets copies go that an earlier program named, with the time in UTC', async () => {
    const early = [1, 2, 3].map(entry => `亲邻台账备份-${sampleOffice.code}-${entry}-20250101T000000Z.tar`)
    for (const name of early) fs.writeFileSync(path.join(stick, name), 'x')
    await add(pc, '李明')
    await add(pc, '张华')
    valueOf(await pc.engine.copyBackup())
    expect(entriesOf().sort()).toEqual([2, 3, 4])
  })

  it('can be given up: nothing is copied there any more, and what lies there stays', async () => {
    valueOf(await pc.engine.copyBackup())
    const before = copies()
    await pc.engine.choosePlace(null)
    expect(codesOf(await pc.engine.copyBackup())).toEqual(['place-missing'])
    expect(await placeOf(pc)).toEqual({
      path: null,
      present: false,
      sameDisk: false,
      copied: null,
      encrypted: false,
      lacking: 0,
    })
    expect(copies()).toEqual(before)
  })

  it('that is not there is said so, and nothing is made in its stead', async () => {
    fs.rmdirSync(stick)
    expect(await placeOf(pc)).toMatchObject({ path: stick, present: false, sameDisk: false })
    expect(codesOf(await pc.engine.copyBackup())).toEqual(['place-missing'])
    expect(fs.existsSync(stick)).toBe(false)
  })

  it('on the disk of the books themselves is a warning, in words, and no refusal', async () => {
    valueOf(await pc.engine.copyBackup())
    expect(await placeOf(pc)).toMatchObject({ present: true, sameDisk: true })
    expect(await checkOf(pc)).toMatchObject({ ok: false, advice: true, detail: expect.stringContaining('同一块盘') })
  })
})
