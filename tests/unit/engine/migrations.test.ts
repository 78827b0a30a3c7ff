import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../../src-renderer/engine/engine'
import { migrations, type Migration } from '../../../src-renderer/engine/migrations/migrations'
import { openEntry } from '../../../src-shared/journal/entry'
import { codesOf, valueOf } from '../outcome'
import { folderOfTest } from '../journal/journal-bench'
import { freshStore, mainOver, newDisk, sampleOffice, world, type FakeDisk } from './office-bench'
import { realMain } from './real-disk'

/** As a later version might: every operator's name gets a word behind it. */
const renaming = (number: number, word: string): Migration => ({
  number,
  async run(tx) {
    const rows = await tx.everything('operators')
    await tx.putAll(
      'operators',
      rows.map(row => ({ ...row, name: `${row.name}${word}` })),
    )
  },
})
const second = renaming(2, '二')
const third = renaming(3, '三')

let disk: FakeDisk
let engine: Engine

const open = async (shapes: readonly Migration[]) => {
  engine = createEngine(mainOver(disk), world(), shapes)
  return engine.open()
}
const reopen = async (shapes: readonly Migration[]) => {
  engine.close()
  return open(shapes)
}
const names = async () =>
  valueOf<{ operators: { name: string }[] }>((await engine.query('office.current', {}, 'cli')) as never).operators.map(
    ({ name }) => name,
  )
const hash = async () => valueOf(await engine.query('office.statehash', {}, 'cli'))
const entries = () => disk.records.map(({ bytes }) => openEntry(bytes)!.entry)
const reasons = () => [...disk.backups.values()].map(text => (JSON.parse(text) as { reason: string }).reason)

beforeEach(async () => {
  freshStore()
  disk = newDisk()
  await open([])
  valueOf(await engine.run('office.create', sampleOffice, '周敏'))
})

