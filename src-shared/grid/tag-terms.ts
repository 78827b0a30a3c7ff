import shipped from '../../resources/grid/tag-terms.json'
import { addMonths, type PlainDate } from '../plain-date'
import type { Tag } from './mark'

/** After how many months somebody looks whether a tag still holds, by where that comes from; some hold for good. */
export const tagTerms: { readonly [T in Tag]?: { number: number; source: string } } = shipped.months

/** The day on which a tag that was confirmed on a day has to be looked at again; none where it holds for good. */
export function reviewOf(tag: Tag, confirmed: PlainDate): PlainDate | undefined {
  const term = tagTerms[tag]
  return term && addMonths(confirmed, term.number)
}
