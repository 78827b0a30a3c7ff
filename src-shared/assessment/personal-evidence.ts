import { assessmentTerms } from './assessment-terms'

/** Words in what a paper is called that say it is of one person: no evidence of what an office did (domain §4.4 trap 7). */
export const personalWords = (name: string): string[] =>
  assessmentTerms.personalPapers.words.filter(word => name.includes(word))
