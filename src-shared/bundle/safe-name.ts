import type { BundleLimits } from './limits'
import { encodeUtf8 } from './utf8'

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i
/** Control characters, what Windows forbids in names, invisible and direction-changing characters, lone surrogates. */
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*\\]/u

/**
 * Whether a path inside a bundle may be used: relative, of plain parts, the same file on every system
 * (safety catalogue, rows 4, 5 and 10).
 */
export function isSafePath(path: string, limits: BundleLimits): boolean {
  if (path.length > limits.nameLength || encodeUtf8(path).length > limits.nameLength) return false
  if (forbidden.test(path) || path.normalize('NFC') !== path) return false
  const parts = path.split('/')
  return parts.length <= limits.depth && parts.every(isSafePart)
}

function isSafePart(part: string): boolean {
  return part !== '' && !/^[. ]|[. ]$/.test(part) && !reserved.test(part)
}

/** What two names have in common that some file system would take for one: case, width and composition apart. */
export function sameFileKey(path: string): string {
  return path.normalize('NFKC').toLowerCase().toUpperCase().normalize('NFKC')
}
