import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  fraction,
  printScore,
  readFraction,
  keptText,
  sum,
} from '../../../src-shared/assessment/fraction'
import { gapsOf, gradeOf, nextGap } from '../../../src-shared/assessment/grade'
import { scoreOf, type Said } from '../../../src-shared/assessment/score'
import { counted, fiveA, partsOf, smooth } from './rubric-bench'

const rubric = smooth()
const gradeFor = (said: ReadonlyMap<string, Said>, bonuses: string[] = [], vetoes: string[] = []) =>
  gradeOf(gapsOf(rubric, scoreOf(rubric, said, bonuses), vetoes))?.code ?? null
const exact = (value: ReturnType<typeof fraction>) => keptText(value)

describe('a score of an assessment (domain §4.2)', () => {
  it('sums to the whole where everything is full, and so do the blocks and the three aspects', () => {
    const scored = scoreOf(rubric, counted(rubric, 10000))
    expect(exact(scored.total)).toBe('100/1')
    expect(scored.blocks.map(({ score }) => exact(score))).toEqual(
      ['20', '12', '8', '18', '16', '20', '6'].map(points => `${points}/1`),
    )
    const { learning, service, growth } = scored.aspects
    expect([learning, service, growth].map(({ weight }) => exact(weight))).toEqual(['13/1', '42/1', '45/1'])
  })

  it('89.95 is not 90: neither in the grade nor in what is printed', () => {
    const said = counted(rubric, 8995)
    const scored = scoreOf(rubric, said)
    expect(exact(scored.total)).toBe('1799/20')
    expect(printScore(scored.total)).toBe('89.9')
    expect(gradeFor(said)).toBe('4A')
    expect(gradeFor(counted(rubric, 9000))).toBe('5A')
  })

  it('trap 3: sums exactly and rounds once: three thirds are one, not 0.9', () => {
    const thirds = [1, 2, 3].map(() => fraction(1, 3))
    expect(exact(sum(thirds))).toBe('1/1')
    const said = new Map<string, Said>(
      partsOf(rubric).map(({ code }) => [code, { as: 'counted', numerator: 2, denominator: 3 }]),
    )
    // Each of the 30 printed with one digit and added up would lose some of it.
    expect(exact(scoreOf(rubric, said).total)).toBe('200/3')
  })

  it('trap 2: what does not apply gives its weight to the rest of its block, and is neither missing nor nought', () => {
    const scored = scoreOf(rubric, counted(rubric, 5000, { F3: { as: 'notApplicable', reason: '本年没有调解案件' } }))
    const block = scored.blocks[5]!
    expect(exact(block.score)).toBe('10/1')
    expect(block.missing).toBe(0)
    const [f1, , f3] = block.indicators
    expect(exact(f3!.weight)).toBe('0/1')
    // 4 of the 16 that are left of 20.
    expect(exact(f1!.weight)).toBe('5/1')
    expect(exact(scored.blocks[0]!.indicators[0]!.weight)).toBe('5/1')
  })

  it('a rate of nothing that was due does not apply', () => {
    const said = counted(rubric, 10000, { F4: { as: 'counted', numerator: 0, denominator: 0 } })
    expect(scoreOf(rubric, said).blocks[5]!.indicators[3]!.parts[0]!.state).toBe('notApplicable')
  })

  it('a block of which nothing applies is void, and counts for nothing', () => {
    const none: Said = { as: 'notApplicable', reason: '新建社区' }
    const scored = scoreOf(rubric, counted(rubric, 10000, { G1: none, G2: none, G3: none }))
    expect(scored.blocks[6]!.void).toBe(true)
    expect(exact(scored.total)).toBe('94/1')
  })

  it('missing is said, and scores nothing until then', () => {
    const said = counted(rubric, 10000)
    said.delete('A1')
    const scored = scoreOf(rubric, said)
    expect(scored.missing).toBe(1)
    expect(exact(scored.total)).toBe('95/1')
  })

  it('full and nought lines: 98 % is full, 60 % nothing, half way half', () => {
    const at = (code: string, numerator: number, denominator: number) => {
      const real = fiveA()
      const scored = scoreOf(real, counted(real, 10000, { [code]: { as: 'counted', numerator, denominator } }))
      return exact(
        scored.blocks.flatMap(({ indicators }) => indicators).find(one => one.indicator.code === code)!.score,
      )
    }
    expect(at('B1', 98, 100)).toBe('2/1')
    expect(at('B1', 49, 100)).toBe('1/1')
    expect(at('E4', 60, 100)).toBe('0/1')
    expect(at('E4', 75, 100)).toBe('3/1')
    expect(at('E4', 95, 100)).toBe('6/1')
    expect(at('F3', 30, 100)).toBe('0/1')
  })

  it('takes off for each that is wrong, down to nothing; takes the highest step that is reached', () => {
    const of = (code: string, numerator: number, block: number, indicator: number, part = 0) => {
      const real = fiveA()
      const said = counted(real, 10000, { [code]: { as: 'counted', numerator, denominator: null } })
      return exact(scoreOf(real, said).blocks[block]!.indicators[indicator]!.parts[part]!.score)
    }
    expect([0, 1, 2, 3, 4].map(wrong => of('A2', wrong, 0, 1))).toEqual(['3/1', '2/1', '1/1', '0/1', '0/1'])
    expect([199, 200, 399, 400, 900].map(area => of('C1-1', area, 2, 0))).toEqual(['0/1', '1/1', '1/1', '2/1', '2/1'])
  })

  it('trap 5: the bonus lies outside, has its cap, and may lead above the whole', () => {
    const scored = scoreOf(rubric, counted(rubric, 10000), ['附1', '附2', '附3'])
    expect([exact(scored.total), exact(scored.bonus), exact(scored.sum)]).toEqual(['100/1', '5/1', '105/1'])
    // It helps a sum over a line, and no block over its least share.
    expect(gradeFor(counted(rubric, 8800), ['附2'])).toBe('5A')
  })
})

