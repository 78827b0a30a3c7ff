import { plainText } from './plain-text'

const dotsBetween = /(?<=(?!\p{Script=Latin})\p{L}) ?[•・．·‧･∙⋅.] ?(?=(?!\p{Script=Latin})\p{L})/gu
const spacesBetween = /(?<=(?!\p{Script=Latin})\p{L}) (?=(?!\p{Script=Latin})\p{L})/gu

/**
 * A name as it is kept: NFC; the dot between the parts of a name is U+00B7, whichever of its look-alikes was typed; no
 * spaces inside Chinese names, and single ones inside Latin names (domain §7, 民委发〔2016〕33号).
 */
export function personName(text: string): string {
  return plainText(text).replace(dotsBetween, '·').replace(spacesBetween, '')
}
