import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
import { removeDiary } from '../../../src-renderer/engine/grid/diaries'
import { gridCandidates, gridPeopleList, gridPerson } from '../../../src-renderer/engine/grid/people-queries'
import { gridStaffing } from '../../../src-renderer/engine/grid/staffing-queries'
import { moveResidents } from '../../../src-renderer/engine/grid/residents'
import { noteVisits } from '../../../src-renderer/engine/grid/visits'
import { newRecorder } from '../../../src-renderer/engine/journal/recorder'
import { codesOf } from '../outcome'
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
const putMore = defineCommand({
  ...{ name: 'test.putMore', title: '试', input: z.object({}), output: z.unknown() },
  async run(tx) {
    await tx.put('residents', { id: 'r1', household: 'h1', name, phone: '13812345678', from: '2026-11-23' })
    await tx.put('gridParts', { id: 'gp1', grid: 'g1', building: 'b1' })
    const visit = { household: 'h1', reason: 'routine' as const }
    await tx.put('visits', { id: 'v2', ...visit, date: '2026-11-05', talk: `${name}不在家`, next: '2026-11-25' })
    await tx.put('visits', { id: 'v3', ...visit, date: '2026-11-06', talk: '别人的情况' })
    const answers = [{ question: 'health' as const, text: `${name}夜里咳嗽` }]
    await tx.put('visits', { id: 'v4', ...visit, date: '2026-11-07', asked: ['health'], answers })
    await tx.put('visitCalls', { id: 'c1', household: 'h1', reason: 'demand', date: '2026-11-20', note: `${name}来电` })
    await tx.put('pairings', { id: 'x1', person: 'p1', household: 'h1', pledge: `帮${name}买菜`, from: '2026-11-01' })
    const patrol = { grid: 'g1', basis: 'typed' as const, rounds: 1, findings: 1 }
    await tx.put('patrols', { id: 't1', ...patrol, date: '2026-11-02', note: `${name}家门口堆物` })
  },
})
const addDoor = defineCommand({
  ...{ name: 'test.addDoor', title: '试', input: z.object({}), output: z.unknown() },
  run: tx => tx.put('households', { id: 'h2', building: 'b1', room: '502', serial: 2 }),
})
const putDiary = defineCommand({
  ...{ name: 'test.putDiary', title: '试', input: z.object({}), output: z.unknown() },
  async run(tx) {
    await tx.put('gridParts', { id: 'gp1', grid: 'g1', building: 'b1' })
    await tx.put('diaries', { id: 'd1', grid: 'g1', date: '2026-11-03', text: `遇到${name}` })
  },
})
const putServing = defineCommand({
  ...{ name: 'test.putServing', title: '试', input: z.object({}), output: z.unknown() },
  async run(tx) {
    await tx.put('gridPeople', { id: 'p1', name: '派驻民警某' })
    const post = { person: 'p1', role: 'stationed' as const, grid: 'g1', to: '2026-11-01' }
    await tx.put('gridPosts', { id: 'o1', ...post, reason: '骨折休养' })
  },
})
const putPost = defineCommand({
  ...{ name: 'test.putPost', title: '试', input: z.object({ to: z.string().nullable() }), output: z.unknown() },
  async run(tx, { to }) {
    await tx.put('grids', { id: 'g1', name: '第一网格', serial: 1, kind: 'general' })
    await tx.put('gridPosts', { id: 'o1', person: 'p1', role: 'stationed', grid: 'g1', ...(to && { to }) })
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
    for (const personal of ['contact', 'phone']) expect(before.households[0]).not.toHaveProperty(personal)
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

  it('of a resident takes the name wherever their household and grid have it, and the calls that were kept', async () => {
    await bench.run(putMore)
    await bench.run(noteVisits, { visits: [{ household: 'h1', date: '2026-11-23', reason: 'movedIn' }] })
    expect(await bench.reader.all('visitCalls')).toMatchObject([{ id: 'c1' }, { id: 'movedIn|h1|2026-11-23' }])
    const answer = await bench.run(erasePerson, { of: 'resident', id: 'r1', reason: '本人要求' })
    expect(answer).toMatchObject({ ok: true })
    for (const trace of traces) expect(texts(folder)).not.toContain(trace)
    expect(texts(folder)).toContain('别人的情况')
  })

  it('of who moved doors takes the row behind the other door too; of the door they left, only what is there', async () => {
    await bench.run(addDoor)
    await bench.run(moveResidents, { ids: ['r1'], household: 'h2', date: '2026-11-22' })
    const [later] = await bench.reader.all('residents', { household: 'h2' })
    expect(later).toMatchObject({ was: 'r1' })
    expect(await bench.run(erasePerson, { of: 'resident', id: later!.id, reason: '本人要求' })).toMatchObject({
      ok: true,
    })
    expect(await bench.reader.everything('residents')).toMatchObject([{ id: 'r2' }])
    for (const trace of traces) expect(texts(folder)).not.toContain(trace)
    await bench.run(moveResidents, { ids: ['r2'], household: 'h2', date: '2026-11-22' })
    await bench.run(erasePerson, { of: 'household', id: 'h1', reason: '本人要求' })
    const left = await bench.reader.everything('residents')
    expect(left).toMatchObject([{ household: 'h2', name: '王小二' }])
    expect(left[0]).not.toHaveProperty('was')
  })

  it('is refused while a diary names them, with its day; the diary that is removed goes too', async () => {
    await bench.run(putDiary)
    const erase = () => bench.run(erasePerson, { of: 'resident', id: 'r1', reason: '本人要求' })
    const answer = await erase()
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'erase-named-in-diaries' }] })
    expect(JSON.stringify(answer)).toContain('2026年11月3日')
    expect(JSON.stringify(answer)).not.toContain(name)
    await bench.run(removeDiary, { id: 'd1', reason: '按规定删除' })
    expect(await erase()).toMatchObject({ ok: true })
    for (const trace of traces) expect(texts(folder)).not.toContain(trace)
  })

  it('leaves nobody to go there: open calls are dropped, days agreed on are taken off', async () => {
    await bench.run(putMore)
    await bench.run(erasePerson, { of: 'household', id: 'h1', reason: '本人要求' })
    expect(await bench.reader.get('visitCalls', 'c1')).toMatchObject({ dropped: '2026-11-23' })
    for (const visit of await bench.reader.all('visits')) expect(visit).not.toHaveProperty('next')
  })

  it('of who serves takes why they left their posts; that they served stays', async () => {
    await bench.run(putServing)
    await bench.run(erasePerson, { of: 'person', id: 'p1', reason: '本人要求' })
    expect(texts(folder)).not.toContain('骨折休养')
    expect(await bench.reader.get('gridPosts', 'o1')).toMatchObject({ person: 'p1', to: '2026-11-01' })
  })

  it('of somebody who serves waits until they serve no more; then no list offers them, and the place says that somebody did', async () => {
    await bench.run(putServing)
    await bench.run(putPost, { to: null })
    const erase = { of: 'person' as const, id: 'p1', reason: '本人要求' }
    expect(codesOf(await bench.run(erasePerson, erase))).toEqual(['erase-serving'])
    await bench.run(putPost, { to: '2026-11-01' })
    expect((await bench.ask(gridPeopleList, {})).rows).toMatchObject([{ id: 'p1' }])
    expect(await bench.run(erasePerson, erase)).toMatchObject({ ok: true })
    expect((await bench.ask(gridPeopleList, {})).rows).toEqual([])
    expect((await bench.ask(gridCandidates, {})).rows).toEqual([])
    expect(await bench.ask(gridPerson, { id: 'p1' })).toBe(null)
    const then = await bench.ask(gridStaffing, { place: 'g1', asOf: '2026-10-01' })
    expect(then!.lines.map(({ name: whose }) => whose)).toEqual(['（已删除）'])
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
    expect(await bench.run(erasePerson, { of: 'resident', id: 'r1', reason: '本人要求' })).toMatchObject({
      ok: true,
      problems: [{ code: 'erase-unfinished' }],
    })
    expect(texts(folder)).toContain('腿脚不便')
    bench.db.close()
    const engine = createEngine(realMain(folder).main, world())
    expect(await engine.open()).toMatchObject({ state: 'ready' })
    engine.close()
    expect(texts(folder)).not.toContain('腿脚不便')
  })

  it('a damaged file of the journal is not passed off as erased; what is whole is', async () => {
    const file = path.join(bench.profile.journal, readdirSync(bench.profile.journal)[0]!)
    const bytes = readFileSync(file)
    writeFileSync(file, Buffer.concat([bytes, Buffer.from('half a record')]))
    expect(await bench.run(erasePerson, { of: 'resident', id: 'r1', reason: '本人要求' })).toMatchObject({
      ok: true,
      problems: [{ code: 'erase-unfinished' }],
    })
  })
})
