import { problem, refused, done, type Outcome } from '../../src-shared/problem'
import { decrypted, NotAddressed, Undecryptable } from './decrypt'
import { encrypted } from './encrypt'

/** The line that every age file begins with. */
const firstLine = Buffer.from('age-encryption.org/v1\n')
/** A header has a line or two for each recipient; a longer one would be work without end. */
const headerLimit = 64 * 1024
const headerEnd = '\n--- '
/** So much is encrypted or decrypted at a time. */
const pieceBytes = 256 * 1024

/** Whether bytes are an age file, whatever its name is. */
export const isEncrypted = (bytes: Uint8Array): boolean => firstLine.equals(bytes.subarray(0, firstLine.length))

export function encryptBytes(plain: Uint8Array, recipients: readonly string[]): Promise<Uint8Array> {
  return collect(encrypted(pieces(plain), recipients), Infinity).then(bytes => bytes!)
}

/** The bytes behind an age file, at most so many; refused where it is damaged or was encrypted for others alone. */
export async function decryptBytes(
  cipher: Uint8Array,
  identities: readonly string[],
  limit: number,
): Promise<Outcome<Uint8Array>> {
  if (!Buffer.from(cipher.buffer, cipher.byteOffset, Math.min(cipher.length, headerLimit)).includes(headerEnd))
    return refused(damaged)
  try {
    const plain = await collect(decrypted(pieces(cipher), ...identities), limit)
    return plain ? done(plain) : refused(damaged)
  } catch (error) {
    if (error instanceof NotAddressed) return refused(notForUs)
    if (error instanceof Undecryptable) return refused(damaged)
    throw error
  }
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes)
    // Gives the turn back, so that the window stays alive.
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** All that comes; null as soon as it is more than the limit. */
async function collect(from: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of from) {
    size += part.length
    if (size > limit) return null
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

export const notForUs = problem(
  'bundle-not-for-us',
  '这份文件是加密给别的单位的，本机打不开。请报送单位核对上级单位的密钥卡，重新写出。',
)
const damaged = problem('bundle-damaged', '这份加密文件在传递中损坏，请报送单位重新写出。')
