import { problem, type Problem } from '../../src-shared/problem'

/** That somebody typed a number with the stars of a mask in it. */
export const numberMasked = (field: string, path: string[]): Problem =>
  problem('number-masked', `${field}里有遮盖用的星号，请把号码写全，不改就保持原样。`, { field, path })
