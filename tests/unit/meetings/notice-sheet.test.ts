import { expect, test } from 'vitest'
import { noticeSheet, type Notice } from '../../../src-shared/meetings/notice-sheet'

const notice: Notice = {
  ...{ kind: 'branchGeneral', unit: '中共柳荫社区学府雅居小区支部委员会', date: '2026-12-19', begins: '14:30' },
  ...{ place: '党群服务站', about: '审议方案\n\n 讨论转正 ', leave: '周立新', printedOn: '2026-12-10' },
}

test('a notice says who, when with the weekday, where, what about and whom to ask for leave', () => {
  const sheet = noticeSheet(notice)
  expect(sheet.to).toBe('各位党员：')
  expect(sheet.paragraphs).toEqual(['兹定于2026年12月19日（星期六）14:30，在党群服务站召开支部党员大会。主要议题：'])
  expect(sheet.items).toEqual(['1. 审议方案', '2. 讨论转正'])
  expect(sheet.closing).toContain('向周立新请假')
  expect(JSON.stringify(sheet)).not.toContain('盖章')
})

test('a notice addresses those whom the meeting concerns, and leaves what nobody said to the hand', () => {
  const sheet = noticeSheet({ ...notice, kind: 'branchCommittee', begins: '', place: '', about: '', leave: '' })
  expect(sheet.to).toBe('支部各位委员：')
  expect(sheet.items).toEqual([])
  expect(sheet.paragraphs[0]).toMatch(/（星期六）＿＿时＿＿分，在＿+召开支部委员会会议。$/)
  expect(noticeSheet({ ...notice, kind: 'group' }).to).toBe('党小组各位党员：')
})
