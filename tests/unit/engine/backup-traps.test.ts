import * as fs from 'node:fs'
import * as path from 'node:path'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { schemaNumber } from '../../../src-renderer/engine/schema/versions'
import { incomingIn } from '../../../src-main/backups/adopt'
import { takeIn } from '../../../src-main/backups/take-in'
import { openJournal } from '../../../src-main/journal/journal-files'
import { diskGuard } from '../../../src-main/profile/disk-guard'
import { backupText, readBackupText } from '../../../src-shared/backup/backup-index'
import { codesOf, valueOf } from '../outcome'
import {
  add,
  backUpTo,
  backupsOf,
  checksOf,
  hashOf,
  hurtEntry,
  hurtJournal,
  namesOf,
  officePc,
  restoreFrom,
  startAgain,
  switchOn,
} from './backup-bench'

describe('a new PC', () => {
  it('goes on with books that were once restored: the file has the rows of that backup too', async () => {
    const pc = await officePc()
    valueOf(await pc.engine.backup(null))
    const { id } = (await backupsOf(pc))[0]!
    await add(pc, '李明')
    valueOf(await pc.engine.restore(id, '周敏'))
    await add(pc, '赵敏')
    const state = await hashOf(pc)
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await restoreFrom(there, file))
    expect(await hashOf(there)).toEqual(state)
    there.engine.close()
    expect((await startAgain(path.join(pc.folder, 'new'))).opening).toEqual({ state: 'ready' })
    // And without its own backups, from the journal alone.
    for (const name of fs.readdirSync(there.disk.profile.backups))
      if (/^\d/.test(name)) fs.rmSync(path.join(there.disk.profile.backups, name))
    const lost = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await lost.engine.recover())
    expect(await hashOf(lost)).toEqual(state)
  })

  it('opens a file whose journal has damage before the backup, and refuses one with damage behind it', async () => {
    const pc = await officePc()
    for (const name of ['李明', '赵敏', '周慧', '吴建平']) await add(pc, name)
    const state = await hashOf(pc)
    hurtJournal(pc, 0.4)
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await restoreFrom(there, file))
    expect(await hashOf(there)).toEqual(state)
    await add(there, '郑晓春')
    there.engine.close()
    expect((await startAgain(path.join(pc.folder, 'new'))).opening).toEqual({ state: 'ready' })
  })
})

describe('books that went on elsewhere', () => {
  it('and were restored there come back whole', async () => {
    const pc = await officePc()
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await restoreFrom(there, file))
    valueOf(await there.engine.backup(null))
    const { id } = (await backupsOf(there))[0]!
    await add(there, '李明')
    valueOf(await there.engine.restore(id, '周敏'))
    await add(there, '赵敏')
    const state = await hashOf(there)
    const later = await backUpTo(there, path.join(pc.folder, 'later.tar'))
    const back = await switchOn(pc.folder)
    valueOf(await back.engine.recover())
    valueOf(await restoreFrom(back, later))
    expect(await hashOf(back)).toEqual(state)
  })

  it('are refused before anything is touched where entries that must be replayed are damaged', async () => {
    const pc = await officePc()
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const there = await switchOn(path.join(pc.folder, 'new'))
    valueOf(await restoreFrom(there, file))
    for (const name of ['李明', '赵敏', '周慧', '吴建平', '郑晓春']) await add(there, name)
    valueOf(await there.engine.backup(null))
    const { text } = (await there.disk.main['backup.list']({})).find(({ name }) => name.includes('-000007-'))!
    // What the store would give the journal back was not given: the file is as one of an older program.
    hurtJournal(there, 0.6)
    const later = path.join(pc.folder, 'later.tar')
    valueOf(await there.disk.main['backup.pack']({ token: there.disk.tokens.take(later), text, content: [] }))
    const back = await switchOn(pc.folder)
    valueOf(await back.engine.recover())
    const state = await hashOf(back)
    expect(codesOf(await restoreFrom(back, later))).toEqual(['backup-journal'])
    expect(await hashOf(back)).toEqual(state)
    expect(fs.existsSync(incomingIn(back.disk.profile).root)).toBe(false)
    back.engine.close()
    expect((await startAgain(pc.folder)).opening).toEqual({ state: 'ready' })
  })
})

