import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openJournal } from '../../../src-main/journal/journal-files'
import { encodeRecord } from '../../../src-main/journal/record'
import { codesOf } from '../outcome'
import { entryOf, folderOfTest } from './journal-bench'

function written(months: readonly string[]) {
  const folder = folderOfTest()
  const journal = openJournal(folder)
  months.forEach((month, i) => expect(journal.append({ ...entryOf(i + 1), month })).toMatchObject({ ok: true }))
  const file = (name: string) => path.join(folder, `${name}.qlj`)
  return { folder, journal, file }
}

const headOf = (number: number) => ({ number, hash: entryOf(number).hash })
const bytesOf = (...numbers: number[]) => ({ ok: true, value: numbers.map(number => entryOf(number).bytes) })

describe('the journal on disk', () => {
  it('begins empty', () => {
    const journal = openJournal(folderOfTest())
    expect(journal.head()).toBeNull()
    expect(journal.read(1, 1000)).toEqual(bytesOf())
  })

  it('has one file a month, and every entry again after the program was closed', () => {
    const { folder, journal } = written(['2026-09', '2026-09', '2026-11'])
    expect(journal.head()).toEqual(headOf(3))
    expect(fs.readdirSync(folder).sort()).toEqual(['2026-09.qlj', '2026-11.qlj'])
    const again = openJournal(folder)
    expect(again.head()).toEqual(headOf(3))
    expect(again.read(1, 1_000_000)).toEqual(bytesOf(1, 2, 3))
    expect(again.read(3, 1_000_000)).toEqual(bytesOf(3))
    expect(again.read(4, 1_000_000)).toEqual(bytesOf())
  })

  it('gives as many entries as fit, and always one', () => {
    const { journal } = written(['2026-09', '2026-10', '2026-11'])
    expect(journal.read(1, 1)).toEqual(bytesOf(1))
    expect(journal.read(1, entryOf(1).bytes.length + entryOf(2).bytes.length)).toEqual(bytesOf(1, 2))
  })

  it('takes entries in order only, and none twice', () => {
    const { journal } = written(['2026-09', '2026-09'])
    for (const number of [1, 2, 4])
      expect(codesOf(journal.append({ ...entryOf(number), month: '2026-09' }))).toEqual(['journal-order'])
    expect(journal.head()).toEqual(headOf(2))
    expect(journal.append({ ...entryOf(3), month: '2026-09' })).toEqual({ ok: true, value: headOf(3) })
  })

  it('stays in order when the clock goes back a year', () => {
    const { folder, journal } = written(['2026-11', '2025-11', '2026-12', '2025-12'])
    expect(fs.readdirSync(folder).sort()).toEqual(['2026-11.qlj', '2026-12.qlj'])
    expect(journal.read(1, 1_000_000)).toEqual(bytesOf(1, 2, 3, 4))
    expect(openJournal(folder).head()).toEqual(headOf(4))
    expect(openJournal(folder).append({ ...entryOf(5), month: '2025-12' })).toMatchObject({ ok: true })
    expect(openJournal(folder).read(1, 1_000_000)).toEqual(bytesOf(1, 2, 3, 4, 5))
  })

  it('cuts a torn tail off, at whatever byte it is torn, and goes on from there', () => {
    const whole = written(['2026-11', '2026-11'])
    const file = fs.readFileSync(whole.file('2026-11'))
    const first = encodeRecord(entryOf(1)).length
    for (let length = first; length < file.length; length++) {
      fs.writeFileSync(whole.file('2026-11'), file.subarray(0, length))
      const journal = openJournal(whole.folder)
      expect(journal.head()).toEqual(headOf(1))
      expect(fs.statSync(whole.file('2026-11')).size).toBe(first)
      expect(journal.append({ ...entryOf(2), month: '2026-11' })).toMatchObject({ ok: true })
      expect(fs.readFileSync(whole.file('2026-11')).equals(file)).toBe(true)
    }
  })

  it('never cuts off whole entries behind a damaged one, and names the file when it is asked for them', () => {
    const { folder, file } = written(['2026-11', '2026-11', '2026-11', '2026-11'])
    const bytes = fs.readFileSync(file('2026-11'))
    bytes[encodeRecord(entryOf(1)).length + 60]! ^= 1
    fs.writeFileSync(file('2026-11'), bytes)
    const journal = openJournal(folder)
    expect(journal.head()).toEqual(headOf(4))
    expect(fs.readFileSync(file('2026-11')).equals(bytes)).toBe(true)
    expect(journal.read(1, 1_000_000)).toEqual(bytesOf(1))
    const refused = journal.read(2, 1_000_000)
    expect(codesOf(refused)).toEqual(['journal-damaged'])
    expect(refused).toMatchObject({ problems: [{ message: expect.stringMatching(/2026-11\.qlj.*第2条/) }] })
  })

  it('names an older file that lacks an entry', () => {
    const { folder, file } = written(['2026-10', '2026-10', '2026-11'])
    fs.truncateSync(file('2026-10'), fs.statSync(file('2026-10')).size - 1)
    const journal = openJournal(folder)
    expect(journal.head()).toEqual(headOf(3))
    expect(journal.read(1, 1_000_000)).toEqual(bytesOf(1))
    expect(codesOf(journal.read(2, 1_000_000))).toEqual(['journal-damaged'])
  })

  it('says so when a file in the middle is gone', () => {
    const { folder, file } = written(['2026-09', '2026-10', '2026-11'])
    fs.rmSync(file('2026-10'))
    const journal = openJournal(folder)
    expect(journal.read(1, 1_000_000)).toEqual(bytesOf(1))
    expect(codesOf(journal.read(2, 1_000_000))).toEqual(['journal-damaged'])
  })

  it('passes over files that are not its own', () => {
    const { folder } = written(['2026-11'])
    fs.writeFileSync(path.join(folder, '2026-11.qlj.bak'), 'x')
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'x')
    expect(openJournal(folder).head()).toEqual(headOf(1))
  })
})
