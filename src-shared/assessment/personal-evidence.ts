import { saysSensitive } from '../grid/sensitive-words'
import { assessmentTerms } from './assessment-terms'

/** Whether what a paper is called says that it is of one person: no evidence of what an office did (domain §4.4 trap 7). */
export const isPersonalPaper = (name: string): boolean =>
  assessmentTerms.personalPapers.words.some(word => name.includes(word)) || saysSensitive(name)
