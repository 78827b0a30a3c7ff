import * as fs from 'node:fs'
import * as path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cutJournal } from '../../../src-main/journal/cut-journal'
import { openJournal } from '../../../src-main/journal/journal-files'
import { entryOf, folderOfTest } from './journal-bench'

/** Lets the nth change of the disk be the last, as a kill does. */
const kill = vi.hoisted(() => ({ after: Infinity }))
vi.mock('node:fs', async original => {
  const real = await original<typeof import('node:fs')>()
  const step =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      if (kill.after-- <= 0) throw Object.assign(new Error('killed'), { code: 'EIO' })
      return call(...args)
    }
  const steps = { mkdirSync: step(real.mkdirSync), renameSync: step(real.renameSync), rmSync: step(real.rmSync) }
  return { ...real, ...steps, default: { ...real, ...steps } }
})

let folder: string
let aside: string
const files = (of: string) =>
  Object.fromEntries(fs.readdirSync(of).map(name => [name, fs.readFileSync(path.join(of, name))]))
const last = { number: 4, hash: entryOf(4).hash }

/** Three months with three entries each; the fifth is damaged. */
beforeEach(() => {
  const root = folderOfTest()
  folder = path.join(root, 'journal')
  aside = path.join(root, 'aside')
  fs.mkdirSync(folder)
  const journal = openJournal(folder)
  for (let number = 1; number <= 9; number++)
    journal.append({ ...entryOf(number), month: `2026-0${Math.ceil(number / 3)}` })
  const file = path.join(folder, '2026-02.qlj')
  const bytes = fs.readFileSync(file)
  bytes[Math.floor(bytes.length / 2)]! ^= 1
  fs.writeFileSync(file, bytes)
})

describe('a journal that is cut off', () => {
  it('ends behind the entry, goes on from there, and every file lies aside as it was', () => {
    const before = files(folder)
    cutJournal(folder, aside, last)
    expect(files(aside)).toEqual(before)
    const journal = openJournal(folder)
    expect(journal.head()).toEqual(last)
    expect(journal.append({ ...entryOf(5), month: '2026-03' }).ok).toBe(true)
    expect(openJournal(folder).head()?.number).toBe(5)
  })

  it('is not cut at an entry that it does not have: nothing is touched', () => {
    const before = files(folder)
    expect(() => cutJournal(folder, aside, { number: 5, hash: entryOf(5).hash })).toThrow('no entry 5')
    expect(() => cutJournal(folder, aside, { number: 4, hash: entryOf(3).hash })).toThrow('no entry 4')
    expect([files(folder), fs.existsSync(aside)]).toEqual([before, false])
  })

  it('keeps the damage in front of whatever a kill left, and can be cut again; nothing is lost that lies aside', () => {
    const before = files(folder)
    for (let step = 0; ; step++) {
      kill.after = step
      let killed = false
      try {
        cutJournal(folder, aside, last)
      } catch {
        killed = true
      }
      kill.after = Infinity
      if (!killed) {
        expect(step).toBeGreaterThan(4)
        break
      }
      const left = files(folder)
      const isCut = openJournal(folder).head()?.number === 4
      // Whatever is not in the journal any more is aside.
      for (const [name, bytes] of Object.entries(before))
        if (!left[name]?.equals(bytes)) expect(fs.readFileSync(path.join(aside, name)).equals(bytes), name).toBe(true)
      if (!isCut) expect(openJournal(folder).read(5, 1).ok, `step ${step}`).toBe(false)
      // As it was, for the next step.
      fs.rmSync(aside, { recursive: true, force: true })
      for (const [name, bytes] of Object.entries(before)) fs.writeFileSync(path.join(folder, name), bytes)
    }
    expect(openJournal(folder).head()).toEqual(last)
  })
})