describe('a lost store', () => {
  it('is recovered with a backup file as base, and what the journal has behind it is replayed', async () => {
    const pc = await officePc()
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    await add(pc, '李明')
    const state = await hashOf(pc)
    fs.rmSync(pc.disk.profile.backups, { recursive: true })
    hurtJournal(pc, 0.1)
    const lost = await switchOn(pc.folder)
    expect(lost.opening).toEqual({ state: 'recovery', reason: 'store-empty' })
    expect(codesOf(await lost.engine.recover())).toEqual([expect.stringMatching(/^journal-(damaged|broken)$/)])
    valueOf(await lost.engine.recoverFile(lost.disk.tokens.take(file)))
    expect(await hashOf(lost)).toEqual(state)
  })

  it('whose journal once went back to a backup that is gone is not given up for it', async () => {
    const pc = await officePc()
    valueOf(await pc.engine.backup(null))
    const { id } = (await backupsOf(pc))[0]!
    await add(pc, '李明')
    valueOf(await pc.engine.restore(id, '周敏'))
    const state = await hashOf(pc)
    fs.rmSync(pc.disk.profile.backups, { recursive: true })
    expect(codesOf(await pc.engine.recover())).toEqual(['restored-lost'])
    expect(await hashOf(pc)).toEqual(state)
  })

  it('of another branch, though shorter than the journal, is set aside before it is given up', async () => {
    const pc = await officePc()
    const elsewhere = path.join(pc.folder, 'elsewhere')
    fs.cpSync(pc.disk.profile.root, path.join(elsewhere, 'p'), { recursive: true })
    await add(pc, '只在这里')
    pc.engine.close()
    const own = globalThis.indexedDB
    const there = await switchOn(elsewhere)
    valueOf(await there.engine.recover())
    for (const name of ['李明', '赵敏']) await add(there, name)
    fs.cpSync(there.disk.profile.journal, pc.disk.profile.journal, { recursive: true })
    there.engine.close()
    Dexie.dependencies.indexedDB = globalThis.indexedDB = own
    const back = await startAgain(pc.folder)
    expect(back.opening).toEqual({ state: 'recovery', reason: 'store-forked' })
    valueOf(await back.engine.recover())
    expect((await namesOf(back)).sort()).toEqual(['周敏', '王强', '李明', '赵敏'].sort())
    const aside = fs.readdirSync(back.disk.profile.content).map(name => path.join(back.disk.profile.content, name))
    expect(aside.map(file => fs.readFileSync(file, 'utf8')).join()).toContain('只在这里')
  })
})

describe('going back', () => {
  it('heals what lies damaged here with what the file has', async () => {
    const pc = await officePc()
    const state = await hashOf(pc)
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    for (const name of fs.readdirSync(pc.disk.profile.segments))
      fs.writeFileSync(path.join(pc.disk.profile.segments, name), 'x')
    valueOf(await restoreFrom(pc, file))
    expect(await hashOf(pc)).toEqual(state)
    expect((await checksOf(pc))['backups']).toBe(true)
  })

  it('always leaves a way back of its own, which others do not push out', async () => {
    const pc = await officePc()
    valueOf(await pc.engine.backup(null))
    const { id } = (await backupsOf(pc))[0]!
    await add(pc, '李明')
    valueOf(await pc.engine.backup(null))
    const { before } = valueOf(await pc.engine.restore(id, '周敏'))
    for (let i = 0; i < 8; i++) {
      await add(pc, `第${i}人`)
      valueOf(await pc.engine.backup(null))
    }
    expect((await backupsOf(pc)).find(backup => backup.id === before)).toMatchObject({ reason: '恢复前', whole: true })
    valueOf(await pc.engine.restore(before!, '周敏'))
    expect(await namesOf(pc)).toContain('李明')
  })

  it('leaves it also where the clock was set back by years', async () => {
    const pc = await officePc()
    for (let i = 0; i < 8; i++) {
      await add(pc, `第${i}人`)
      valueOf(await pc.engine.backup(null))
    }
    pc.engine.close()
    const back = await startAgain(pc.folder, Date.UTC(2015, 0, 1))
    const [newest] = await backupsOf(back)
    await add(back, '李明')
    const { before } = valueOf(await back.engine.restore(newest!.id, '周敏'))
    valueOf(await back.engine.restore(before!, '周敏'))
    expect(await namesOf(back)).toContain('李明')
  })

  it('takes no command between its steps', async () => {
    const pc = await officePc()
    valueOf(await pc.engine.backup(null))
    const { id } = (await backupsOf(pc))[0]!
    await add(pc, '李明')
    const restoring = pc.engine.restore(id, '周敏')
    const added = add(pc, '在恢复的时候')
    const { before } = valueOf(await restoring)
    await added
    expect(await namesOf(pc)).toEqual(['周敏', '王强', '在恢复的时候'])
    valueOf(await pc.engine.restore(before!, '周敏'))
    expect(await namesOf(pc)).toEqual(['周敏', '王强', '李明'])
  })
})

