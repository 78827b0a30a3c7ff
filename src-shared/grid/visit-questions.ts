import shipped from '../../resources/grid/visit-questions.json'
import type { Tag } from './mark'
import { visitQuestions, type VisitReason } from './visit'

export type VisitQuestion = keyof typeof visitQuestions

/** How a question of the 五问 is put, and where it is asked: behind which tags and for which reasons (S1). Local practice, so data. */
export interface Asking {
  ask: string
  tags: readonly Tag[]
  reasons: readonly VisitReason[]
}

// JSON knows tags and reasons only as texts; the tests hold them to the records.
export const askings = shipped.questions as Readonly<Record<VisitQuestion, Asking>>

export const visitQuestionCodes = Object.keys(visitQuestions) as VisitQuestion[]

/** The questions that are asked at a door: by its tags and those of who lives there, and by why somebody goes. */
export const questionsFor = (tags: readonly Tag[], reason: string): VisitQuestion[] =>
  visitQuestionCodes.filter(code => {
    const { tags: behind, reasons } = askings[code]
    return behind.some(tag => tags.includes(tag)) || (reasons as readonly string[]).includes(reason)
  })
