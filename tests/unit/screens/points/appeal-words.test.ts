import { describe, expect, it } from 'vitest'
import {
  leftWords,
  markOf,
  nextSteps,
  stateWords,
  type AppealRow,
} from '../../../../src-renderer/screens/points/appeals/appeal-words'
import { correctionPage } from '../../../../src-renderer/screens/points/appeals/correction-page'

const reply = { on: '2026-11-20', result: 'upheld' as const, text: '核对无误' }
const row = (more: Partial<AppealRow>): AppealRow => ({
  ...{ id: 'a', branch: 'b', period: '2026-10', member: 'm', kind: 'objection', way: 'spoken', received: '2026-11-09' },
  ...{ due: '2026-11-23', text: '漏记', by: null, about: null, reply: null, raisedOn: null, final: null },
  ...{ republishedOn: null, name: '王甲', branchName: '和顺园', kindLabel: '公示异议', wayLabel: '口头' },
  ...{ resultLabel: null, corrected: null, state: 'open', left: 1, uncounted: null },
  ...more,
})

describe('the steps of an objection', () => {
  it('come in their order, one at a time', () => {
    expect(nextSteps(row({}))).toEqual({ next: 'answer', also: [] })
    expect(nextSteps(row({ reply }))).toEqual({ next: 'republish', also: ['raise'] })
    expect(nextSteps(row({ reply, raisedOn: '2026-11-21' }))).toEqual({ next: 'final', also: [] })
    expect(nextSteps(row({ reply, raisedOn: '2026-11-21', final: reply }))).toEqual({ next: 'republish', also: [] })
    const again = { reply, republishedOn: '2026-11-20', raisedOn: '2026-11-21', final: { ...reply, on: '2026-11-22' } }
    expect(nextSteps(row(again)).next).toBe('republish')
    expect(nextSteps(row({ reply, republishedOn: '2026-11-21' }))).toEqual({ next: null, also: ['raise'] })
  })

  it('that puts points right is not done with until they are: only then it hangs again', () => {
    const adjusted = {
      reply: { ...reply, result: 'adjusted' as const },
      state: 'answered',
      resultLabel: '更正积分',
    } as const
    const waiting = row({ ...adjusted, corrected: false })
    expect(nextSteps(waiting)).toEqual({ next: 'correct', also: ['raise'] })
    expect([stateWords(waiting), markOf(waiting)]).toEqual(['已答复，积分待更正', 'look'])
    const done = row({ ...adjusted, corrected: true })
    expect(nextSteps(done)).toEqual({ next: 'republish', also: ['raise'] })
    expect([stateWords(done), markOf(done)]).toEqual(['已答复：更正积分', 'done'])
  })

  it('leads to the person in the meeting, or the line in the account, and back', () => {
    const line = { id: 'e', meeting: 'm1', month: '2026-10' } as Parameters<typeof correctionPage>[1]
    const back = '/points/appeals?appeal=a'
    expect(correctionPage(row({}), line)).toEqual({
      ...{ path: '/meetings/m1', query: { part: 'attendance', member: 'm', back } },
    })
    expect(correctionPage(row({}), { ...line!, meeting: null })).toEqual({
      ...{ path: '/points/m', query: { year: '2026', entry: 'e', back } },
    })
    expect(correctionPage(row({}))).toEqual({ path: '/points/m', query: { year: '2026', back } })
  })

  it('end where the member withdrew', () => {
    expect(nextSteps(row({ reply: { ...reply, result: 'withdrawn' } }))).toEqual({ next: null, also: [] })
  })

  it('say how long is left', () => {
    expect(leftWords(row({}))).toBe('还有1个工作日')
    expect(leftWords(row({ left: 0 }))).toBe('今天到期')
    expect(leftWords(row({ left: -2, state: 'overdue' }))).toBe('超期2个工作日')
    expect(leftWords(row({ left: 0, state: 'overdue' })), 'a weekend behind its last day').toBe('已超期')
    expect(leftWords(row({ left: null, state: 'answered' }))).toBe('')
  })
})
