import { done, refused, type Outcome } from '../problem'
import { readBagInfo, type Newest } from './bag-info'
import { isBagDeclaration, parseManifest, tagFiles, type Manifest } from './bagit'
import type { BundleInfo } from './bundle-info'
import { parseBundleName, type BundleName } from './bundle-name'
import { toHex } from './bytes'
import type { BundleLimits } from './limits'
import type { Primitives } from './primitives'
import { refusals } from './refusals'
import { parseTrustedComment } from './trusted-comment'
import { decodeUtf8 } from './utf8'
import { openZip } from './zip-read'

export interface Opening {
  primitives: Pick<Primitives, 'sha256' | 'inflateRaw' | 'verify'>
  limits: BundleLimits
  newest: Newest
  /**
   * The keys with one of which this bundle must be signed, or why it is not taken. `presented` is the key file, if there
   * is one.
   */
  keysOf: (name: BundleName, presented: Uint8Array | undefined) => Promise<Outcome<readonly string[]>>
}

/** A bundle that is what its sender signed; nothing of its contents has been read yet. */
export interface OpenedBundle {
  info: BundleInfo
  /** sha-256 of the tag manifest in hexadecimal. */
  digest: string
  /** The key that signed it. */
  publicKey: string
  /** All files by their path below the base directory. */
  files: ReadonlyMap<string, Uint8Array>
  /** sha-256 of every file below `data/` in hexadecimal. */
  hashes: Manifest
}

/** Where a bundle presents a key, if it does. */
export const keyPath = 'data/office.pub'

/**
 * Opens a bundle in the order of the receiver's rules: limits and names, signature with the approved key, purpose of
 * the signature, completeness of the manifests in both directions, and only then what the bundle says of itself. What
 * is not signed is not even unpacked: a bomb costs its maker a key that somebody approved.
 */
export async function openBundle(bytes: Uint8Array, opening: Opening): Promise<Outcome<OpenedBundle>> {
  const { limits, primitives } = opening
  const container = openZip(bytes, limits, primitives.inflateRaw)
  if (!container.ok) return container
  const name = parseBundleName(container.value.base)
  if (!name) return refused(refusals.foreign(container.value.base))
  const first = await container.value.small([tagFiles.tagManifest, tagFiles.signature, keyPath])
  if (!first.ok) return first

  const keys = await opening.keysOf(name, first.value.get(keyPath))
  if (!keys.ok) return keys
  const signed = await checkSignature(name, first.value, keys.value, primitives)
  if (!signed.ok) return signed

  const unpacked = await container.value.all()
  if (!unpacked.ok) return unpacked
  const files = unpacked.value
  const hashes = await checkManifests(files, opening.primitives)
  if (!hashes.ok) return hashes
  const info = readBagInfo(textOf(files, tagFiles.info), opening.newest)
  if (!info.ok) return info
  const agrees = (['office', 'kind', 'period', 'sequence'] as const).every(part => info.value[part] === name[part])
  if (!agrees || info.value.epoch !== signed.value.epoch) return refused(refusals.purpose(name.office))
  const { digest, publicKey } = signed.value
  return done({ info: info.value, digest, publicKey, files, hashes: hashes.value })
}

async function checkSignature(
  name: BundleName,
  files: ReadonlyMap<string, Uint8Array>,
  keys: readonly string[],
  { verify, sha256 }: Opening['primitives'],
): Promise<Outcome<{ epoch: number; digest: string; publicKey: string }>> {
  const message = files.get(tagFiles.tagManifest)
  const signature = files.get(tagFiles.signature)
  if (!message) return refused(refusals.missing(tagFiles.tagManifest))
  if (!signature) return refused(refusals.missing(tagFiles.signature))
  const text = decodeUtf8(signature) ?? ''
  const comments = await Promise.all(keys.map(key => verify(key, message, text)))
  const at = comments.findIndex(comment => comment !== null)
  if (at < 0) return refused(refusals.signature(name.office))
  const purpose = parseTrustedComment(comments[at]!)
  const fits = purpose && (['office', 'kind', 'sequence'] as const).every(part => purpose[part] === name[part])
  if (!fits) return refused(refusals.purpose(name.office))
  return done({ epoch: purpose.epoch, digest: toHex(await sha256(message)), publicKey: keys[at]! })
}

/** Every listed file is there and unchanged; every file is listed, save the tag manifest and its signature. */
async function checkManifests(
  files: ReadonlyMap<string, Uint8Array>,
  { sha256 }: Pick<Primitives, 'sha256'>,
): Promise<Outcome<Manifest>> {
  const tags = parseManifest(textOf(files, tagFiles.tagManifest))
  const payload = parseManifest(textOf(files, tagFiles.manifest))
  if (!tags || !payload || !isBagDeclaration(textOf(files, tagFiles.declaration))) return refused(refusals.foreign())
  const required = [tagFiles.declaration, tagFiles.info, tagFiles.manifest].find(path => !tags.has(path))
  if (required !== undefined) return refused(refusals.missing(required))
  for (const [path, hash] of [...tags, ...payload]) {
    const bytes = files.get(path)
    if (!bytes) return refused(refusals.missing(path))
    if (toHex(await sha256(bytes)) !== hash) return refused(refusals.damaged(path))
  }
  const own: readonly string[] = [tagFiles.tagManifest, tagFiles.signature]
  for (const path of files.keys()) {
    const list = path.startsWith('data/') ? payload : tags
    if (!list.has(path) && !own.includes(path)) return refused(refusals.unlisted(path))
  }
  return done(payload)
}

/** Text of a file; empty, and so read as nothing, where it is missing or not UTF-8. */
function textOf(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  return decodeUtf8(files.get(path) ?? new Uint8Array()) ?? ''
}
