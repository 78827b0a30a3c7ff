import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Flushes a folder's own entry, so that a rename in it survives a power cut. Windows does that by itself and refuses. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Writes a file so that it is either there whole and on the disk, or not at all: temporary name in the same folder,
 * flush, rename, flush of the folder. Throws what the disk says; no half file stays.
 * @param mode permissions of a new file
 */
export function writeFlushed(path: string, bytes: Uint8Array, mode = 0o644): void {
  const temporary = `${path}.${process.pid}.part`
  try {
    const handle = openSync(temporary, 'w', mode)
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  flushFolder(dirname(path))
}
