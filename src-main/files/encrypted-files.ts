import { readBackFailed } from '../../src-shared/read-back'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { decryptBytes, encryptBytes, isEncrypted, notForUs } from '../age/encrypted-bytes'
import { newIdentity, recipientOf } from '../age/identity'
import { readLimit, type Tokens } from './tokens'

/** A file as it was read. */
interface Read {
  name: string
  bytes: Uint8Array
}

/**
 * What lies in a file: an age file is decrypted with the office's identities, so that nobody behind main knows the
 * difference.
 * @param identities none where the office never gave a recipient out
 */
export async function opened(
  read: Outcome<Read>,
  identities: () => Promise<Outcome<string[]>>,
): Promise<Outcome<Read>> {
  if (!read.ok || !isEncrypted(read.value.bytes)) return read
  const own = await identities()
  if (!own.ok) return own
  if (!own.value.length) return refused(notForUs)
  const plain = await decryptBytes(read.value.bytes, own.value, readLimit)
  return plain.ok ? done({ name: read.value.name.replace(/\.age$/i, ''), bytes: plain.value }) : plain
}

/**
 * Writes a file encrypted to a recipient. A second one, made for this file alone and held in memory, is the witness that
 * what the disk has decrypts: answers the bytes that it read back, plain.
 */
export async function writeEncrypted(
  tokens: Tokens,
  asked: { token: string; name: string; bytes: Uint8Array; recipient: string },
): Promise<Outcome<{ file: string; bytes: Uint8Array; size: number }>> {
  const witness = await newIdentity()
  const cipher = await encryptBytes(asked.bytes, [asked.recipient, await recipientOf(witness)]).catch(() => null)
  if (!cipher) return refused(notEncrypted)
  const written = tokens.writeInto(asked.token, asked.name, cipher)
  if (!written.ok) return written
  const plain = await decryptBytes(written.value.bytes, [witness], readLimit)
  return plain.ok
    ? done({ file: written.value.file, bytes: plain.value, size: cipher.length })
    : refused(readBackFailed)
}

const notEncrypted = problem(
  'recipient-unreadable',
  '收件单位的登记文件不能用来加密，没有写出。请向该单位重新要一份登记文件，再确认一次。',
)
