import type { Method, Part, Rubric } from '../../../src-shared/assessment/rubric'
import type { Said } from '../../../src-shared/assessment/score'
import { shippedRubrics } from '../../../src-shared/assessment/shipped-rubrics'

export const fiveA = (): Rubric => shippedRubrics()[0]!
export const partsOf = ({ blocks }: Rubric): Part[] =>
  blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts }) => parts))

const whole: Method = {
  by: 'ratio',
  fact: null,
  full: { numerator: 1, denominator: 1 },
  none: { numerator: 0, denominator: 1 },
}

/** The default with every part a plain ratio but for those named, so that any share of it can be had. */
export function smooth(...but: readonly string[]): Rubric {
  const rubric = structuredClone(fiveA())
  for (const part of partsOf(rubric)) if (!but.includes(part.code)) part.method = whole
  return rubric
}

/** Every part counted at so many ten thousandths, but for what is said otherwise. */
export function counted(rubric: Rubric, numerator: number, others: Readonly<Record<string, Said>> = {}) {
  return new Map<string, Said>(
    partsOf(rubric).map(({ code, method }) => [
      code,
      others[code] ?? { as: 'counted', numerator: method.by === 'ratio' ? numerator : 0, denominator: 10_000 },
    ]),
  )
}
