import { describe, expect, test } from 'vitest'
import { downloadUrl } from '../../../scripts/setup/electron-package.mjs'
import { missingModules } from '../../../scripts/setup/modules.mjs'

describe('what set-up finds missing', () => {
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/vue': { version: '3.5.45' },
    'node_modules/other-system': { version: '1.0.0', optional: true },
  }

  test('nothing, where npm installed what the lock file says', () => {
    expect(missingModules(wanted, { 'node_modules/vue': { version: '3.5.45' } })).toEqual([])
  })

  test('a package of another version, and one that is absent', () => {
    expect(missingModules(wanted, { 'node_modules/vue': { version: '3.5.44' } })).toEqual(['node_modules/vue'])
    expect(missingModules(wanted, {})).toEqual(['node_modules/vue'])
  })

  test('Electron is asked for at the mirror that is named, in its folder', () => {
    const file = `electron-v45.4.1-${process.platform}-${process.arch}.zip`
    expect(downloadUrl('45.4.1', { ELECTRON_MIRROR: 'https://mirror.example/' })).toBe(
      `https://mirror.example/v45.4.1/${file}`,
    )
    expect(downloadUrl('45.4.1', { ELECTRON_MIRROR: 'https://m.example/', ELECTRON_CUSTOM_DIR: '{{ version }}' })).toBe(
      `https://m.example/45.4.1/${file}`,
    )
    expect(downloadUrl('45.4.1', {})).toMatch(/^https:\/\/github\.com\/electron\/electron\/.*\/v45\.4\.1\//)
  })
})
