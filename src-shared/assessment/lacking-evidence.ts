import type { Evidence } from './evidence'
import type { Part } from './rubric'

/** Papers that a rubric asks for beside a part and nobody has put there: a row without a file, a record or a place is none. */
export function lackingEvidence(
  { evidence: wanted }: Part,
  rows: readonly (Pick<Evidence, 'paper' | 'meeting' | 'place'> & { files: number })[],
): string[] {
  const there = rows.filter(({ meeting, place, files }) => meeting !== undefined || place !== undefined || files > 0)
  return wanted.filter(paper => !there.some(row => row.paper === paper))
}
