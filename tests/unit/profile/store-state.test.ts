import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { isSuspect, markStore, prepareStoreState } from '../../../src-main/profile/store-state'
import { makeFolders, profileAt, type Profile } from '../../../src-main/profile/layout'
import { folderOfTest } from '../journal/journal-bench'

let profile: Profile
const store = () => path.join(profile.chromium, 'IndexedDB')
const files = (folder: string) => (fs.existsSync(folder) ? fs.readdirSync(folder) : null)

beforeEach(() => {
  profile = profileAt(folderOfTest())
  makeFolders(profile)
  prepareStoreState(profile)
  fs.mkdirSync(store())
  fs.writeFileSync(path.join(store(), 'MANIFEST'), 'of the store')
})

describe('the state of the store', () => {
  it('is one word over another of the same length: a full disk takes it', () => {
    const sizes = (['suspect', 'given-up', 'sound'] as const).map(state => {
      markStore(profile.storeState, state)
      return [isSuspect(profile.storeState), fs.statSync(profile.storeState).size]
    })
    expect(sizes).toEqual([
      [true, 8],
      [true, 8],
      [false, 8],
    ])
  })

  it('lays nothing aside while the store is sound, or suspect', () => {
    prepareStoreState(profile)
    markStore(profile.storeState, 'suspect')
    prepareStoreState(profile)
    expect(files(store())).toEqual(['MANIFEST'])
  })

  it('lays the files of a store aside that was given up, once, and has the start make it anew', () => {
    for (const text of ['first', 'second']) {
      fs.mkdirSync(store(), { recursive: true })
      fs.writeFileSync(path.join(store(), 'MANIFEST'), text)
      markStore(profile.storeState, 'given-up')
      prepareStoreState(profile)
      expect(files(store())).toBeNull()
      expect(fs.readFileSync(path.join(`${store()}-damaged`, 'MANIFEST'), 'utf8')).toBe(text)
      expect(isSuspect(profile.storeState)).toBe(true)
    }
    fs.mkdirSync(store())
    prepareStoreState(profile)
    expect(files(store())).toEqual([])
  })

  it('finds the store of a plain Chromium too', () => {
    const own = path.join(profile.chromium, 'Default', 'IndexedDB')
    fs.mkdirSync(own, { recursive: true })
    markStore(profile.storeState, 'given-up')
    prepareStoreState(profile)
    expect(files(own)).toBeNull()
  })
})
