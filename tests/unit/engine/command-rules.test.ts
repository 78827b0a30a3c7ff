import type { Dexie } from 'dexie'
import * as z from 'zod'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineCommand, type Command, type Outside } from '../../../src-renderer/engine/command'
import { describeDatabase } from '../../../src-renderer/engine/database'
import { newRecorder } from '../../../src-renderer/engine/journal/recorder'
import { readerOf } from '../../../src-renderer/engine/reader'
import { openEntry } from '../../../src-shared/journal/entry'
import { done } from '../../../src-shared/problem'
import { createRunner } from '../../../src-renderer/engine/runner'
import { freshStore, mainOver, newDisk, type FakeDisk } from './office-bench'

let disk: FakeDisk
let db: Dexie

beforeEach(async () => {
  freshStore()
  disk = newDisk()
})

async function bench() {
  const recorder = newRecorder()
  const begin = vi.spyOn(IDBDatabase.prototype, 'transaction')
  db = describeDatabase(recorder)
  await db.open()
  begin.mockClear()
  const reader = readerOf(db)
  // What these commands ask for; any other would throw.
  const outside = {
    main: mainOver(disk),
    operator: 'cli',
    reader,
    now: () => '2026-11-22T04:00:00.000Z',
    today: () => '2026-11-22',
    newId: () => crypto.randomUUID(),
  } as unknown as Outside
  const runner = createRunner(db, recorder, {
    ...{ clock: Date.now, schema: 1, backUp: () => Promise.resolve(done(null)) },
    ...{ salt: () => '0'.repeat(32), finishErasing: () => Promise.resolve([]) },
  })
  return {
    recorder,
    reader,
    begin,
    run: (command: Command, input: unknown = {}) => runner.run(command, input, crypto.randomUUID(), outside),
  }
}

const command = (run: Command['run']) =>
  defineCommand({ name: 'test.command', title: '试', input: z.object({}), output: z.unknown(), run })

describe('a command', () => {
  it('that awaits a timer is refused, and nothing of it is stored', async () => {
    const { run, reader } = await bench()
    const slow = command(async tx => {
      await tx.put('operators', { id: 'a', name: '周敏' })
      await new Promise(resolve => setTimeout(resolve, 50))
    })
    await expect(run(slow)).rejects.toThrow('awaited something other')
    expect(await reader.all('operators')).toEqual([])
    expect(disk.records).toEqual([])
  })

  it('may await many requests of its own transaction', async () => {
    const { run, reader } = await bench()
    const busy = command(async tx => {
      for (let i = 0; i < 40; i++) {
        await tx.put('operators', { id: `o${i}`, name: `人${i}` })
        await Promise.all([tx.get('operators', `o${i}`), tx.all('operators')])
        for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      }
    })
    expect(await run(busy)).toMatchObject({ ok: true })
    expect(await reader.all('operators')).toHaveLength(40)
  })

  it('that throws leaves nothing, and the next one runs', async () => {
    const { run, reader } = await bench()
    const bad = command(async tx => {
      await tx.put('operators', { id: 'a', name: '周敏' })
      throw new Error('a bug')
    })
    await expect(run(bad)).rejects.toThrow('a bug')
    expect(await run(command(async tx => tx.put('operators', { id: 'b', name: '王强' })))).toMatchObject({ ok: true })
    expect((await reader.all('operators')).map(row => row.id)).toEqual(['b'])
  })

  it('runs alone: two at once are told apart in the journal', async () => {
    const { run } = await bench()
    const put = (id: string) => command(async tx => tx.put('operators', { id, name: id }))
    await Promise.all(['a', 'b', 'c'].map(id => run(put(id))))
    expect(disk.records.map(record => record.number)).toEqual([1, 2, 3])
  })

  it('writes with strict durability, every time', async () => {
    const { run, begin } = await bench()
    await run(command(async tx => tx.put('operators', { id: 'a', name: '周敏' })))
    const writing = begin.mock.calls.filter(([, mode]) => mode === 'readwrite')
    expect(writing.length).toBeGreaterThan(0)
    expect(new Set(writing.map(([, , options]) => options?.durability))).toEqual(new Set(['strict']))
  })

  it('stamps revision, times and entry; a second write keeps the first time', async () => {
    const { run, reader } = await bench()
    await run(command(async tx => tx.put('operators', { id: 'a', name: '周敏' })))
    await run(command(async tx => tx.put('operators', { id: 'a', name: '周民' })))
    expect(await reader.get('operators', 'a')).toMatchObject({
      name: '周民',
      revision: 2,
      entry: 2,
      createdAt: '2026-11-22T04:00:00.000Z',
    })
  })

  it('does not ask what lies under an id that it has just made, and knows its own first write at the second', async () => {
    const { run, reader } = await bench()
    const asked = vi.spyOn(IDBObjectStore.prototype, 'get')
    await run(
      command(async tx => {
        const id = tx.newId()
        await tx.put('operators', { id, name: '周敏' })
        expect(asked).not.toHaveBeenCalledWith(id)
        await tx.put('operators', { id, name: '周民' })
      }),
    )
    expect(await reader.all('operators')).toMatchObject([{ name: '周民', revision: 2, entry: 1 }])
    const { changes } = openEntry(disk.records[0]!.bytes)!.entry
    expect(changes).toMatchObject([{ after: { name: '周敏' } }, { before: { name: '周敏' }, after: { name: '周民' } }])
    expect(changes[0]).not.toHaveProperty('before')
  })

  it('removes by marking: the row is unseen but stays', async () => {
    const { run, reader } = await bench()
    await run(command(async tx => tx.put('operators', { id: 'a', name: '周敏' })))
    await run(command(async tx => tx.remove('operators', ['a'])))
    expect(await reader.all('operators')).toEqual([])
    expect(await db.table('operators').get('a')).toMatchObject({ deletedAt: '2026-11-22T04:00:00.000Z', revision: 2 })
  })
})

describe('the store', () => {
  it.each([
    ['put', () => db.table('operators').put({ id: 'a', name: '周敏' })],
    ['bulkAdd', () => db.table('operators').bulkAdd([{ id: 'a', name: '周敏' }])],
    ['modify', () => db.table('operators').toCollection().modify({ name: 'x' })],
    ['delete', () => db.table('operators').delete('a')],
    ['clear', () => db.table('meetings').clear()],
    ['a derived row', () => db.table('pointMonths').put({ id: 'a' })],
  ])('refuses a write outside a command: %s', async (kind, write) => {
    const { run, recorder } = await bench()
    if (kind === 'modify') await run(command(async tx => tx.put('operators', { id: 'a', name: '周敏' })))
    expect(recorder.mode).toBe('idle')
    await expect(write()).rejects.toThrow('outside a command')
  })

  it('notes deletions by key and by range with what was there', async () => {
    const { run, recorder } = await bench()
    await run(
      command(async tx =>
        tx.putAll('operators', [
          { id: 'a', name: '甲' },
          { id: 'b', name: '乙' },
          { id: 'c', name: '丙' },
        ]),
      ),
    )
    let changes: unknown[] = []
    await run(
      command(async () => {
        await db.table('operators').delete('a')
        await db.table('operators').where('id').above('a').delete()
        changes = recorder.changes.map(change => [change.id, change.before !== undefined, change.after !== undefined])
      }),
    )
    expect(changes).toEqual([
      ['a', true, false],
      ['b', true, false],
      ['c', true, false],
    ])
  })
})
