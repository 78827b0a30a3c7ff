import { plainText } from '../roster/plain-text'
import type { Attachment } from './attachment'
import { withHiddenNumbers } from './hidden-numbers'

/** What no system takes in a name, and what turns a name around on screen. */
const forbidden = /[\p{Cc}\p{Cf}<>:"|?*\\/]/gu

const longest = 120

/** A file's name as it is kept: nothing in it that hides what it is, no number that no list shows; the end with the ending stays. */
export function givenName(name: string): string {
  const plain = withHiddenNumbers(plainText(name.replace(forbidden, '')).replace(/^[. ]+|[. ]+$/g, ''))
  const characters = [...plain]
  return characters.length > longest ? characters.slice(-longest).join('') : plain || '附件'
}

/** What a copy of it is called: with the ending of what it is, whatever ending it was given with. */
export function copyName({ name, type }: Pick<Attachment, 'name' | 'type'>): string {
  return `${name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || '附件'}.${type}`
}
