import { scrypt, type ScryptCost } from './scrypt'

/** libsodium's way to say how dear a passphrase is to try. */
export interface ScryptLimits {
  operations: number
  /** Bytes. */
  memory: number
}

/** 128 MiB and about half a second: minisign's own default of 1 GiB is more than an old office PC has to spare. */
export const officeLimits: ScryptLimits = { operations: 2 ** 22, memory: 2 ** 27 }

/** N, r and p for libsodium's limits (`pickparams` in crypto_pwhash_scryptsalsa208sha256.c). */
export function scryptCost({ operations, memory }: ScryptLimits): ScryptCost {
  const r = 8
  const least = Math.max(operations, 32_768)
  const small = least < memory / 32
  const most = small ? least / (r * 4) : memory / (r * 128)
  let log = 1
  while (log < 63 && 2 ** log <= most / 2) log += 1
  const N = 2 ** log
  return { N, r, p: small ? 1 : Math.max(1, Math.floor(Math.min(Math.floor(least / 4 / N), 0x3fffffff) / r)) }
}

/** Bytes that mask a key under a passphrase. */
export function passphraseStream(
  passphrase: string,
  salt: Uint8Array,
  limits: ScryptLimits,
  length: number,
): Promise<Uint8Array> {
  return scrypt(passphrase, salt, scryptCost(limits), length)
}
