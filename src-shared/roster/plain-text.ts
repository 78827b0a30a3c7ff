const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** Text without what nobody sees: zero-width and direction marks, runs of spaces, spaces around. In NFC. */
export function plainText(text: string): string {
  return text.replace(invisible, '').normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Plain text whose full-width letters, digits and signs have become ordinary ones: for what is read, not for what is kept. */
export function halfWidth(text: string): string {
  return plainText(text).replace(/[\uff01-\uff5e]/g, character =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}
