import { saysSensitive } from '../grid/sensitive-words'
import { warning, type Problem } from '../problem'
import { assessmentTerms } from './assessment-terms'

const isOfOne = (name: string) =>
  assessmentTerms.personalPapers.words.some(word => name.includes(word)) || saysSensitive(name)

/** What is asked where a paper's name says that it is of one person: no evidence of what an office did (domain §4.4 trap 7). */
export function personalPaperWarning(...names: readonly string[]): Problem[] {
  if (!names.some(isOfOne)) return []
  return [
    warning('evidence-personal', '看名称，这份材料有个人信息，一般不作佐证。确需留存的，请遮盖后再放，或只写存放处。'),
  ]
}
