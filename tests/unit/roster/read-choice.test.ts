import { describe, expect, it } from 'vitest'
import { educations, memberships, nations, sexes, yesNo } from '../../../src-shared/roster/choices'
import { choiceReader } from '../../../src-shared/roster/read-choice'

describe('words of closed lists', () => {
  it.each([
    [nations, '维吾尔', '05'],
    [nations, '维吾尔族', '05'],
    [nations, '汉', '01'],
    [nations, ' 藏　族 ', '04'],
    [educations, '本科', '20'],
    [educations, '大学本科', '20'],
    [memberships, '正式', 'full'],
    [sexes, '男', '1'],
    [yesNo, '是', 'true'],
    [yesNo, '否', 'false'],
    [yesNo, 'TRUE', 'true'],
  ] as const)('%#: %s', (choices, word, code) => {
    expect(choiceReader(choices)(word)).toBe(code)
  })

  it.each([
    [memberships, '党员同志'],
    [memberships, '中共党员'],
    [educations, '研究生'],
    [sexes, '__proto__'],
    [sexes, 'constructor'],
    [nations, '族'],
  ] as const)('%#: %s could mean anything, so it is not taken', (choices, word) => {
    expect(choiceReader(choices)(word)).toBeUndefined()
  })

  it('takes every official word for its own code', () => {
    for (const choices of [nations, educations, memberships, sexes]) {
      for (const [code, word] of Object.entries(choices)) expect(choiceReader(choices)(word)).toBe(code)
    }
  })
})
