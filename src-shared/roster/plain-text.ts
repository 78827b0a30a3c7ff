const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** What almost every cell is made of; nothing in it would change, and telling so is quick. */
const alreadyPlain = /^[!-~\u4e00-\u9fff]*$/

/** Text without what nobody sees: zero-width and direction marks, runs of spaces, spaces around. In NFC. */
export function plainText(text: string): string {
  if (alreadyPlain.test(text)) return text
  return text.replace(invisible, '').normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Plain text whose full-width letters, digits and signs have become ordinary ones: for what is read, not for what is kept. */
export function halfWidth(text: string): string {
  if (alreadyPlain.test(text)) return text
  return plainText(text).replace(/[\uff01-\uff5e]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
}
