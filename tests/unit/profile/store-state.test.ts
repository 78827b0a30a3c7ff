import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { markStore, prepareStoreState, storeStateIn } from '../../../src-main/profile/store-state'
import { makeFolders, profileAt, type Profile } from '../../../src-main/profile/layout'
import { folderOfTest } from '../journal/journal-bench'

let profile: Profile
const store = () => path.join(profile.chromium, 'IndexedDB')
const day = (number: number) => new Date(Date.UTC(2026, 10, 22) + number * 86_400_000)
const files = (folder: string) => (fs.existsSync(folder) ? fs.readdirSync(folder) : null)

beforeEach(() => {
  profile = profileAt(folderOfTest())
  makeFolders(profile)
  prepareStoreState(profile, day(0))
  fs.mkdirSync(store())
  fs.writeFileSync(path.join(store(), 'MANIFEST'), 'of the store')
})

describe('the state of the store', () => {
  it('is one word over another of the same length: a full disk takes it', () => {
    for (const state of ['suspect', 'remade', 'given-up', 'sound'] as const) {
      markStore(profile.storeState, state)
      expect([storeStateIn(profile.storeState), fs.statSync(profile.storeState).size]).toEqual([state, 8])
    }
    fs.writeFileSync(profile.storeState, 'sou')
    expect(storeStateIn(profile.storeState), 'torn').toBe('suspect')
  })

  it('lays nothing aside while the store is sound, or suspect', () => {
    prepareStoreState(profile, day(0))
    markStore(profile.storeState, 'suspect')
    prepareStoreState(profile, day(0))
    expect(files(store())).toEqual(['MANIFEST'])
  })

  it('lays the files of a store aside that was given up, each time in a place of its own', async () => {
    for (const [i, text] of ['first', 'second'].entries()) {
      fs.mkdirSync(store(), { recursive: true })
      fs.writeFileSync(path.join(store(), 'MANIFEST'), text)
      markStore(profile.storeState, 'given-up')
      prepareStoreState(profile, day(i))
      expect(files(store())).toBeNull()
      expect(storeStateIn(profile.storeState)).toBe('suspect')
    }
    const kept = files(profile.damagedStores)!.map(name =>
      fs.readFileSync(path.join(profile.damagedStores, name, 'chromium', 'MANIFEST'), 'utf8'),
    )
    expect(kept).toEqual(['first', 'second'])
    fs.mkdirSync(store())
    prepareStoreState(profile, day(1))
    expect(files(store())).toEqual([])
  })

  it('lets what was laid aside go after a month of sound starts, and not while the store is suspect', () => {
    const old = path.join(profile.damagedStores, 'old')
    fs.mkdirSync(old, { recursive: true })
    fs.utimesSync(old, day(0), day(0))
    markStore(profile.storeState, 'suspect')
    prepareStoreState(profile, day(31))
    expect(files(profile.damagedStores)).toEqual(['old'])
    markStore(profile.storeState, 'sound')
    prepareStoreState(profile, day(29))
    expect(files(profile.damagedStores)).toEqual(['old'])
    prepareStoreState(profile, day(31))
    expect(files(profile.damagedStores)).toEqual([])
  })

  it('finds the store of a plain Chromium too', () => {
    const own = path.join(profile.chromium, 'Default', 'IndexedDB')
    fs.mkdirSync(own, { recursive: true })
    markStore(profile.storeState, 'given-up')
    prepareStoreState(profile, day(0))
    expect(files(own)).toBeNull()
  })
})
