import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolders, profileAt } from '../../../src-main/profile/layout'
import { noteLog } from '../../../src-main/profile/log'
import { readSettings, writeSettings } from '../../../src-main/profile/settings'
import { claimStore, readStoreId } from '../../../src-main/profile/store-id'
import { folderOfTest } from '../journal/journal-bench'

describe('a profile', () => {
  it('lies all in its own folder', () => {
    const root = folderOfTest()
    const profile = profileAt(root)
    makeFolders(profile)
    makeFolders(profile)
    const below = Object.values(profile).map(place => path.relative(root, place))
    expect(below.filter(place => place.startsWith('..') || path.isAbsolute(place))).toEqual([])
    expect(fs.readdirSync(root).sort()).toEqual([
      ...['backups', 'chromium', 'content', 'journal', 'keys', 'logs', 'received'],
    ])
    expect(fs.readdirSync(profile.backups)).toEqual(['segments'])
  })

  it('belongs to the first store that claims it', () => {
    const file = path.join(folderOfTest(), 'store-id')
    expect(readStoreId(file)).toBeNull()
    claimStore(file, 'one')
    claimStore(file, 'two')
    expect(readStoreId(file)).toBe('one')
  })

  it('keeps settings it was not told about, and counts a damaged file as empty', () => {
    const file = path.join(folderOfTest(), 'settings.json')
    expect(readSettings(file)).toEqual({})
    writeSettings(file, { zoom: 1.25, operator: '周敏' })
    writeSettings(file, { zoom: 1 })
    expect(readSettings(file)).toEqual({ zoom: 1, operator: '周敏' })
    for (const text of ['', '{"zoom":', '[1]', 'null', '1']) {
      fs.writeFileSync(file, text)
      expect(readSettings(file)).toEqual({})
    }
  })

  it('logs codes without the numbers of people, one file a month, and a full disk stops nothing', () => {
    const folder = folderOfTest()
    noteLog(folder, new Date('2026-11-22T04:00:00Z'), 'fault', 'row 990101196807011234\nphone 13900000000')
    expect(fs.readFileSync(path.join(folder, '2026-11.log'), 'utf8')).toBe(
      '2026-11-22T04:00:00.000Z fault row … phone …\n',
    )
    expect(() => noteLog(path.join(folder, 'gone'), new Date(), 'fault')).not.toThrow()
  })
})
