import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../../src-renderer/engine/engine'
import { codesOf } from '../outcome'
import { folderOfTest } from '../journal/journal-bench'
import { freshStore, sampleOffice, world } from './office-bench'
import { realMain } from './real-disk'

/** Noon of a day, the office's time. */
const noon = (date: string) => Date.parse(`${date}T04:00:00Z`)

let disk: ReturnType<typeof realMain>
let engine: Engine

async function open(over: ReturnType<typeof realMain>, start?: number): Promise<Engine> {
  const opened = createEngine(over.main, world(start))
  await opened.open()
  return opened
}
async function value<T>(outcome: Promise<{ ok: boolean }>): Promise<T> {
  const settled = (await outcome) as { ok: true; value: T } | { ok: false; problems: { message: string }[] }
  if (!settled.ok) throw new Error(settled.problems.map(({ message }) => message).join())
  return settled.value
}
const add = (name: string, to = engine) => value<{ id: string }>(to.run('office.addOperator', { name }, '周敏'))
const hash = async (of = engine) => (await value<{ hash: string }>(of.query('office.statehash', {}, 'cli'))).hash
const names = async (of = engine) =>
  (await value<{ operators: { name: string }[] }>(of.query('office.current', {}, 'cli'))).operators.map(
    ({ name }) => name,
  )
interface Listed {
  id: string
  reason: string
  entry: number
  whole: boolean
}
const backups = async (of = engine) => (await value<{ rows: Listed[] }>(of.query('office.backups', {}, 'cli'))).rows
const checks = async (of = engine) =>
  Object.fromEntries(
    (await value<{ checks: { code: string; ok: boolean }[] }>(of.query('office.check', {}, 'cli'))).checks.map(
      ({ code, ok }) => [code, ok],
    ),
  )
const files = (folder: string) => fs.readdirSync(folder).filter(name => name.endsWith('.json'))

beforeEach(async () => {
  freshStore()
  disk = realMain(folderOfTest())
  engine = await open(disk)
  await value(engine.run('office.create', sampleOffice, '周敏'))
})

describe('a backup', () => {
  it('is taken once for one state, and shares what did not change with the next', async () => {
    await value(engine.backup(null))
    await value(engine.backup(null))
    expect(files(disk.profile.backups)).toHaveLength(1)
    const before = new Set(fs.readdirSync(disk.profile.segments))
    await add('王强')
    await value(engine.backup(null))
    expect(files(disk.profile.backups)).toHaveLength(2)
    const added = fs.readdirSync(disk.profile.segments).filter(name => !before.has(name))
    // The office's own row lies in another table than the operator's.
    expect(added).toHaveLength(1)
    expect(await backups()).toMatchObject([
      { entry: 2, reason: '手动', whole: true },
      { entry: 1, reason: '手动', whole: true },
    ])
  })

  it('waits before an import, and the import waits for it: without one it is refused', async () => {
    const bytes = new TextEncoder().encode('姓名,人员类别,所在党支部全称\n王强,正式党员,中共安平社区支部委员会\n')
    await value(engine.run('roster.import', { name: 'r.csv', bytes }, '周敏'))
    expect(await backups()).toMatchObject([{ entry: 1, reason: '导入前' }])
    fs.rmSync(disk.profile.backups, { recursive: true })
    fs.writeFileSync(disk.profile.backups, 'no folder')
    expect(codesOf(await engine.run('roster.import', { name: 'r.csv', bytes }, '周敏'))).toEqual([
      expect.stringMatching(/^disk-(enotdir|eexist)$/),
    ])
  })

  it('makes its folder again when somebody threw that away', async () => {
    await value(engine.backup(null))
    fs.rmSync(disk.profile.backups, { recursive: true })
    expect(await backups()).toEqual([])
    await value(engine.backup(null))
    expect(await backups()).toMatchObject([{ whole: true }])
  })

  it('is seen when it is damaged: by the list and by the doctor', async () => {
    await value(engine.backup(null))
    expect(await checks()).toMatchObject({ backups: true })
    const [segment] = fs.readdirSync(disk.profile.segments)
    fs.writeFileSync(path.join(disk.profile.segments, segment!), 'x')
    expect(await backups()).toMatchObject([{ whole: false }])
    expect(await checks()).toMatchObject({ backups: false })
    const [{ id }] = (await backups()) as [Listed]
    expect(codesOf(await engine.restore(id, '周敏'))).toEqual(['backup-damaged'])
    await value(engine.backup(null))
    expect(await backups()).toMatchObject([{ whole: true }, { whole: true }])
  })

  it('in the background is due once a day, and again only when something changed', async () => {
    await engine.tend({ reserve: false })
    await engine.tend({ reserve: false })
    expect(files(disk.profile.backups)).toHaveLength(1)
    engine.close()
    const tomorrow = await open(disk, noon('2026-11-23'))
    await tomorrow.tend({ reserve: false })
    expect(files(disk.profile.backups)).toHaveLength(1)
    await add('王强', tomorrow)
    await tomorrow.tend({ reserve: false })
    expect(files(disk.profile.backups)).toHaveLength(2)
    await add('李明', tomorrow)
    await tomorrow.tend({ reserve: false })
    expect(files(disk.profile.backups)).toHaveLength(2)
  })
})

