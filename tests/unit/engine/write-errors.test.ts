import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEngine } from '../../../src-renderer/engine/engine'
import { codesOf, valueOf } from '../outcome'
import { freshStore, mainOver, newDisk, openEngine, sampleOffice, world, type FakeDisk } from './office-bench'

let disk: FakeDisk
let engine: Awaited<ReturnType<typeof openEngine>>
const add = (name: string) => engine.run('office.addOperator', { name }, '周敏')
const hash = async () => valueOf(await engine.query('office.statehash', {}, 'cli'))

/** Has the store refuse its next commit, as a full disk does. */
function failNextCommit(): void {
  vi.spyOn(Dexie.prototype, 'transaction').mockImplementationOnce(() =>
    Dexie.Promise.reject(Object.assign(new Error('disk full'), { name: 'QuotaExceededError' })),
  )
}

beforeEach(async () => {
  freshStore()
  disk = newDisk()
  engine = await openEngine(disk)
  valueOf(await engine.run('office.create', sampleOffice, '周敏'))
})
afterEach(() => void vi.restoreAllMocks())

describe('a write that the store refuses', () => {
  it('closes the store, and the next start makes it anew from the disk without asking', async () => {
    valueOf(await add('王强'))
    const state = await hash()
    failNextCommit()
    expect(codesOf(await add('李明'))).toEqual(['store-write-failed'])
    expect(codesOf(await add('赵敏'))).toEqual(['store-write-failed'])
    expect(disk.suspect).toBe(true)
    engine.close()
    // Chromium shows the damage at some later start: by nothing at all.
    freshStore()
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'ready', rebuilt: 2 })
    expect(disk.suspect).toBe(false)
    expect(await hash()).toEqual(state)
    valueOf(await add('李明'))
  })

  it('leaves the recovery page where the disk cannot make it good', async () => {
    failNextCommit()
    await add('李明')
    engine.close()
    freshStore()
    disk.records[0]!.bytes = new Uint8Array([9])
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'recovery', reason: 'store-empty' })
    expect(disk.suspect).toBe(true)
  })
})

describe('a store that failed a write and looks whole', () => {
  it('is not worked on while it cannot be made anew: not before there is room', async () => {
    valueOf(await add('王强'))
    failNextCommit()
    await add('李明')
    engine.close()
    disk.free = 999
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'recovery', reason: 'store-suspect' })
    expect(codesOf(await add('赵敏'))).toEqual(['store-suspect'])
    valueOf(await engine.query('office.current', {}, 'cli'))
    engine.close()
    disk.free = 1e9
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'ready', rebuilt: 2 })
  })
})

describe('a disk that fills up', () => {
  it('stops entering before anything fails, still answers, and goes on by itself once there is room', async () => {
    disk.free = 999
    await engine.tend({ reserve: false })
    const refused = await add('王强')
    expect(codesOf(refused)).toEqual(['disk-low'])
    valueOf(await engine.query('office.current', {}, 'cli'))
    disk.free = 1e9
    await engine.tend({ reserve: false })
    valueOf(await add('王强'))
  })

  it('is seen at the start already', async () => {
    engine.close()
    disk.free = 999
    engine = await openEngine(disk)
    expect(codesOf(await add('王强'))).toEqual(['disk-low'])
  })
})
