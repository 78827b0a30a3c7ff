import { beforeEach, describe, expect, it } from 'vitest'
import { codesOf } from '../../../src-renderer/engine/attachments/codes-of'
import { printSheetCode } from '../../../src-shared/meetings/sheet-code'
import { jpgOf, pdfOf, scannedPdfOf } from '../attachments/pictures'
import { valueOf } from '../outcome'
import { meetingOf, sampleBooks, type Books } from './sample-books'

interface Scans {
  rows: { id: string; state: string; words: string }[]
  missing: string | null
}

let books: Books
let meeting: string
const page = (page: number, { revision = 1, of = meeting, pages = 2 } = {}) =>
  jpgOf(8 + page, 6 + revision, { tail: printSheetCode({ meeting: of, revision, page, pages }) })
const attach = (...files: Uint8Array[]) =>
  books.attempt('attachments.add', {
    meeting,
    contents: files.map((bytes, i) => ({ name: `扫描${i + 1}`, bytes })),
  })
const scans = () => books.ask<Scans>('meetings.scans', { id: meeting })

beforeEach(async () => {
  books = await sampleBooks(4)
  meeting = (await books.run<{ id: string }>('meetings.record', meetingOf(await books.people()))).id
})

describe('scans beside a record', () => {
  it('are told by their code, and the page that is missing is named', async () => {
    valueOf(await attach(page(1)))
    expect(await scans()).toMatchObject({ rows: [{ state: 'current' }], missing: '第1次修订共2页，还缺第2页的扫描件' })
    valueOf(await attach(page(2)))
    expect((await scans()).missing).toBeNull()
  })
  it('are out of date as soon as the record is corrected, without being read again', async () => {
    valueOf(await attach(page(1), page(2)))
    await books.run('meetings.correct', { id: meeting, ...meetingOf(await books.people()), place: '二楼会议室' })
    expect((await scans()).rows.map(({ words }) => words)).toEqual([
      '这是第1次修订的第1页，现在是第2次修订，请重新打印签字',
      '这是第1次修订的第2页，现在是第2次修订，请重新打印签字',
    ])
  })
  it('of another meeting name it', async () => {
    const draft = { ...meetingOf(await books.people()), date: '2026-09-15' }
    const { id: of } = await books.run<{ id: string }>('meetings.record', draft)
    valueOf(await attach(page(1, { of })))
    expect((await scans()).rows[0]).toMatchObject({ state: 'other', words: expect.stringContaining('2026年9月15日') })
  })
  it('of several pages in a PDF are all told', async () => {
    valueOf(await attach(scannedPdfOf([page(1), page(2)])))
    expect(await scans()).toMatchObject({
      rows: [{ state: 'current', words: '第1页，共2页，与现在的记录一致；第2页，共2页，与现在的记录一致' }],
      missing: null,
    })
  })
  it('without a code, or with a code of something else, are taken and say so; nothing of a foreign code is kept', async () => {
    valueOf(await attach(jpgOf(8, 6), jpgOf(9, 6, { tail: 'code:secret' }), pdfOf()))
    const words = '没有读到会议记录的页脚二维码'
    expect((await scans()).rows.map(row => row.words)).toEqual([words, words, words])
    const clock = () => 0
    const foreign = async () => 'https://example.org/13800000000'
    expect(await codesOf(jpgOf(8, 6), foreign, clock)).toEqual([])
  })
  it('are not looked for codes beside a member', async () => {
    const member = (await books.people())[0]!.id
    valueOf(await books.attempt('attachments.add', { member, contents: [{ name: 'a', bytes: page(1) }] }))
    const { rows } = await books.ask<{ rows: object[] }>('attachments.list', { member })
    expect(rows).toHaveLength(1)
    expect(await scans()).toEqual({ rows: [], missing: null })
  })
})