describe('migrations', () => {
  it('run in order at the start, one entry each, after a backup; and once', async () => {
    expect(await reopen([second, third])).toEqual({ state: 'ready' })
    expect(await names()).toEqual(['周敏二三'])
    expect(entries().map(({ command, schema, operator }) => [command, schema, operator])).toEqual([
      ['office.create', 1, '周敏'],
      ['office.migrate.0002', 2, '程序'],
      ['office.migrate.0003', 3, '程序'],
    ])
    expect(reasons()).toEqual(['before-migration', 'before-migration'])
    expect(await reopen([second, third])).toEqual({ state: 'ready' })
    expect(entries()).toHaveLength(3)
    valueOf(await engine.run('office.addOperator', { name: '王强' }, '周敏'))
    expect(entries()[3]!.schema).toBe(3)
    const { rows } = valueOf(await engine.query('office.journal', {}, 'cli')) as { rows: { title: string }[] }
    expect(rows[1]!.title).toBe('升级数据')
  })

  it('are not stopped by what a stored text says: sensitive words refuse a deed, never an upgrade', async () => {
    const row = { id: 'd1', grid: 'g1', date: '2026-03-01', text: '他家有人吸毒' }
    const wording: Migration = { number: 2, run: tx => tx.put('diaries', row) }
    expect(await reopen([wording])).toEqual({ state: 'ready' })
    expect(entries()[1]).toMatchObject({ command: 'office.migrate.0002', changes: [{ table: 'diaries' }] })
  })

  it('are replayed like any other entry', async () => {
    await reopen([second])
    const state = await hash()
    engine.close()
    freshStore()
    engine = createEngine(mainOver(disk), world(), [second])
    await engine.open()
    valueOf(await engine.recover())
    expect(await hash()).toEqual(state)
    expect(entries()).toHaveLength(2)
  })

  it('that fail leave nothing of themselves, and nobody works on half of them', async () => {
    const state = await hash()
    const broken: Migration = {
      number: 2,
      async run(tx) {
        await second.run(tx)
        throw new Error('a bug')
      },
    }
    expect(await reopen([broken])).toMatchObject({ state: 'unmigrated', problem: { code: 'migration-failed' } })
    expect(codesOf(await engine.run('office.addOperator', { name: '王强' }, '周敏'))).toEqual(['migration-failed'])
    expect(await hash()).toEqual(state)
    expect(entries()).toHaveLength(1)
    expect(await reopen([])).toEqual({ state: 'ready' })
    expect(await names()).toEqual(['周敏'])
  })

  it('do not begin without the backup', async () => {
    engine.close()
    const noRoom = {
      ok: false as const,
      problems: [{ code: 'disk-enospc', severity: 'error' as const, message: '满' }],
    }
    engine = createEngine(mainOver(disk, { 'backup.write': async () => noRoom }), world(), [second])
    expect(await engine.open()).toMatchObject({ state: 'unmigrated', problem: { code: 'disk-enospc' } })
    expect(await names()).toEqual(['周敏'])
  })

  it('run again over a backup of before them', async () => {
    valueOf(await engine.backup(null))
    const [text] = [...disk.backups.values()] as [string]
    await reopen([second])
    valueOf(await engine.run('office.addOperator', { name: '王强' }, '周敏'))
    const { rows } = valueOf(await engine.query('office.backups', {}, 'cli')) as {
      rows: { id: string; entry: number }[]
    }
    expect(JSON.parse(text)).toMatchObject({ schema: 1 })
    valueOf(await engine.restore(rows.find(({ entry }) => entry === 1)!.id, '周敏'))
    expect(await names()).toEqual(['周敏二'])
    expect(
      entries()
        .map(({ command, schema }) => [command, schema])
        .slice(-2),
    ).toEqual([
      ['office.restore', 1],
      ['office.migrate.0002', 2],
    ])
    expect(await reopen([second])).toEqual({ state: 'ready' })
    expect(await names()).toEqual(['周敏二'])
  })

  it('of a newer program make the store one that this program refuses', async () => {
    await reopen([second])
    expect(await reopen([])).toEqual({ state: 'newer' })
  })

  it('have numbers without a gap, and a spec each', () => {
    const numbers = migrations.map(({ number }) => number)
    expect(numbers).toEqual(numbers.map((_, i) => i + 2))
    const files = (folder: string, end: string) =>
      fs.existsSync(folder)
        ? fs
            .readdirSync(folder)
            .flatMap(name => (/^\d{4}-/.test(name) && name.endsWith(end) ? [name.slice(0, -end.length)] : []))
        : []
    const written = files('src-renderer/engine/migrations', '.ts')
    expect(written.map(name => Number(name.slice(0, 4)))).toEqual(numbers)
    expect(files('tests/unit/migrations', '.test.ts')).toEqual(written)
  })
})

describe('a backup of every earlier version', () => {
  const folder = path.resolve('tests/fixtures/backups')
  it.each(fs.readdirSync(folder))('%s opens in this one: whole, and with the figures it had', async name => {
    engine.close()
    freshStore()
    const { main, tokens } = realMain(folderOfTest())
    // Today, because the doctor would mind a clock before the backup's.
    engine = createEngine(main, world(Date.now()))
    await engine.open()
    valueOf(await engine.restoreFile(tokens.take(path.join(folder, name)), '周敏'))
    expect(valueOf(await engine.query('office.check', {}, 'cli'))).toMatchObject({ ok: true })
    const { rows, total } = valueOf(await engine.query('roster.members', { asOf: '2026-10-12' }, 'cli')) as {
      rows: { name: string }[]
      total: number
    }
    expect(rows).toHaveLength(total)
    expect(total).toBeGreaterThan(20)
    const meetings = valueOf(await engine.query('meetings.list', {}, 'cli')) as { total: number }
    expect(meetings.total).toBeGreaterThan(0)
    const points = valueOf(await engine.query('points.entries', {}, 'cli')) as { total: number }
    expect(points.total).toBeGreaterThan(20)
  })
})
