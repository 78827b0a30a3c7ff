import { describe, expect, it } from 'vitest'
import { tags } from '../../../src-shared/grid/mark'
import { visitReasons } from '../../../src-shared/grid/visit'
import { askings, questionsFor, visitQuestionCodes } from '../../../src-shared/grid/visit-questions'

describe('五问 (domain §5.3)', () => {
  it('hardship is asked after living, who lives alone after health, who lost work after work', () => {
    expect(questionsFor(['hardship'], 'routine')).toEqual(['living'])
    expect(questionsFor(['aloneElder', 'rented'], '')).toEqual(['health'])
    expect(questionsFor(['jobless', 'hardship'], 'routine')).toEqual(['living', 'work'])
    expect(questionsFor([], 'sickbed')).toEqual(['health'])
    expect(questionsFor(['aloneElder'], 'jobless')).toEqual(['health', 'work'])
    expect(questionsFor(['rented'], 'routine')).toEqual([])
  })

  it('the shipped questions are the five, of tags and reasons that there are', () => {
    expect(Object.keys(askings)).toEqual(visitQuestionCodes)
    for (const { ask, tags: behind, reasons } of Object.values(askings)) {
      expect(ask).toBeTruthy()
      expect(Object.keys(tags)).toEqual(expect.arrayContaining([...behind]))
      expect(Object.keys(visitReasons)).toEqual(expect.arrayContaining([...reasons]))
    }
  })
})
