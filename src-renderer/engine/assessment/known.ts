import { partsOf } from '../../../src-shared/assessment/said'
import type { Assessment } from '../../../src-shared/assessment/assessment'
import type { Part } from '../../../src-shared/assessment/rubric'
import { problem, Refusal } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import type { Reader } from '../reader'

const unknown = problem('assessment-unknown', '没有这份自评，可能已经删除。请回到列表重新选择。')
const partUnknown = problem('part-unknown', '自评办法里没有这个评分点，请重新选择。', {
  field: '评分点',
  path: ['part'],
})

/** An assessment on the books; refuses where there is none. */
export async function assessmentOf(reader: Reader, id: string): Promise<Stored<Assessment>> {
  const found = await reader.get('assessments', id)
  if (!found) throw new Refusal([unknown])
  return found
}

/** A part of its rubric; refuses where it has none of the code. */
export function partOf({ rubric }: Assessment, code: string): Part {
  const found = partsOf(rubric).find(({ part }) => part.code === code)
  if (!found) throw new Refusal([partUnknown])
  return found.part
}

/** Codes of what the street sent back. */
export const returnedParts = ({ state, result }: Assessment): string[] =>
  state === 'returned' ? (result?.parts ?? []).flatMap(({ part, verdict }) => (verdict === 'returned' ? part : [])) : []

/** Refuses to change a part that is decided, submitted, or not among what went back. */
export function refuseFixed(assessment: Assessment, part: string): void {
  if (assessment.state === 'draft' || returnedParts(assessment).includes(part)) return
  throw new Refusal([
    assessment.state === 'returned'
      ? problem('part-not-returned', '街道没有退回这一项，不能改。只改退回的各项。')
      : problem('assessment-fixed', '自评已经审议或者提交，不能再改。要改的，先退回草稿。'),
  ])
}
