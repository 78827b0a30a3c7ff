import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openJournal } from '../../../src-main/journal/journal-files'
import { entryOf, folderOfTest } from './journal-bench'

const failing = vi.hoisted(() => ({ on: '', code: '' }))
vi.mock('node:fs', async original => {
  const real = await original<typeof fs>()
  const refuse = (): never => {
    throw Object.assign(new Error(failing.code), { code: failing.code })
  }
  return {
    ...real,
    writeSync: (handle: number, bytes: Uint8Array, at: number) => {
      if (failing.on !== 'writeSync') return real.writeSync(handle, bytes, at)
      // A full disk takes a part before it refuses.
      return at === 0 ? real.writeSync(handle, bytes, 0, 17) : refuse()
    },
    fdatasyncSync: (handle: number) => (failing.on === 'fdatasyncSync' ? refuse() : real.fdatasyncSync(handle)),
  }
})

describe('an append that the disk refuses', () => {
  it.each([
    ['writeSync', 'ENOSPC'],
    ['fdatasyncSync', 'EIO'],
  ])('in %s with %s is answered as refused and leaves the file as it was', (on, code) => {
    const folder = folderOfTest()
    const file = path.join(folder, '2026-11.qlj')
    const journal = openJournal(folder)
    journal.append({ ...entryOf(1), month: '2026-11' })
    const before = fs.readFileSync(file)
    Object.assign(failing, { on, code })
    const refused = journal.append({ ...entryOf(2), month: '2026-11' })
    failing.on = ''
    expect(refused).toMatchObject({ ok: false, problems: [{ code: `disk-${code.toLowerCase()}` }] })
    expect(fs.readFileSync(file).equals(before)).toBe(true)
    expect(journal.head()).toMatchObject({ number: 1 })
    expect(journal.append({ ...entryOf(2), month: '2026-11' })).toMatchObject({ ok: true })
    expect(openJournal(folder).head()).toMatchObject({ number: 2 })
  })
})
