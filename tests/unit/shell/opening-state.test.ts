import { describe, expect, it } from 'vitest'
import { openingState } from '../../../src-renderer/shell/opening-state'
import { done, problem, refused } from '../../../src-shared/problem'

const office = { id: '1', role: 'community' as const, name: '柳荫社区党委', code: '110101001001' }
const people = (...names: string[]) => names.map(name => ({ id: name, name }))
const ready = done({ state: 'ready' } as const)

describe('what the window shows first', () => {
  it('the first day asks which office this is', () => {
    expect(openingState(ready, { office: null, operators: [] }, null)).toEqual({ page: 'first-start' })
  })
  it('a single operator goes on; several are asked, unless the command line names one of them', () => {
    expect(openingState(ready, { office, operators: people('周敏') }, null)).toEqual({
      page: 'ready',
      operator: '周敏',
    })
    expect(openingState(ready, { office, operators: people('周敏', '孙丽华') }, null)).toEqual({ page: 'operator' })
    expect(openingState(ready, { office, operators: people('周敏', '孙丽华') }, '孙丽华')).toEqual({
      page: 'ready',
      operator: '孙丽华',
    })
    expect(openingState(ready, { office, operators: people('周敏', '孙丽华') }, '别人')).toEqual({ page: 'operator' })
    expect(openingState(ready, { office, operators: [] }, null)).toEqual({ page: 'operator' })
  })
  it('a store that does not match its journal is recovered, never opened', () => {
    const opening = done({ state: 'recovery', reason: 'store-behind' } as const)
    expect(openingState(opening, { office, operators: people('周敏') }, '周敏')).toEqual({
      page: 'recovery',
      reason: 'store-behind',
    })
  })
  it('what recovery cannot mend is refused by name', () => {
    const pageOf = (opening: Parameters<typeof openingState>[0]) =>
      openingState(opening, { office: null, operators: [] }, null)
    expect(pageOf(done({ state: 'newer' }))).toMatchObject({ page: 'refused', problem: { code: 'store-newer' } })
    expect(pageOf(done({ state: 'recovery', reason: 'journal-unwritable' }))).toMatchObject({
      problem: { code: 'journal-unwritable' },
    })
    expect(pageOf(refused(problem('profile-in-use', '已打开')))).toMatchObject({ problem: { code: 'profile-in-use' } })
  })
})
