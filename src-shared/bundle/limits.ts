/** What a bundle may be at most. Checked on what the file claims before any work, then on what really comes out. */
export interface BundleLimits {
  /** Files and folders in the container. */
  entries: number
  /** Bytes of all files unpacked. */
  total: number
  /** Unpacked bytes for one packed byte, of a file larger than `ratioFloor` bytes. */
  ratio: number
  ratioFloor: number
  /** Bytes of a file that is unpacked before the signature holds. */
  firstFile: number
  /** Parts of a path, the base directory included. */
  depth: number
  /** Bytes of a path in UTF-8. */
  nameLength: number
}

/** Safety catalogue, row 3. */
export const bundleLimits: BundleLimits = {
  entries: 20_000,
  total: 2 * 1024 ** 3,
  ratio: 100,
  ratioFloor: 1024 ** 2,
  firstFile: 64 * 1024,
  depth: 8,
  nameLength: 200,
}
