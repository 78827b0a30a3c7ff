import shipped from '../../resources/grid/sensitive-words.json'
import { halfWidth } from '../roster/plain-text'

const plain = (text: string) => halfWidth(text).replace(/\s+/g, '').toUpperCase()
const words = shipped.words.map(plain)
const except = shipped.except.map(plain)

/**
 * Whether a text says of somebody what belongs into 封存信息 alone (domain §5.6 trap 6): it is then kept nowhere else, and no
 * message repeats it.
 */
export function saysSensitive(text: string): boolean {
  let left = plain(text)
  if (!words.some(word => left.includes(word))) return false
  for (const harmless of except) left = left.replaceAll(harmless, '')
  return words.some(word => left.includes(word))
}

/** What is said in its place. */
export const belongsSealed = '含有敏感信息，没有读、也没有保存。这类情况请记在封存信息里'
