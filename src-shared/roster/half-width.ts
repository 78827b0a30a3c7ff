const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/**
 * What was typed, without what nobody sees: full-width letters, digits and signs become ordinary ones, an ideographic
 * or no-break space a space; zero-width and direction marks go, and spaces around.
 */
export function halfWidth(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\uff01-\uff5e]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .trim()
}
