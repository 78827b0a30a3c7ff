import type { PartLine } from '../one-year'

/** Both numbers of a part, or the one that it has: `172 / 174`, `不合规 2`, `420平方米`; `—` where nobody said one. */
export function figureWords({
  by,
  numerator,
  denominator,
  unit,
  state,
  fact,
}: Pick<PartLine, 'by' | 'numerator' | 'denominator' | 'unit' | 'state' | 'fact'>): string {
  if (state === 'notApplicable') return '不适用'
  if (by === 'manual') return '评分'
  if (numerator === null) return '—'
  if (by === 'ratio') return `${numerator} / ${denominator ?? '—'}`
  if (by === 'deduct' && fact) return `${fact.word} ${numerator}`
  return `${numerator}${unit}`
}
