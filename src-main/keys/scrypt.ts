import * as crypto from 'node:crypto'

/** What scrypt is called with (RFC 7914). */
export interface ScryptCost {
  N: number
  r: number
  p: number
}

/** Bytes out of a passphrase, made on another thread: the window stays alive meanwhile. Rejects where memory is short. */
export function scrypt(
  passphrase: string,
  salt: Uint8Array,
  { N, r, p }: ScryptCost,
  length: number,
): Promise<Uint8Array> {
  const maxmem = 128 * N * r + 128 * r * p + 2 ** 20
  return new Promise((resolve, reject) => {
    crypto.scrypt(passphrase, salt, length, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(new Uint8Array(key)),
    )
  })
}
