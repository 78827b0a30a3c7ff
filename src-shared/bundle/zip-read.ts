import { done, refused, type Outcome } from '../problem'
import { crc32 } from './crc32'
import type { BundleLimits } from './limits'
import type { Primitives } from './primitives'
import { refusals } from './refusals'
import { isSafePath, sameFileKey } from './safe-name'
import { readZipDirectory, type ZipEntry } from './zip-directory'
import { zip } from './zip-format'

/** A container's base directory and its files by their path below it, in the container's order. */
export interface Unpacked {
  base: string
  files: Map<string, Uint8Array>
}

/**
 * Unpacks a ZIP with exactly one base directory, in memory. First the directory as a whole, then every name, and only
 * then the contents, each counted as it really comes out and held against its checksum.
 * @param first only these files, by their path below the base directory: what is looked at before the rest is worth
 * any work. They are small, or the whole is refused.
 */
export async function readZip(
  bytes: Uint8Array,
  limits: BundleLimits,
  inflateRaw: Primitives['inflateRaw'],
  first?: readonly string[],
): Promise<Outcome<Unpacked>> {
  const directory = readZipDirectory(bytes, limits)
  if (!directory.ok) return directory
  const base = directory.value[0]!.name.split('/')[0]!
  const names = checkNames(directory.value, base, limits)
  if (!names.ok) return names

  const files = new Map<string, Uint8Array>()
  for (const entry of directory.value) {
    const path = entry.name.slice(base.length + 1)
    if (entry.folder || (first && !first.includes(path))) continue
    if (first && entry.size > limits.firstFile) return refused(refusals.tooLarge(entry.name))
    const packed = bytes.subarray(entry.from, entry.from + entry.packed)
    const content = entry.method === zip.stored ? packed : await inflateRaw(packed, entry.size).catch(() => null)
    if (!content || content.length !== entry.size || crc32(content) !== entry.crc) {
      return refused(refusals.damaged(entry.name))
    }
    files.set(path, content)
  }
  return done({ base, files })
}

function checkNames(entries: readonly ZipEntry[], base: string, limits: BundleLimits): Outcome<null> {
  const seen = new Set<string>()
  const spelling = new Map<string, string>()
  for (const { name, folder } of entries) {
    if (!isSafePath(name, limits)) return refused(refusals.unsafeName(name))
    const key = sameFileKey(name)
    if (seen.has(key)) return refused(refusals.unsafeName(name))
    seen.add(key)
    if (!(folder && name === base) && !name.startsWith(`${base}/`)) return refused(refusals.foreign(name))
    for (const above of foldersOf(name, folder)) {
      const known = spelling.get(sameFileKey(above)) ?? above
      if (known !== above) return refused(refusals.unsafeName(name))
      spelling.set(sameFileKey(above), above)
    }
  }
  const file = entries.find(entry => !entry.folder && spelling.has(sameFileKey(entry.name)))
  return file ? refused(refusals.unsafeName(file.name)) : done(null)
}

/** The folders a path lies in, and itself where it is one. */
function foldersOf(name: string, folder: boolean): string[] {
  const parts = name.split('/')
  const depth = folder ? parts.length : parts.length - 1
  return Array.from({ length: depth }, (_, i) => parts.slice(0, i + 1).join('/'))
}
