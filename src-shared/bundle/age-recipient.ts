/**
 * age's recipient of an X25519 identity: `age1` and 58 letters of Bech32, the last six of which are a checksum
 * (age-encryption.org/v1).
 */
const shape = /^age1[02-9ac-hj-np-z]{58}$/
const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** Whether a text is an age recipient, its checksum included. */
export function isRecipient(text: string): boolean {
  if (!shape.test(text)) return false
  // The prefix `age` as Bech32 spreads it: the high bits of each letter, a zero, the low bits.
  const prefix = [...'age'].map(letter => letter.charCodeAt(0))
  const values = [
    ...prefix.map(code => code >> 5),
    0,
    ...prefix.map(code => code & 31),
    ...[...text.slice(4)].map(letter => alphabet.indexOf(letter)),
  ]
  return checksum(values) === 1
}

/** The one recipient in a recipient file (`age -R`), comments left away; null where there is none or there are several. */
export function readRecipientFile(text: string): string | null {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'))
  const [recipient, ...more] = lines
  return recipient !== undefined && !more.length && isRecipient(recipient) ? recipient : null
}

function checksum(values: readonly number[]): number {
  return values.reduce((sum, value) => {
    const top = sum >>> 25
    const next = ((sum & 0x1ffffff) << 5) ^ value
    return generator.reduce((mixed, term, bit) => ((top >> bit) & 1 ? mixed ^ term : mixed), next)
  }, 1)
}
