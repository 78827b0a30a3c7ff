import { describe, expect, test } from 'vitest'
import { coverRows, figurePages, footOf, type CoverSheet } from '../../../../src-renderer/print/upstream/cover-sheet'
import { keeping, scanned, shareLine, sheetForm } from '../../../../src-renderer/print/upstream/recovery-lines'
import { readRecoveryRows, recoveryRows } from '../../../../src-shared/bundle/recovery-code'
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
    expect(pages.map(page => page.length)).toEqual([20, 18])
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
