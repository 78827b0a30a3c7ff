import { describe, expect, test } from 'vitest'
import { coverRows, figurePages, footOf, type CoverSheet } from '../../../../src-renderer/print/upstream/cover-sheet'
import { keeping, scanned, shareLine, sheetForm } from '../../../../src-renderer/print/upstream/recovery-lines'
import { readRecoveryRows, recoveryRows } from '../../../../src-shared/bundle/recovery-code'
import { notesOf, sharedPages } from '../../../../src-renderer/print/upstream/shared-members-sheet'
import { keyLine } from '../../../../src-renderer/print/upstream/key-card-sheet'

const figure = (label: string) => ({ label, numerator: 3, denominator: 4, rate: '75.0%' })
const sheet: CoverSheet = {
  office: { name: '柳荫社区党委', code: '371722001001' },
  to: null,
  periodText: '2026年第三季度',
  sequence: 7,
  revision: 1,
  cutoffText: '2026年9月30日',
  checkCode: '7K4M 9TQX 2H',
  detailText: '不含姓名',
  file: '371722001001-report-2026Q3-0007.qlb',
  note: '',
  figures: Array.from({ length: 38 }, (_, i) => figure(`第${i + 1}项`)),
  printedOn: '2026-10-12',
  operator: '李敏',
}

describe('papers that go upstream', () => {
  test('the cover says what is sent; an unknown receiver is left to the hand', () => {
    expect(coverRows(sheet).map(({ label, text }) => [label, text])).toEqual([
      ['报送单位', '柳荫社区党委'],
      ['接收单位', ''],
      ['内容', '数据38项，不含姓名'],
      ['数据截至', '2026年9月30日'],
      ['报送序号', '第7号'],
      ['文件', '371722001001-report-2026Q3-0007.qlb'],
      ['核对码', '7K4M 9TQX 2H'],
      ['说明', ''],
    ])
  })
  test('the cover of a correction says why', () => {
    const corrected = coverRows({ ...sheet, revision: 2, note: '补记一次党课' })
    expect(corrected[corrected.length - 1]).toEqual({ label: '更正原因', text: '补记一次党课' })
  })
  test('figures are numbered through and none is lost', () => {
    const pages = figurePages(sheet.figures)
    expect(pages.map(page => page.length)).toEqual([28, 10])
    expect(pages.flat().map(({ number, label }) => [number, label])).toEqual(
      sheet.figures.map(({ label }, i) => [i + 1, label]),
    )
    expect(figurePages([])).toEqual([])
  })
  test('the foot says who printed it and when', () => {
    expect(footOf('上报 1', '2026-10-12', '李敏').printed).toBe('2026年10月12日由李敏打印　亲邻台账')
    expect(footOf('密钥卡 1', '2026-10-12').printed).toBe('2026年10月12日打印　亲邻台账')
  })
  test('a recovery sheet says how many bring the key back, and its code reads as what is typed', () => {
    const bytes = new Uint8Array(50).map((_, i) => i * 5)
    const rows = recoveryRows(bytes)
    const sheets = { kind: 'shared', office: sheet.office, sheets: [rows, rows, rows], clock: '09:05' } as const
    const printed = { ...sheets, printedOn: '2026-11-02' }
    expect(shareLine(printed, 1)).toBe('第2份，共3份，任意2份可恢复')
    expect(shareLine({ ...printed, kind: 'whole', sheets: [rows] }, 0)).toBe('一份即可恢复')
    expect(sheetForm(printed)[2]).toEqual({ label: '打印时间', text: '2026年11月2日 09:05' })
    expect(scanned(rows)).toMatch(/^[0-9A-Z]{85}$/)
    expect(readRecoveryRows(scanned(rows))).toEqual(bytes)
    expect(keeping('whole')[0]).not.toBe(keeping('shared')[0])
  })
  test('the key is the last line of its file', () => {
    expect(keyLine('untrusted comment: 371722001001\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1C\n')).toBe(
      'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1C',
    )
  })
})

describe('the list of people counted twice', () => {
  const person = (offices = ['中共柳荫社区委员会'], branch = '和顺园党支部') => ({
    id: '',
    name: '王强',
    branch,
    offices,
  })
  const sizes = (rows: ReturnType<typeof person>[]) => sharedPages(rows).map(page => page.length)

  test('names everybody once, numbered through, and the signatures never stand alone', () => {
    expect(sizes([person()])).toEqual([1])
    for (let people = 1; people < 90; people++) {
      const pages = sharedPages(Array.from({ length: people }, () => person()))
      expect(pages.flat().map(({ number }) => number)).toEqual(Array.from({ length: people }, (_, i) => i + 1))
      expect(pages[pages.length - 1]!.length).toBeGreaterThan(0)
      expect(pages[pages.length - 1]!.length).toBeLessThanOrEqual(12)
      for (const page of pages) expect(page.length).toBeLessThanOrEqual(19)
    }
  })
  test('holds fewer on a page where a row is higher', () => {
    const long = person(['中共云溪街道柳荫社区机关委员会', '中共桂花社区委员会'], '安平社区棉纺厂家属院党支部')
    expect(sizes(Array.from({ length: 15 }, () => person()))).toEqual([14, 1])
    expect(sizes(Array.from({ length: 15 }, () => long))).toEqual([10, 5])
  })
  test('says below who was found and is gone, and who could not be compared', () => {
    expect(notesOf({ gone: 0, without: 0 })).toEqual([])
    const [gone, without] = ['另有2名已经不在本单位这一期的名册上。', '本单位有3名没有身份证号，没有参加比对。']
    expect(notesOf({ gone: 2, without: 0 })).toEqual([gone])
    expect(notesOf({ gone: 0, without: 3 })).toEqual([without])
    expect(notesOf({ gone: 2, without: 3 })).toEqual([gone, without])
  })
})
