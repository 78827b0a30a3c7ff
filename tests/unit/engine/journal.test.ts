import { beforeEach, describe, expect, it } from 'vitest'
import { createEngine } from '../../../src-renderer/engine/engine'
import { openEntry } from '../../../src-shared/journal/entry'
import { freshStore, mainOver, newDisk, openEngine, sampleOffice, world, type FakeDisk } from './office-bench'

let disk: FakeDisk
beforeEach(() => {
  freshStore()
  disk = newDisk()
})

const names = async (engine: Awaited<ReturnType<typeof openEngine>>) => {
  const outcome = await engine.query('office.current', {}, 'cli')
  if (!outcome.ok) throw new Error('refused')
  return (outcome.value as { operators: { name: string }[] }).operators.map(operator => operator.name)
}
const hash = async (engine: Awaited<ReturnType<typeof openEngine>>) => {
  const outcome = await engine.query('office.statehash', {}, 'cli')
  return outcome.ok && (outcome.value as { hash: string }).hash
}

describe('the journal', () => {
  it('has one entry a command, chained, with before and after, and the same bytes on disk', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    await engine.run('office.addOperator', { name: '吴建平' }, '周敏')
    const entries = disk.records.map(record => openEntry(record.bytes)!)
    expect(entries.map(({ entry }) => entry.command)).toEqual(['office.create', 'office.addOperator'])
    expect(entries[1]!.entry.previous).toBe(entries[0]!.hash)
    expect(entries[1]!.entry.operator).toBe('周敏')
    const [change] = entries[1]!.entry.changes
    expect(change).toMatchObject({ table: 'operators', after: { name: '吴建平', revision: 1, entry: 2 } })
    expect(change).not.toHaveProperty('before')
  })

  it('answers a command id that came before with the first result and writes nothing', async () => {
    const engine = await openEngine(disk)
    const first = await engine.run('office.create', sampleOffice, 'cli', 'the-same-id')
    const again = await engine.run('office.create', sampleOffice, 'cli', 'the-same-id')
    expect(again).toEqual(first)
    expect(disk.records).toHaveLength(1)
  })

  it('keeps nothing of a refused command', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    const before = await hash(engine)
    const second = await engine.run('office.create', sampleOffice, 'cli')
    expect(second).toMatchObject({ ok: false, problems: [{ code: 'office-exists' }] })
    expect(await hash(engine)).toBe(before)
    expect(disk.records).toHaveLength(1)
  })

  it('does not acknowledge what the disk did not take, and the next start appends it', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    disk.full = true
    const outcome = await engine.run('office.addOperator', { name: '吴建平' }, 'cli')
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'saved-not-secured' }] })
    expect(await engine.run('office.addOperator', { name: '王强' }, 'cli')).toMatchObject({ ok: false })
    engine.close()
    disk.full = false
    const next = await openEngine(disk)
    expect(disk.records).toHaveLength(2)
    expect(await names(next)).toEqual(['周敏', '吴建平'])
  })

  it('asks for recovery when the store is empty, and gives every row back with its bookkeeping', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    for (let i = 0; i < 25; i++) await engine.run('office.addOperator', { name: `第${i}人` }, 'cli')
    const before = await hash(engine)
    engine.close()
    freshStore()
    const again = createEngine(mainOver(disk), world())
    expect(await again.open()).toEqual({ state: 'recovery', reason: 'store-empty' })
    expect(await again.run('office.addOperator', { name: '不该写' }, 'cli')).toMatchObject({ ok: false })
    expect(await again.recover()).toEqual({ ok: true, value: { entries: 26 } })
    expect(await hash(again)).toBe(before)
    again.close()
    const third = createEngine(mainOver(disk), world())
    expect(await third.open()).toEqual({ state: 'ready' })
    expect((await names(third)).length).toBe(26)
  })

  it('asks for recovery when the store is behind the disk', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    engine.close()
    disk.records.push({ number: 2, hash: 'f'.repeat(64), bytes: new Uint8Array(1) })
    expect(await createEngine(mainOver(disk), world()).open()).toEqual({ state: 'recovery', reason: 'store-behind' })
  })

  it('refuses to replay a damaged entry and says how many before it are whole', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    await engine.run('office.addOperator', { name: '吴建平' }, 'cli')
    engine.close()
    const [, second] = disk.records
    second!.bytes = second!.bytes.slice()
    second!.bytes[40]! ^= 1
    freshStore()
    const again = createEngine(mainOver(disk), world())
    await again.open()
    expect(await again.recover()).toMatchObject({
      ok: false,
      problems: [{ code: 'journal-broken', message: expect.stringContaining('之前的1条完好') }],
    })
  })

  it('gives no store up for a journal that is damaged', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    await engine.run('office.addOperator', { name: '吴建平' }, 'cli')
    const before = await hash(engine)
    const [, second] = disk.records
    second!.bytes = second!.bytes.slice()
    second!.bytes[40]! ^= 1
    expect((await engine.recover()).ok).toBe(false)
    expect(await hash(engine)).toBe(before)
    expect(await names(engine)).toEqual(['周敏', '吴建平'])
  })

  it('says 已保存 only of what the disk took too', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    disk.full = true
    await engine.run('office.addOperator', { name: '吴建平' }, 'cli')
    const now = await engine.query('office.current', {}, 'cli')
    expect(now).toMatchObject({ ok: true, value: { lastSaved: { number: 1 } } })
  })

  it('tells a watcher of every change, also behind later reads of its query', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    const seen: number[] = []
    const stop = engine.watch('office.current', {}, 'cli', outcome => {
      if (outcome.ok) seen.push((outcome.value as { operators: unknown[] }).operators.length)
    })
    await expect.poll(() => seen).toEqual([1])
    await engine.run('office.addOperator', { name: '吴建平' }, 'cli')
    await expect.poll(() => seen[seen.length - 1]).toBe(2)
    stop()
  })

  it('recovery gives the disk what the store alone has before it rebuilds: nothing that was said is lost', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    disk.full = true
    await engine.run('office.addOperator', { name: '吴建平' }, 'cli')
    engine.close()
    const again = createEngine(mainOver(disk), world())
    expect(await again.open()).toEqual({ state: 'recovery', reason: 'journal-unwritable' })
    expect(await again.recover()).toMatchObject({ ok: false, problems: [{ code: 'journal-unwritable' }] })
    disk.full = false
    expect(await again.recover()).toEqual({ ok: true, value: { entries: 2 } })
    expect(await names(again)).toEqual(['周敏', '吴建平'])
  })

  it('an emptied journal folder is filled again from the store, at start and by recovery', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    await engine.run('office.addOperator', { name: '吴建平' }, 'cli')
    engine.close()
    disk.records = []
    const again = createEngine(mainOver(disk), world())
    expect(await again.recover()).toEqual({ ok: true, value: { entries: 2 } })
    expect(await names(again)).toEqual(['周敏', '吴建平'])
  })

  it('a lost store-id is written again where store and journal agree', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    engine.close()
    const id = disk.storeId
    disk.storeId = null
    expect(await createEngine(mainOver(disk), world()).open()).toEqual({ state: 'ready' })
    expect(disk.storeId).toBe(id)
  })

  it('a store that says something else is set aside before it is given up', async () => {
    const engine = await openEngine(disk)
    await engine.run('office.create', sampleOffice, 'cli')
    await engine.run('office.addOperator', { name: '只在这里' }, 'cli')
    engine.close()
    disk.records[1] = { ...disk.records[1]!, hash: 'f'.repeat(64) }
    const again = createEngine(mainOver(disk), world())
    expect(await again.open()).toMatchObject({ state: 'recovery', reason: 'store-forked' })
    await again.recover()
    const kept = [...disk.content.values()].map(bytes => new TextDecoder().decode(bytes)).join()
    expect(kept).toContain('只在这里')
  })
})
