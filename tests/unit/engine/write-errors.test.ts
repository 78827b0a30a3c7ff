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
    expect(disk.state).toBe('suspect')
    engine.close()
    // Chromium shows the damage at some later start: by nothing at all.
    freshStore()
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'ready', rebuilt: 2 })
    expect(await hash()).toEqual(state)
    valueOf(await add('李明'))
  })

  it('is made good once more without asking, where Chromium gives up what was made anew', async () => {
    failNextCommit()
    await add('李明')
    for (const entries of [1, 2]) {
      engine.close()
      freshStore()
      engine = createEngine(mainOver(disk), world())
      expect(await engine.open()).toEqual({ state: 'ready', rebuilt: entries })
      expect(disk.state).toBe('remade')
      valueOf(await add(`第${entries}人`))
    }
    engine.close()
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'ready' })
    expect(disk.state).toBe('sound')
    engine.close()
    freshStore()
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'recovery', reason: 'store-empty' })
  })

  it('leaves the recovery page where the disk cannot make it good', async () => {
    failNextCommit()
    await add('李明')
    engine.close()
    freshStore()
    disk.records[0]!.bytes = new Uint8Array([9])
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'recovery', reason: 'store-empty' })
    expect(disk.state).toBe('suspect')
  })
})

describe('a commit that is reported as failed', () => {
  const real = Dexie.prototype.transaction as (...args: unknown[]) => Promise<unknown>
  const quota = () => Object.assign(new Error('disk full'), { name: 'QuotaExceededError' })

  it('and reached the disk all the same is acknowledged: the head decides', async () => {
    vi.spyOn(Dexie.prototype, 'transaction').mockImplementationOnce(async function (this: Dexie, ...args: unknown[]) {
      await real.apply(this, args)
      throw quota()
    } as never)
    valueOf(await add('王强'))
    valueOf(await add('李明'))
    expect(disk.records).toHaveLength(3)
    expect(disk.state).toBe('sound')
  })

  it('by a store that answers nothing any more is not known: nobody types it again before the next start', async () => {
    vi.spyOn(Dexie.prototype, 'transaction').mockImplementationOnce(async function (this: Dexie, ...args: unknown[]) {
      await real.apply(this, args)
      this.close()
      throw quota()
    } as never)
    expect(codesOf(await add('王强'))).toEqual(['outcome-unknown'])
    expect(codesOf(await add('王强'))).toEqual(['outcome-unknown'])
    expect(disk.state).toBe('suspect')
    engine = createEngine(mainOver(disk), world())
    // The store alone had it; the disk has got it from there before the store was given up.
    expect(await engine.open()).toEqual({ state: 'ready', rebuilt: 2 })
  })
})

describe('a store that never answers after a failed commit (seen in Chromium 108 with 256 KiB left)', () => {
  it('holds nobody up: after ten seconds the outcome is unknown', async () => {
    const store = Object.getPrototypeOf(await anyStore()) as IDBObjectStore
    failNextCommit()
    vi.spyOn(store, 'get').mockImplementation(() => ({}) as IDBRequest)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const answer = add('王强')
    await vi.advanceTimersByTimeAsync(10_000)
    vi.useRealTimers()
    expect(codesOf(await answer)).toEqual(['outcome-unknown'])
    expect(disk.state).toBe('suspect')
  })
})

describe('a store that opens and does not read', () => {
  it('is one to be recovered, and the disk makes it good', async () => {
    valueOf(await add('王强'))
    const state = await hash()
    engine.close()
    const store = Object.getPrototypeOf(await anyStore()) as IDBObjectStore
    const failing = vi.spyOn(store, 'get').mockImplementation(() => {
      throw Object.assign(new Error('Internal error'), { name: 'UnknownError' })
    })
    engine = createEngine(mainOver(disk), world())
    expect(await engine.open()).toEqual({ state: 'recovery', reason: 'store-empty' })
    failing.mockRestore()
    valueOf(await engine.recover())
    expect(await hash()).toEqual(state)
  })
})

/** An object store of the browser, for its prototype. */
function anyStore(): Promise<IDBObjectStore> {
  return new Promise(resolve => {
    const request = indexedDB.open('any')
    request.onupgradeneeded = () => resolve(request.result.createObjectStore('any'))
  })
}

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
