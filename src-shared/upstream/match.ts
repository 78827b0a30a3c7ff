import * as z from 'zod'

/** A matching secret as the office above gives it: 32 bytes in hexadecimal. */
export const matchSecret = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ label: '比对密钥', secret: true })

/** HMAC-SHA-256 of an identity number under the secret: the same person has the same everywhere, and it tells nobody who. */
export const matchCode = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ label: '比对码' })

/** HMAC-SHA-256 in hexadecimal under a secret, by whatever cryptography there is. */
export type Hmac = (secretHex: string) => Promise<(text: string) => Promise<string>>

/** Members with their match codes beside them; who has no identity number on file has none. */
export async function withMatchCodes<M extends { idNumber?: string | undefined }>(
  members: readonly M[],
  secret: string,
  hmac: Hmac,
): Promise<(M & { match?: string })[]> {
  const codeOf = await hmac(secret)
  return Promise.all(
    members.map(async member =>
      member.idNumber ? { ...member, match: await codeOf(member.idNumber.toUpperCase()) } : member,
    ),
  )
}
