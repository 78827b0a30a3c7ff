import type { Rubric } from '../../../src-shared/assessment/rubric'
import type { KeptRubric } from '../../../src-shared/assessment/kept-rubric'
import { shippedRubrics } from '../../../src-shared/assessment/shipped-rubrics'
import { problem } from '../../../src-shared/problem'
import type { Reader } from '../reader'

export const rubricUnknown = problem('rubric-unknown', '没有这份自评办法，请重新选择。', {
  field: '自评办法',
  path: ['rubric'],
})

/** Every rubric: those that ship, and those of the books, which come first where they are the same. */
export async function knownRubrics(reader: Reader): Promise<{ rubric: Rubric; kept?: KeptRubric }[]> {
  const kept = await reader.all('rubrics')
  const own = new Set(kept.map(({ id }) => id))
  return [
    ...kept.map(row => ({ rubric: row.rubric, kept: row })),
    ...shippedRubrics()
      .filter(({ id }) => !own.has(id))
      .map(rubric => ({ rubric })),
  ]
}

/** A rubric that an assessment may begin by: one that was adopted, or one that ships. */
export async function rubricNamed(reader: Reader, id: string): Promise<Rubric | undefined> {
  const found = (await knownRubrics(reader)).find(({ rubric }) => rubric.id === id)
  return found && found.kept?.state !== 'draft' ? found.rubric : undefined
}

/** The rubric that was adopted last; the default that ships where none was. */
export async function usualRubric(reader: Reader): Promise<Rubric> {
  const adopted = (await reader.all('rubrics', { state: 'adopted' })).sort((a, b) =>
    (a.adoptedOn ?? '') < (b.adoptedOn ?? '') ? 1 : -1,
  )
  return adopted[0]?.rubric ?? shippedRubrics()[0]!
}
