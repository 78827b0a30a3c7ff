import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
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
} from './backup-bench'

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
    expect(valueOf(await lost.engine.recover())).toMatchObject({ backup: expect.stringMatching(/^2026-11-22T/) })
    await expectToGoOn(lost)
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
