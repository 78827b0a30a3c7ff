import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Mode of a file that nobody else on this PC reads. */
export const ownerOnly = 0o600

/** Flushes a folder's own entry, so that a rename in it survives a power cut. Windows does that by itself and refuses. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** What a virus scanner or a sync program answers while it holds a file for a moment (safety.md §5, row 16). */
export const heldForAMoment = new Set(['EBUSY', 'EPERM', 'EACCES'])
/** How long to wait before each further try, in milliseconds. */
export const pauses = [20, 40, 80, 160, 320]

/** Sleeps without giving up the turn: nothing else may come between a write and its answer. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Renames; tries again where another program holds the file for a moment, five times within a second. */
export function renameHeld(from: string, to: string): void {
  for (const milliseconds of pauses) {
    try {
      return renameSync(from, to)
    } catch (error) {
      if (!heldForAMoment.has((error as NodeJS.ErrnoException).code ?? '')) throw error
      pause(milliseconds)
    }
  }
  renameSync(from, to)
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
    renameHeld(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  flushFolder(dirname(path))
}
