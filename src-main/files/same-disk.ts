import { statSync } from 'node:fs'
import { win32 } from 'node:path'

/**
 * Whether two folders that are there lie on the same disk, as far as the system says: the same drive letter, or the same
 * file system. Two letters of one disk look like two.
 */
export function isSameDisk(one: string, other: string, platform: NodeJS.Platform = process.platform): boolean {
  const disk = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev
  if (platform !== 'win32') return disk(one) !== undefined && disk(one) === disk(other)
  const drive = (path: string) => win32.parse(win32.resolve(path)).root.toLowerCase()
  return drive(one) === drive(other)
}
