import { done, refused, type Outcome } from '../problem'
import { crc32 } from './crc32'
import type { BundleLimits } from './limits'
import type { Primitives } from './primitives'
import { refusals } from './refusals'
import { isSafePath, sameFileKey } from './safe-name'
import { readZipDirectory, type ZipEntry } from './zip-directory'
import { zip } from './zip-format'

/** A ZIP whose directory and names are as they should be. Each of its files is unpacked once, when it is first asked for. */
export interface OpenZip {
  /** Its one base directory. */
  base: string
  /** These files, as far as they are there, by their path below the base directory: they are small, or the whole is refused. */
  small(paths: readonly string[]): Promise<Outcome<ReadonlyMap<string, Uint8Array>>>
  /** All files. */
  all(): Promise<Outcome<ReadonlyMap<string, Uint8Array>>>
}

/**
 * Opens a ZIP with exactly one base directory, in memory: first the directory as a whole, then every name. Contents come
 * later, each counted as it really comes out and held against its checksum.
 */
export function openZip(
  bytes: Uint8Array,
  limits: BundleLimits,
  inflateRaw: Primitives['inflateRaw'],
): Outcome<OpenZip> {
  const directory = readZipDirectory(bytes, limits)
  if (!directory.ok) return directory
  const base = directory.value[0]!.name.split('/')[0]!
  const names = checkNames(directory.value, base, limits)
  if (!names.ok) return names

  const entries = directory.value
    .filter(({ folder }) => !folder)
    .map(entry => ({ entry, path: entry.name.slice(base.length + 1) }))
  const files = new Map<string, Uint8Array>()
  async function unpack(some: typeof entries): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
    for (const { entry, path } of some) {
      if (files.has(path)) continue
      const packed = bytes.subarray(entry.from, entry.from + entry.packed)
      const content = entry.method === zip.stored ? packed : await inflateRaw(packed, entry.size).catch(() => null)
      if (!content || content.length !== entry.size || crc32(content) !== entry.crc)
        return refused(refusals.damaged(entry.name))
      files.set(path, content)
    }
    return done(files)
  }
  return done({
    base,
    small(paths) {
      const asked = entries.filter(({ path }) => paths.includes(path))
      const large = asked.find(({ entry }) => entry.size > limits.firstFile)
      return large ? Promise.resolve(refused(refusals.tooLarge(large.entry.name))) : unpack(asked)
    },
    all: () => unpack(entries),
  })
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
