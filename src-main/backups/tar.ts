/**
 * The tar format (POSIX ustar), as far as a backup needs it: plain files under short names. Any tar program opens what
 * is written here.
 */
export const tarBlock = 512

/** The header before a file's bytes. @param name at most 100 bytes of ASCII */
export function tarHeader(name: string, size: number, seconds: number): Uint8Array {
  const header = Buffer.alloc(tarBlock)
  if (!isTarName(name)) throw new Error(`no tar name: ${name}`)
  const octal = (value: number, at: number, length: number) =>
    header.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1')
  header.write(name, 0, 'latin1')
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(seconds, 136, 12)
  header.write('        0', 148, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

/** What follows a file's bytes up to the next block, and what ends an archive. */
export const tarPadding = (size: number): Uint8Array => new Uint8Array((tarBlock - (size % tarBlock)) % tarBlock)
export const tarEnd = (): Uint8Array => new Uint8Array(2 * tarBlock)

/**
 * @returns name and size; `'end'` for the end of the archive; null where the block is no header as it is written here,
 *   to the last byte
 */
export function readTarHeader(header: Buffer): { name: string; size: number } | 'end' | null {
  if (header.length < tarBlock) return null
  if (header.every(byte => byte === 0)) return 'end'
  const text = (at: number, length: number) => header.toString('latin1', at, at + length).replace(/\0.*$/s, '')
  const [name, size, seconds] = [text(0, 100), parseInt(text(124, 12), 8), parseInt(text(136, 12), 8)]
  if (!isTarName(name) || !(size >= 0) || !(seconds >= 0)) return null
  return Buffer.from(tarHeader(name, size, seconds)).equals(header) ? { name, size } : null
}

const isTarName = (name: string): boolean => /^[\x21-\x7e]{1,100}$/.test(name)

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0)
}
