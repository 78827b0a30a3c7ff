import { describe, expect, it } from 'vitest'
import { personName } from '../../../src-shared/roster/person-name'

describe('names', () => {
  it.each('•・．·‧･∙⋅.'.split(''))('the middle dot typed as %s is kept as U+00B7', dot => {
    expect(personName(`买买提${dot}艾力`)).toBe('买买提\u00b7艾力')
    expect(personName(`买买提 ${dot} 艾力`)).toBe('买买提\u00b7艾力')
  })

  it('have no spaces inside when Chinese, of whatever width', () => {
    expect(personName('王　强')).toBe('王强')
    expect(personName(' 王 \u00a0强\u200b ')).toBe('王强')
    expect(personName('𬱖　𠮷')).toBe('𬱖𠮷')
  })

  it('keep single spaces and full stops when Latin', () => {
    expect(personName('John  A. Smith')).toBe('John A. Smith')
  })

  it('keep characters beyond the basic plane whole', () => {
    expect([...personName('𬱖志强')]).toEqual(['𬱖', '志', '强'])
  })

  it('are the same however they were composed', () => {
    expect(personName('Zoe\u0308')).toBe('Zo\u00eb')
  })
})
