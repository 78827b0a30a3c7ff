import { describe, expect, test } from 'vitest'
import { recordRows } from '../../../../src-renderer/print/meetings/record-rows'
import type { MeetingDraft } from '../../../../src-shared/meetings/meeting'
import { recordSheet } from '../../../../src-shared/meetings/record-sheet'
import { meeting } from '../../meetings/example-meeting'

const context = {
  branchName: '中共柳荫社区学府雅居小区支部委员会',
  community: '柳荫社区',
  revision: 2,
  printedOn: '2026-10-12',
}
const rows = (changes: Partial<MeetingDraft> = {}) => recordRows(recordSheet(meeting(changes), context))
const labels = (changes: Partial<MeetingDraft> = {}) =>
  rows(changes).map(({ cells }) => cells.map(({ label }) => label).join())

describe('the rows of a printed record (domain §2.7)', () => {
  test('in the order of the sheet', () => {
    expect(labels()).toEqual([
      '议题',
      '时间',
      '地点,列席',
      '主持人,记录人',
      '应到,实到',
      '应到会有表决权党员,实到会有表决权党员',
      '参会人员',
      '缺席人员及原因',
      '会议内容',
      '表决情况',
      '会议决定',
      '附件',
      '审阅',
      '',
    ])
  })
  test('trap 13: no vote, no row for it', () => {
    expect(labels({ kind: 'lesson', decisions: [] })).not.toContain('表决情况')
    expect(labels({ kind: 'lesson', decisions: [] })).not.toContain('会议决定')
  })
  test('only names and minutes flow over pages', () => {
    expect(rows().flatMap(({ flows, cells }) => (flows ? cells[0]!.label : []))).toEqual([
      '参会人员',
      '缺席人员及原因',
      '会议内容',
    ])
  })
  test('what is signed stays with what was said, and no name is typed there', () => {
    const tail = rows().filter(({ staysWithPrevious }) => staysWithPrevious)
    expect(tail.map(({ kind, cells }) => [kind, cells.map(({ label }) => label).join()])).toEqual([
      ['text', '附件'],
      ['text', '审阅'],
      ['signature', ''],
    ])
    expect(rows().pop()!.cells).toEqual([])
  })
  test('names may be broken only between two of them', () => {
    const names = rows().find(({ cells }) => cells[0]?.label === '参会人员')!.cells[0]!.paragraphs[0]!
    expect(names.units).toContain('马文静（预备）')
    expect(names.units!.join('　')).toBe(names.text)
  })
  test('minutes are headed, then indented', () => {
    const content = rows().find(({ cells }) => cells[0]?.label === '会议内容')!.cells[0]!
    expect(content.paragraphs.map(({ style }) => style)).toEqual([
      'heading',
      'minutes',
      'minutes',
      'heading',
      'minutes',
      'heading',
      'minutes',
    ])
  })
  test('rows without text leave room to write', () => {
    const blank = rows({ agenda: ['学习'], minutes: '', attendance: [] }).flatMap(row =>
      row.blank ? [[row.cells[0]!.label, row.blank]] : [],
    )
    expect(blank).toEqual([
      ['参会人员', 'line'],
      ['会议内容', 'minutes'],
      ['附件', 'line'],
      ['审阅', 'note'],
    ])
  })
  test('a long cell of a pair gets a row of its own', () => {
    expect(labels({ guests: '街道党工委组织委员、'.repeat(6) }).slice(2, 5)).toEqual(['地点', '列席', '主持人,记录人'])
  })
})
