import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withLock } from '../../../scripts/lock.mjs'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'qinlin-lock-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('work that only one process may do at a time', () => {
  test('two at once come one after the other', async () => {
    const seen: string[] = []
    const work = (name: string) => async () => {
      seen.push(`${name} begins`)
      await delay(50)
      seen.push(`${name} ends`)
    }
    await Promise.all([withLock('build', work('first'), folder), withLock('build', work('second'), folder)])
    expect(seen).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })

  test('the lock of a dead process is taken over', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    writeFileSync(join(folder, 'build.lock'), String(pid))
    expect(await withLock('build', () => 'done', folder)).toBe('done')
  })

  test('the lock of a living process is respected', async () => {
    const lock = join(folder, 'build.lock')
    writeFileSync(lock, String(process.pid))
    const waiting = withLock('build', () => 'done', folder)
    await delay(300)
    expect(existsSync(lock)).toBe(true)
    rmSync(lock)
    expect(await waiting).toBe('done')
  })

  test('nothing is left behind, also when the work fails', async () => {
    await expect(withLock('build', () => Promise.reject(new Error('no')), folder)).rejects.toThrow('no')
    expect(readdirSync(folder)).toEqual([])
  })
})
