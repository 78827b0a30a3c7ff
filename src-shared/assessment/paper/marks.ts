import type { OneYear, PartLine } from '../one-year'

/** What stands across every page until the street has confirmed it: no paper says a grade of the office's own (domain §4.4 trap 6). */
export const markOf = ({ street }: Pick<OneYear, 'street'>): string | undefined => (street ? undefined : '自评')

/** The same in words, above a table. */
export const standingWords = ({ street, stateWord }: Pick<OneYear, 'street' | 'stateWord'>): string =>
  street ? '街道已核定' : `自评（${stateWord}），未经街道核定`

export const partsOf = ({ blocks }: Pick<OneYear, 'blocks'>): PartLine[] =>
  blocks.flatMap(({ indicators }) => indicators.flatMap(({ parts }) => parts))
