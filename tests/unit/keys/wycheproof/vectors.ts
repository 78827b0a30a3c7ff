import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Test {
  tcId: number
  comment: string
  flags: string[]
  msg: string
  sig: string
  result: 'valid' | 'invalid' | 'acceptable'
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))
const { testGroups } = read('ed25519.json') as { testGroups: { publicKey: { pk: string }; tests: Test[] }[] }

/**
 * Ed25519 vectors. `holds`: whether libsodium, and so minisign, accepts the signature. On the acceptable ones verifiers
 * differ: it refuses keys of small order and lets those of mixed order pass.
 */
export const ed25519Vectors = testGroups.flatMap(({ publicKey: { pk }, tests }) =>
  tests.map(test => ({
    ...test,
    pk,
    holds: test.result === 'valid' || (test.result === 'acceptable' && test.flags.includes('MixedOrderPublicKey')),
  })),
)

const { tests } = read('x25519-zero-shared.json') as { tests: { public: string }[] }
/** X25519 public keys that any private key makes a secret of zeros with. */
export const zeroSharedKeys = [...new Set(tests.map(test => test.public))]