describe('a file that is refused', () => {
  it('leaves nothing of itself: keys may be in it', async () => {
    const pc = await officePc()
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const bytes = fs.readFileSync(file)
    bytes[600]! ^= 1
    fs.writeFileSync(file, bytes)
    expect(codesOf(await restoreFrom(pc, file))).toEqual(['backup-damaged'])
    expect(fs.existsSync(incomingIn(pc.disk.profile).root)).toBe(false)
  })
})

describe('a file of a newer program', () => {
  it('is refused, and leaves nothing of itself', async () => {
    const pc = await officePc()
    valueOf(await pc.engine.backup(null))
    const { profile, tokens, main } = pc.disk
    const index = { ...readBackupText((await main['backup.list']({}))[0]!.text)!, schema: 99 }
    const file = path.join(pc.folder, 'a.tar')
    valueOf(await main['backup.pack']({ token: tokens.take(file), text: backupText(index), content: [] }))
    expect(codesOf(await restoreFrom(pc, file))).toEqual(['backup-newer'])
    expect(fs.existsSync(incomingIn(profile).root)).toBe(false)
  })
})

describe('a file over which the program itself stumbles', () => {
  it('leaves nothing of itself either', async () => {
    const pc = await officePc()
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const { profile } = pc.disk
    const journal = openJournal(profile.journal)
    const head = () => {
      throw new Error('a bug')
    }
    const given = {
      profile,
      journal: { ...journal, head },
      disk: diskGuard(profile),
      passphrase: null,
      schema: schemaNumber,
    }
    await expect(takeIn(file, given)).rejects.toThrow('a bug')
    expect(fs.existsSync(incomingIn(profile).root)).toBe(false)
  })
})

describe('a backup that cannot be read back', () => {
  it('leaves the older file of that name in its place', async () => {
    const pc = await officePc()
    const file = await backUpTo(pc, path.join(pc.folder, 'a.tar'))
    const before = fs.readFileSync(file)
    // Nobody has looked at this one since the books went back to it.
    fs.writeFileSync(path.join(pc.disk.profile.backups, `restored-${'0'.repeat(64)}.json`), 'no index')
    await add(pc, '李明')
    expect(codesOf(await pc.engine.backup(pc.disk.tokens.take(file)))).toEqual(['backup-damaged'])
    expect(fs.readFileSync(file).equals(before)).toBe(true)
    expect(fs.readdirSync(pc.folder).filter(name => name.endsWith('.part'))).toEqual([])
  })
})

describe('a history with a gap', () => {
  it('does not make an entry look like the newest: what came to need it still stands in the way of undoing it', async () => {
    const pc = await officePc()
    const run = async (name: string, input: object) =>
      valueOf((await pc.engine.run(name, input, '周敏')) as never) as { id: string }
    const branch = '中共安平社区和顺园支部委员会'
    const csv = `姓名,人员类别,所在党支部全称\n丁秀英,正式党员,${branch}\n`
    await run('roster.import', { name: 'r.csv', bytes: new TextEncoder().encode(csv) })
    const { rows } = valueOf((await pc.engine.query('roster.members', {}, 'cli')) as never) as {
      rows: { branch: string }[]
    }
    const values = { name: '王新来', membership: '正式党员' }
    const member = await run('roster.addMember', { values, branch: rows[0]!.branch })
    await run('points.enter', { member: member.id, rule: 'B1', date: '2026-11-22', delta: 2, note: '志愿服务四小时' })
    await add(pc, '李明')
    valueOf(await pc.engine.backup(null))
    pc.engine.close()
    hurtEntry(pc, 5)
    const again = await switchOn(pc.folder)
    valueOf(await again.engine.recover())
    expect(codesOf(await again.engine.run('office.undo', { entry: 4 }, '周敏'))).toEqual(['undo-needed'])
  })
})

describe('an id of a script', () => {
  it('answers for the same words only', async () => {
    const pc = await officePc()
    const run = (name: string, input: object) => pc.engine.run(name, input, 'cli', 'line-1')
    const first = valueOf(await run('office.addOperator', { name: '李明' }))
    expect(valueOf(await run('office.addOperator', { name: '李明' }))).toEqual(first)
    expect(codesOf(await run('office.addOperator', { name: '赵敏' }))).toEqual(['id-used'])
    expect(codesOf(await run('office.create', {}))).not.toEqual([])
    expect(await namesOf(pc)).toEqual(['周敏', '王强', '李明'])
  })
})
