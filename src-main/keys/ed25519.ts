import * as crypto from 'node:crypto'

/** RFC 8410: what stands before a raw Ed25519 key in DER. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

const order = 2n ** 252n + 27742317777372353535851937790883648493n
const field = 2n ** 255n - 19n

/** y of a point of order 8. */
const eighth = 55188659117513257062467267217118295137698188065244968500265048394206261417927n
/** The points of small order by their y, the sign bit left away; under such a key a signature fits many messages. */
const smallOrder: ReadonlySet<bigint> = new Set([0n, 1n, field - 1n, eighth, field - eighth])

/** The public key of a 32-byte seed. */
export function publicKeyOfSeed(seed: Uint8Array): Uint8Array {
  const der = crypto.createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' })
  return new Uint8Array(der.subarray(publicPrefix.length))
}

export function signEd25519(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(crypto.sign(null, message, privateKey(seed)))
}

/**
 * Verifies as strictly as libsodium and so minisign does, whatever the runtime's own library lets pass: S below the
 * group order, the key spelt canonically, neither key nor R of small order.
 */
export function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (key.length !== 32 || signature.length !== 64) return false
  const y = yOf(key)
  if (y >= field || smallOrder.has(y) || smallOrder.has(yOf(signature.subarray(0, 32)) % field)) return false
  if (littleEndian(signature.subarray(32)) >= order) return false
  const der = Buffer.concat([publicPrefix, key])
  return crypto.verify(null, message, crypto.createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
}

function privateKey(seed: Uint8Array): crypto.KeyObject {
  return crypto.createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' })
}

const yOf = (point: Uint8Array) => littleEndian(point) & (2n ** 255n - 1n)

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
}
