import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { findingOf, missingPages } from '../../../src-shared/meetings/scanned-pages'
import { printSheetCode, readSheetCode, sheetId } from '../../../src-shared/meetings/sheet-code'

const record = { id: '019ab3c4-d5e6-7a8b-9c0d-1e2f3a4b5c6d', revision: 3 }
const other = '019ab3c4-d5e6-7a8b-9c0d-ffffffffffff'
const context = { record, nameOf: new Map([[sheetId(other), '和顺园党支部2026年10月12日主题党日']]) }
const code = (page: number, revision = 3, meeting = record.id, pages = 3) =>
  printSheetCode({ meeting, revision, page, pages })
const words = (...codes: string[]) => findingOf(codes, context)

describe('the code at the foot of a record', () => {
  it('says record, revision, page and pages, and reads back', () => {
    expect(code(2)).toBe('QLJL1:019AB3C4D5E67A8B9C0D1E2F3A4B5C6D:3:2:3')
    expect(readSheetCode(code(2))).toEqual({ meeting: sheetId(record.id), revision: 3, page: 2, pages: 3 })
  })
  it('has no more than 29 modules a side, so that one is nearly half a millimetre wide', () => {
    expect(encode(code(99, 999, record.id, 120), { ecc: 'M', border: 0 }).size).toBe(29)
  })
  it.each([
    '',
    'QLHZ1|branchGeneral|b1|2026-11|-|0abcdef',
    'QLJL1:A:0:1:1',
    'QLJL1:A:1:2:1',
    'QLJL1:A:1:0:1',
    'QLJL1:A b:1:1:1',
  ])('is none in %j', text => expect(readSheetCode(text)).toBeNull())
})

describe('a scanned page beside its record', () => {
  it('is the page of the record as it is now', () => {
    expect(words(code(1))).toEqual({ state: 'current', words: '第1页，共3页，与现在的记录一致' })
  })
  it('of an earlier revision says which and what to do', () => {
    expect(words(code(1, 2))).toEqual({
      state: 'earlier',
      words: '这是第2次修订的第1页，现在是第3次修订，请重新打印签字',
    })
  })
  it('of a later revision than the books have says so', () => {
    expect(words(code(1, 5))).toMatchObject({ state: 'later', words: expect.stringContaining('台账里只到第3次修订') })
  })
  it('of another meeting is named by it, known here or not', () => {
    expect(words(code(2, 1, other))).toEqual({
      state: 'other',
      words: '第2页是“和顺园党支部2026年10月12日主题党日”的，不是这次会议的，请取下后放到那次会议',
    })
    expect(words(code(2, 1, 'unknown'))).toMatchObject({
      state: 'other',
      words: expect.stringContaining('台账里没有那次会议'),
    })
  })
  it('without a code says so', () => {
    expect(words()).toEqual({ state: 'none', words: '没有读到会议记录的页脚二维码' })
    expect(words('QLJL1:A:1:2:1').state).toBe('none')
  })
  it('of several pages in one file is as bad as its worst page, and says all of them', () => {
    expect(words(code(1), code(2, 2))).toEqual({
      state: 'earlier',
      words: '第1页，共3页，与现在的记录一致；这是第2次修订的第2页，现在是第3次修订，请重新打印签字',
    })
  })
})

describe('the pages that are missing', () => {
  it('are named once one of the record as it is now is there', () => {
    expect(missingPages([code(2)], context)).toBe('第3次修订共3页，还缺第1、3页的扫描件')
    expect(missingPages([code(2), code(1), code(3)], context)).toBeNull()
  })
  it('are not asked for where nothing was scanned, or only earlier revisions and other records', () => {
    expect(missingPages([], context)).toBeNull()
    expect(missingPages([code(1, 2), code(1, 3, other)], context)).toBeNull()
  })
})
