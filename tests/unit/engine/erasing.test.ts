import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import { strFromU8 } from 'fflate'
import { IDBFactory } from 'fake-indexeddb'
import { Dexie } from 'dexie'
import * as z from 'zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defineCommand } from '../../../src-renderer/engine/command'
import { rowsOfBackup } from '../../../src-renderer/engine/backup/backups'
import { replaceRows } from '../../../src-renderer/engine/backup/restore'
import { describeDatabase } from '../../../src-renderer/engine/database'
import { createEngine } from '../../../src-renderer/engine/engine'
import { erasePerson } from '../../../src-renderer/engine/grid/erase'
import { newRecorder } from '../../../src-renderer/engine/journal/recorder'
import { bareBooks, inflated, texts } from './bare-books'
import { world } from './office-bench'
import { realMain } from './real-disk'

const name = '欧阳独一'
const traces = [name, '13812345678', '腿脚不便']

let folder: string
let bench: Awaited<ReturnType<typeof bareBooks>>

const put = defineCommand({
  ...{ name: 'test.put', title: '试', input: z.object({}), output: z.unknown() },
  async run(tx) {
    const household = { id: 'h1', building: 'b1', room: '501', serial: 1, contact: name, phone: '13812345678' }
    await tx.put('households', household)
    await tx.put('residents', { id: 'r1', household: 'h1', name, phone: '13812345678' })
    await tx.put('residents', { id: 'r2', household: 'h1', name: '王小二' })
    await tx.put('marks', {
      id: 'm1',
      household: 'h1',
      resident: 'r1',
      tag: 'aloneElder',
      source: 'visit',
      from: '2026-11-01',
    })
    const visit = {
      household: 'h1',
      resident: 'r1',
      date: '2026-11-02',
      reason: 'routine' as const,
      talk: '腿脚不便',
    }
    await tx.put('visits', { id: 'v1', ...visit })
  },
})
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'qinlin-erasing-'))
  bench = await bareBooks(folder)
  await bench.run(put)
  await bench.keeper.take('hand')
})
afterEach(() => {
  bench.db.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('erasing what is kept of a person (decision 60)', () => {
  it('takes every trace from rows, journal and backups of this PC; what is counted stays', async () => {
    for (const trace of traces) expect(texts(folder)).toContain(trace)
    const answer = await bench.run(erasePerson, { of: 'household', id: 'h1', reason: '本人要求' })
    expect(answer).toMatchObject({ ok: true, value: { reason: '本人要求' } })
    for (const trace of [...traces, '王小二']) expect(texts(folder)).not.toContain(trace)
    for (const row of await bench.db.table<{ bytes: Uint8Array }>('journal').toArray())
      for (const trace of traces) expect(strFromU8(row.bytes) + inflated(row.bytes.subarray(1))).not.toContain(trace)
    expect(await bench.reader.all('visits')).toMatchObject([{ id: 'v1', date: '2026-11-02', household: 'h1' }])
    expect(await bench.reader.get('households', 'h1')).not.toHaveProperty('contact')
    expect(await bench.reader.everything('residents')).toEqual([])
    expect(await bench.main['backup.list']({})).toHaveLength(1)
  })

  it('the store that is made anew from the disk has the same rows, and the chain holds', async () => {
    await bench.run(erasePerson, { of: 'resident', id: 'r1', reason: '本人要求' })
    const rows = async (from: Dexie) => ({
      residents: await from.table('residents').toArray(),
      visits: await from.table('visits').toArray(),
      households: await from.table('households').toArray(),
    })
    const before = await rows(bench.db)
    expect(before.residents).toMatchObject([{ id: 'r2', name: '王小二' }])
    expect(before.visits[0]).not.toHaveProperty('resident')
    // The household's own contact is another deed's.
    expect(before.households).toMatchObject([{ contact: name }])
    bench.db.close()
    Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory() })
    const engine = createEngine(realMain(folder).main, world())
    expect(await engine.open()).toMatchObject({ state: 'recovery', reason: 'store-empty' })
    expect(await engine.recover()).toMatchObject({ ok: true })
    engine.close()
    const again = describeDatabase(newRecorder())
    await again.open()
    expect(await rows(again)).toEqual(before)
    again.close()
  })

  it('an older copy that is gone back to brings nothing of them back', async () => {
    const taken = await bench.keeper.take('hand')
    const earlier = taken.ok ? await rowsOfBackup(bench.main, taken.value.index) : taken
    if (!earlier.ok) throw new Error('no backup')
    await bench.run(erasePerson, { of: 'resident', id: 'r1', reason: '本人要求' })
    bench.recorder.mode = 'replay'
    await bench.db.transaction('rw', bench.db.tables, async () => replaceRows(bench.db, earlier.value))
    bench.recorder.mode = 'idle'
    expect(await bench.reader.everything('residents')).toMatchObject([{ id: 'r2', name: '王小二' }])
    expect(await bench.reader.everything('marks')).toEqual([])
    expect((await bench.reader.all('visits'))[0]).not.toHaveProperty('talk')
  })

  it('is gone on with at the next start where the disk refused', async () => {
    const refusing = {
      ...bench.main,
      'journal.erase': async () => ({
        ok: false as const,
        problems: [{ code: 'disk', severity: 'error' as const, message: '' }],
      }),
    }
    const { main } = bench
    Object.assign(main, refusing)
    await bench.run(erasePerson, { of: 'resident', id: 'r1', reason: '本人要求' })
    expect(texts(folder)).toContain('腿脚不便')
    bench.db.close()
    const engine = createEngine(realMain(folder).main, world())
    expect(await engine.open()).toMatchObject({ state: 'ready' })
    engine.close()
    expect(texts(folder)).not.toContain('腿脚不便')
  })
})
