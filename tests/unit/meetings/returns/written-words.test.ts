import { describe, expect, it } from 'vitest'
import { writtenReason } from '../../../../src-shared/meetings/returns/written-words'

describe('a reason written by hand', () => {
  it('is never read as its opposite, nor is the illness of somebody else', () => {
    for (const text of ['未请假', '没请假', '没有请假', '无病假条', '没请事假'])
      expect(writtenReason(text), text).toBeNull()
    for (const text of ['家人住院', '母亲手术陪护', '照顾病人', '陪父亲看病'])
      expect(writtenReason(text), text).toBeNull()
  })
  it('is read where it says one thing', () => {
    const read = ['无故缺席', '无故未到，未请假', '病假：住院', '公假', '线上参加', '免', '事假，家中有事'].map(
      writtenReason,
    )
    expect(read).toEqual([
      'absent_unexcused',
      'absent_unexcused',
      'leave_sick',
      'leave_official',
      'floating_remote',
      'exempt',
      'leave_personal',
    ])
  })
})