describe('going back to a backup', () => {
  it('gives the rows of then, keeps the journal, and leads back by the backup taken first', async () => {
    await value(engine.backup(null))
    const then = await hash()
    await add('王强')
    await add('李明')
    const now = await hash()
    const [{ id }] = (await backups()) as [Listed]
    expect(await value(engine.query('office.backupDifference', { id }, 'cli'))).toMatchObject({
      rows: expect.arrayContaining([
        { table: 'operators', label: '操作人', now: 3, then: 1, lost: 2, back: 0, changed: 0 },
      ]),
    })
    const { before } = await value<{ before: string }>(engine.restore(id, '周敏'))
    expect(await hash()).toBe(then)
    expect(await names()).toEqual(['周敏'])
    await add('赵敏')
    expect(await checks()).toMatchObject({ 'journal-chain': true, 'journal-disk': true, 'point-months': true })
    await value(engine.restore(before, '周敏'))
    expect(await hash()).toBe(now)
    const { rows } = await value<{ rows: { title: string }[] }>(engine.query('office.journal', { limit: 9 }, 'cli'))
    expect(rows.map(({ title }) => title)).toEqual([
      '恢复备份',
      '登记操作人',
      '恢复备份',
      '登记操作人',
      '登记操作人',
      '建立本单位台账',
    ])
  })

  it.each([true, false])('is gone through again when the store is lost (backups there: %s)', async withBackups => {
    await value(engine.backup(null))
    await add('王强')
    const [{ id }] = (await backups()) as [Listed]
    await value(engine.restore(id, '周敏'))
    await add('赵敏')
    const state = await hash()
    const rows = await value(engine.query('office.current', {}, 'cli'))
    engine.close()
    freshStore()
    if (!withBackups)
      for (const name of files(disk.profile.backups))
        if (!name.startsWith('restored-')) fs.rmSync(path.join(disk.profile.backups, name))
    const again = await open(realMainAgain())
    expect(await value(again.recover())).toEqual({ entries: 4 })
    expect(await hash(again)).toBe(state)
    expect(await value(again.query('office.current', {}, 'cli'))).toEqual(rows)
    expect(await checks(again)).toMatchObject({ 'journal-chain': true, 'journal-disk': true })
  })

  it('refuses another office’s, one of a newer program and one that is unknown', async () => {
    await value(engine.backup(null))
    const [name] = files(disk.profile.backups) as [string]
    const text = fs.readFileSync(path.join(disk.profile.backups, name), 'utf8')
    const put = (change: (index: Record<string, unknown>) => void) => {
      const index = JSON.parse(text) as Record<string, unknown>
      change(index)
      const changed = JSON.stringify(Object.fromEntries(Object.entries(index).sort()))
      fs.writeFileSync(path.join(disk.profile.backups, `restored-${'0'.repeat(64)}.json`), changed)
      return import('../../../src-renderer/engine/backup/backups').then(({ digestOf }) => digestOf(changed))
    }
    const before = await hash()
    const foreign = await put(index => (index['storeId'] = 'another'))
    expect(codesOf(await engine.restore(foreign, '周敏'))).toEqual(['backup-foreign'])
    const newer = await put(index => (index['schema'] = 99))
    expect(codesOf(await engine.restore(newer, '周敏'))).toEqual(['backup-newer'])
    expect(codesOf(await engine.restore('f'.repeat(64), '周敏'))).toEqual(['backup-unknown'])
    expect(await hash()).toBe(before)
  })
})

describe('a lost store and a journal with a damaged entry', () => {
  it('are made good by a backup that stands behind the damage', async () => {
    for (const name of ['王强', '李明', '赵敏']) await add(name)
    await value(engine.backup(null))
    await add('周慧')
    const state = await hash()
    engine.close()
    freshStore()
    const [file] = fs.readdirSync(disk.profile.journal) as [string]
    const bytes = fs.readFileSync(path.join(disk.profile.journal, file))
    bytes[Math.floor(bytes.length / 3)]! ^= 4
    fs.writeFileSync(path.join(disk.profile.journal, file), bytes)
    const again = await open(realMainAgain())
    expect(await value(again.recover())).toEqual({ entries: 5, unread: 1 })
    expect(await hash(again)).toBe(state)
    expect(await names(again)).toContain('周慧')
    expect(await checks(again)).toMatchObject({ 'journal-disk': false })
  })
})

/** The same profile, opened by another start of the main process. */
function realMainAgain(): ReturnType<typeof realMain> {
  return realMain(path.dirname(disk.profile.root))
}
