const dotsBetween = /(?<=(?!\p{Script=Latin})\p{L})\s*[•・．·‧･∙⋅.]\s*(?=(?!\p{Script=Latin})\p{L})/gu
const spacesBetween = /(?<=(?!\p{Script=Latin})\p{L})\s+(?=(?!\p{Script=Latin})\p{L})/gu
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/**
 * A name as it is kept: NFC; the dot between the parts of a name is U+00B7, whichever of its look-alikes was typed; no
 * spaces inside Chinese names, and single ones inside Latin names (domain §7, 民委发〔2016〕33号).
 */
export function personName(text: string): string {
  return text
    .replace(invisible, '')
    .normalize('NFC')
    .trim()
    .replace(dotsBetween, '·')
    .replace(spacesBetween, '')
    .replace(/\s+/g, ' ')
}
