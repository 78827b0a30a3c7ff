import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fingerprint, isStale } from '../../../scripts/build.mjs'

let folder = ''

function put(path: string, text: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qinlin-build-'))
  put('src-shared/office/office.ts', 'export const office = 1')
  put('package.json', '{}')
  put('out/main/index.cjs', '')
  put('out/.sources', fingerprint(folder))
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('whether a build is stale', () => {
  test('not while the sources are those that it was made from', () => {
    expect(isStale(folder)).toBe(false)
  })

  test('when a source was added, taken away or renamed', () => {
    put('src-shared/office/street.ts', '')
    expect(isStale(folder)).toBe(true)
    rmSync(join(folder, 'src-shared/office/street.ts'))
    expect(isStale(folder)).toBe(false)
    renameSync(join(folder, 'src-shared/office/office.ts'), join(folder, 'src-shared/office/offices.ts'))
    expect(isStale(folder)).toBe(true)
  })

  test('when a source was written again with the same length', () => {
    utimesSync(join(folder, 'src-shared/office/office.ts'), new Date(), new Date(Date.now() + 5000))
    expect(isStale(folder)).toBe(true)
  })

  test('when a source became older, as after going back to an earlier state', () => {
    utimesSync(join(folder, 'package.json'), new Date(0), new Date(0))
    expect(isStale(folder)).toBe(true)
  })

  test('when the output is missing, or was begun and never finished', () => {
    rmSync(join(folder, 'out/.sources'))
    expect(isStale(folder)).toBe(true)
    put('out/.sources', fingerprint(folder))
    rmSync(join(folder, 'out/main'), { recursive: true })
    expect(isStale(folder)).toBe(true)
  })

  test('not for what is no source', () => {
    put('tests/unit/a.test.ts', '')
    put('docs/testing.md', '')
    expect(isStale(folder)).toBe(false)
  })
})
