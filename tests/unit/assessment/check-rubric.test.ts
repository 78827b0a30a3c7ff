import { describe, expect, it } from 'vitest'
import { checkRubric } from '../../../src-shared/assessment/check-rubric'
import { factNames } from '../../../src-shared/assessment/facts'
import { Rubric } from '../../../src-shared/assessment/rubric'
import { shippedRubrics } from '../../../src-shared/assessment/shipped-rubrics'
import { fiveA, partsOf } from './rubric-bench'

const faults = (change: (rubric: Rubric) => void) => {
  const rubric = structuredClone(fiveA())
  change(rubric)
  return checkRubric(rubric).map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`)
}

describe('a rubric', () => {
  it.each(shippedRubrics().map(rubric => [rubric.id, rubric] as const))('%s that ships has no fault', (_, rubric) => {
    expect(checkRubric(rubric)).toEqual([])
  })

  it('the default sums to 100 and asks of every fact that is counted', () => {
    expect(partsOf(fiveA()).reduce((all, { weight }) => all + weight, 0)).toBe(1000)
    const asked = partsOf(fiveA()).flatMap(({ method }) => (method.by !== 'manual' && method.fact ? method.fact : []))
    expect([...new Set(asked)].sort()).toEqual(Object.keys(factNames).sort())
  })

  it('says where weights don’t add up', () => {
    expect(faults(one => (one.blocks[1]!.weight = 130))).toEqual([
      'weights-total total',
      'weights-block blocks.1.weight',
    ])
    expect(faults(one => (one.blocks[0]!.indicators[2]!.parts[0]!.weight = 40))).toEqual([
      'weights-block blocks.0.weight',
    ])
  })

  it('refuses a part of no weight, whose share nothing can be divided by, and more parts than anybody fills in', () => {
    const nothing = (one: Rubric) => {
      one.blocks[0]!.indicators[0]!.parts[0]!.weight = 0
      one.blocks[0]!.indicators[1]!.parts[0]!.weight += 50
    }
    expect(faults(nothing)).toEqual(['weight-nothing blocks.0.indicators.0.parts.0.weight'])
    const many = (one: Rubric) => {
      const [indicator] = one.blocks[0]!.indicators
      indicator!.parts = Array.from({ length: 300 }, (_, i) => ({ ...indicator!.parts[0]!, code: `P${i}` }))
    }
    expect(faults(many)).toContain('parts-many blocks')
  })

  it('refuses codes that come twice, facts nobody counts, lines and steps out of order', () => {
    expect(faults(one => (one.blocks[0]!.code = 'B1'))).toEqual(['code-twice blocks.1.indicators.0.code'])
    expect(
      faults(
        one => (one.blocks[0]!.indicators[0]!.parts[0]!.method = { by: 'deduct', fact: 'x', each: 0, unit: '处' }),
      ),
    ).toEqual([
      'fact-unknown blocks.0.indicators.0.parts.0.method.fact',
      'deduct-nothing blocks.0.indicators.0.parts.0.method.each',
    ])
    expect(
      faults(one => {
        const { method } = one.blocks[0]!.indicators[0]!.parts[0]!
        if (method.by === 'ratio') method.none = { numerator: 1, denominator: 1 }
      }),
    ).toEqual(['ratio-lines blocks.0.indicators.0.parts.0.method.full'])
    expect(
      faults(one => {
        const { method } = one.blocks[2]!.indicators[0]!.parts[0]!
        if (method.by === 'threshold') method.steps.reverse()
      }),
    ).toContain('steps-order blocks.2.indicators.0.parts.0.method.steps')
  })

  it('refuses grades that leave a gap, overlap, or can’t be reached; vetoes to a grade that is none', () => {
    expect(faults(one => (one.grades[4]!.from = 100))).toEqual(['grades-gap grades.4.from'])
    expect(faults(one => (one.grades[1]!.from = 900))).toEqual(['grades-order grades.1.from'])
    expect(faults(one => (one.grades[0]!.from = 1100))).toEqual(['grade-unreachable grades.0.from'])
    expect(faults(one => (one.vetoes[0]!.most = '9A'))).toEqual(['veto-grade vetoes.0.most'])
  })

  it('a file that is no rubric is refused', () => {
    expect(Rubric.safeParse({ ...fiveA(), total: 100.5 }).success).toBe(false)
    expect(Rubric.safeParse({ id: 'x' }).success).toBe(false)
  })
})
