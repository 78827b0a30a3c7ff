import { beforeEach, describe, expect, it } from 'vitest'
import { formOfReturn } from '../../../src-renderer/screens/meetings/returns/form-of-return'
import type { ReadReturn } from '../../../src-shared/meetings/returns/read-return'
import type { ReturnSheet } from '../../../src-shared/meetings/returns/return-sheet'
import { blank, everything, fillIn, type Filling } from '../meetings/returns/filled-return'
import { draftOf } from '../../../src-renderer/screens/meetings/meeting-draft'
import { codesOf } from '../outcome'
import { meetingWith, sampleBooks, type Books, type Person } from './sample-books'

interface Read extends ReadReturn {
  recorded: string | null
}

let books: Books
let branch: string
const sheetsOf = async (input: object) =>
  (await books.ask<{ sheets: ReturnSheet[] }>('meetings.returnSheets', input)).sheets

beforeEach(async () => {
  books = await sampleBooks(20)
  branch = (await books.ask<{ rows: Person[] }>('roster.members', {})).rows[0]!.branch
})

async function filled(sheet: ReturnSheet, filling: Partial<Filling> = {}): Promise<Uint8Array> {
  const people = Object.fromEntries(sheet.people.map(({ name }) => [name.replace(/\s/g, ''), '✓']))
  const chair = sheet.people[0]!.name.replace(/\s/g, '')
  const fields = {
    ...everything.fields,
    主持人: chair,
    记录人: chair,
    责任人: chair,
    赞成票: '',
    反对票: '',
    弃权票: '',
    ...filling.fields,
  }
  return fillIn(await blank(sheet), { fields, people: { ...people, ...filling.people } })
}
const read = (bytes: Uint8Array, more: object = {}) =>
  books.ask<Read>('meetings.readReturn', { name: '回执.docx', bytes, ...more })
const codes = async (bytes: Uint8Array, more: object = {}) =>
  codesOf(await books.engine.query('meetings.readReturn', { name: '回执.docx', bytes, ...more }, '周敏'))

describe('return sheets', () => {
  it('are made for what is still to be held in a window, one a meeting', async () => {
    const all = await sheetsOf({ window: '2026-11' })
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.every(({ id }) => /\|2026(-11|Q4)?$/.test(id))).toBe(true)
    const [one] = await sheetsOf({ id: `${branch}|themeDay|2026-11` })
    expect(one!.title[1]).toBe('主题党日回执单')
    expect(one!.people.length).toBeGreaterThan(3)
  })

  it('are made for no group that has met, nor for one without members', async () => {
    const people = (await books.people()).filter(one => one.branch === branch)
    const unit = { kind: 'group', parent: branch, founded: '2020-01-01' }
    const made = []
    for (const name of ['一组', '二组', '三组'])
      made.push(await books.run<{ id: string }>('roster.addUnit', { ...unit, name }))
    const [one, two] = made.map(({ id }) => id)
    const half = Math.ceil(people.length / 2)
    const ids = people.map(({ id }) => id)
    await books.run('roster.groupMany', { ids: ids.slice(0, half), group: one })
    await books.run('roster.groupMany', { ids: ids.slice(half), group: two })
    const groups = async () =>
      (await sheetsOf({ kind: 'group', window: '2026-10', branch })).map(({ id }) => id.split('|')[3])
    expect(await groups()).toEqual([one, two])
    const attendance = ids.slice(0, half).map(member => ({ member, status: 'present' }))
    const held = meetingWith(branch, attendance, { kind: 'group', group: one, date: '2026-10-12', chair: 'x' })
    await books.run('meetings.record', held)
    expect(await groups()).toEqual([two])
  })

  it('one that comes back is a draft that can be saved as it is, and writes nothing itself', async () => {
    const before = await books.hash()
    const [sheet] = await sheetsOf({ id: `${branch}|themeDay|2026-11` })
    const { meeting, problems, recorded } = await read(await filled(sheet!))
    expect([problems, recorded]).toEqual([[], null])
    expect(await books.hash()).toBe(before)
    const start = await books.ask<{ roster: never[]; everybody: boolean }>('meetings.start', {
      branch,
      date: meeting.date,
      kind: meeting.kind,
    })
    const { draft } = draftOf(formOfReturn(meeting, '', []), start)
    await books.run('meetings.record', draft)
    const again = await read(await filled(sheet!))
    expect(again.problems.map(({ code }) => code)).toEqual(['return-recorded'])
    expect(again.recorded).not.toBeNull()
  })

  it('of another branch, of another community and of nobody are refused', async () => {
    const [sheet] = await sheetsOf({ id: `${branch}|themeDay|2026-11` })
    const good = await filled(sheet!)
    expect(await codes(good, { branch: 'another' })).toEqual(['return-other-branch'])
    expect(await codes(await blank({ ...sheet!, code: sheet!.code.replace(branch, 'elsewhere') }))).toEqual([
      'return-foreign',
    ])
    expect(await codes(await blank({ ...sheet!, code: 'QLHZ1' }))).toEqual(['not-a-return'])
    const two = `${sheet!.code} ${sheet!.code.replace('2026-11', '2026-10')}`
    expect(await codes(await blank({ ...sheet!, code: two }))).toEqual(['several-returns'])
    expect(codesOf(await books.engine.query('meetings.returnSheets', { id: 'x|y|z' }, '周敏'))).toEqual([
      'branch-unknown',
    ])
  })
})