describe('a grade', () => {
  it('5A with a block below four fifths of its weight is 4A, and says which block lacks how much', () => {
    const low: Said = { as: 'judged', score: 10 }
    const said = counted(rubric, 10000, { G1: low, G2: low })
    const gaps = gapsOf(rubric, scoreOf(rubric, said))
    expect(gradeOf(gaps)?.code).toBe('4A')
    const next = nextGap(gaps)!
    expect(next.grade.code).toBe('5A')
    expect(exact(next.lacking)).toBe('0/1')
    expect(next.blocks.map(({ code, lacking }) => [code, exact(lacking)])).toEqual([['G', '4/5']])
  })

  it('exactly four fifths is enough', () => {
    const said = counted(rubric, 10000, { G1: { as: 'judged', score: 8 } })
    expect(gradeFor(said)).toBe('5A')
    expect(gradeFor(counted(rubric, 10000, { G1: { as: 'judged', score: 7 } }))).toBe('4A')
  })

  it('trap 4: half-open: no score lies between two grades, none in two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), of => {
        const gaps = gapsOf(rubric, scoreOf(rubric, counted(rubric, of)))
        const total = scoreOf(rubric, counted(rubric, of)).total
        const byHand = ['900/10', '800/10', '700/10', '600/10', '0/1'].findIndex(
          from => compare(total, readFraction(from)!) >= 0,
        )
        expect(gradeOf(gaps)?.code).toBe(['5A', '4A', '3A', '2A', '1A'][byHand])
      }),
    )
  })

  it('a veto keeps it at 3A, whatever the score, or leaves none', () => {
    expect(gradeFor(counted(rubric, 10000), [], ['否1'])).toBe('3A')
    expect(gradeFor(counted(rubric, 6500), [], ['否1'])).toBe('2A')
    expect(gradeFor(counted(rubric, 10000), [], ['否3'])).toBeNull()
  })

  it('more of anything never lowers the sum', () => {
    const codes = partsOf(rubric).filter(({ method }) => method.by === 'ratio')
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.nat(100), fc.nat(100), ({ code }, one, other) => {
        const sumAt = (numerator: number) =>
          scoreOf(rubric, counted(rubric, 5000, { [code]: { as: 'counted', numerator, denominator: 100 } })).sum
        expect(compare(sumAt(Math.min(one, other)), sumAt(Math.max(one, other)))).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('exact numbers', () => {
  it('are the same after they were kept as text, and add up in any order', () => {
    const some = fc.tuple(fc.integer(), fc.integer({ min: 1 })).map(([n, d]) => fraction(n, d))
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(readFraction(keptText(a))).toEqual(a)
        expect(add(add(a, b), c)).toEqual(add(c, add(b, a)))
      }),
    )
    expect(readFraction('1/0')).toBeNull()
    expect(readFraction('0.5')).toBeNull()
  })
})
