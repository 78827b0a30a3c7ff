import { describe, expect, it } from 'vitest'
import type { Appeal } from '../../../src-shared/points/appeal'
import type { FormSheet } from '../../../src-shared/form-sheet'
import { appealSheet, type AppealContext } from '../../../src-shared/points/appeal-sheet'

const context: AppealContext = {
  ...{ unit: '中共安平社区学府雅居支部委员会', member: '刘德明', entry: '2026年9月20日　D1 无故缺席　−2.0分' },
  ...{ meeting: '2026年10月20日支部委员会', printedOn: '2026-10-21', operator: '周敏' },
}
const appeal: Appeal = {
  ...{ id: '0123456789abcdef', branch: 'b1', period: '2026Q3', member: 'm', kind: 'objection', way: 'written' },
  ...{ received: '2026-10-12', text: '那天请了假。', about: 'e1' },
  reply: { on: '2026-10-20', result: 'adjusted', text: '请假条属实，更正。' },
}
const textOf = ({ rows }: FormSheet, label: string) =>
  rows.flatMap(({ cells }) => cells).find(cell => cell.label === label)?.text

describe('the form of an objection', () => {
  it('filled, has who, what, by when, and what was answered; the rest is for the hand', () => {
    const sheet = appealSheet({ ...appeal, revision: 2 }, context)
    expect(textOf(sheet, '类别')).toBe('☑公示异议　□申诉')
    expect(textOf(sheet, '提出方式')).toBe('□口头　☑书面')
    expect(textOf(sheet, '提出人')).toBe('本人')
    expect(textOf(sheet, '答复期限')).toBe('2026年10月26日')
    expect(textOf(sheet, '支部答复')).toBe('经2026年10月20日支部委员会研究：请假条属实，更正。')
    expect(textOf(sheet, '处理结果')).toBe('□维持原积分　☑更正积分　□本人撤回')
    expect(textOf(sheet, '核实情况')).toBe('')
    expect(textOf(sheet, '本人意见')).toContain('签字：')
    expect(sheet.footer.record).toBe('积分异议 89abcdef　修订 2')
  })

  it('says that the holidays of a year are not announced yet, where the term reaches into it', () => {
    const sheet = appealSheet({ ...appeal, received: '2030-12-30' }, context)
    expect(textOf(sheet, '答复期限')).toBe('2031年1月13日')
    expect(sheet.notes[1]).toBe('答复期限没有扣除2030年的节假日，请按公布的节假日核对。')
    expect(appealSheet(appeal, context).notes).toHaveLength(1)
  })

  it('blank, leaves everything open but what is known', () => {
    const sheet = appealSheet(null, { ...context, unit: '', member: '', entry: '', meeting: '' })
    const words = sheet.rows.flatMap(({ cells }) => cells).map(({ text }) => text)
    expect(words.join('')).not.toMatch(/☑|\d/)
    expect(sheet.notes[0]).toContain('10个工作日内答复')
    expect(sheet.footer.record).toBe('积分异议登记表　空白')
  })

  it('a long text goes on in cells of its own, and nothing of it is lost', () => {
    const text = '𬭎那天在医院陪护，'.repeat(200)
    const sheet = appealSheet({ ...appeal, text }, context)
    const parts = sheet.rows.flatMap(({ cells }) => cells).filter(({ label }) => label.startsWith('异议内容'))
    expect(parts.map(part => part.text).join('')).toBe(text)
    expect(parts.every(part => [...part.text].length <= 500)).toBe(true)
    expect(parts[1]!.label).toBe('异议内容（续）')
  })
})
