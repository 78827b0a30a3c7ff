import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { writeFlushed } from '../files/write-flushed'

/** Both words are as long, so that one is written over the other without a new block of a full disk. */
const words = { sound: 'sound  \n', suspect: 'suspect\n' } as const

/**
 * Whether the store failed a write and may be damaged since. Chromium often shows that only at the second start after,
 * by an empty store (safety.md §2.5); so the next start makes the store anew from the disk and never simply opens it.
 */
export function isSuspect(path: string): boolean {
  return existsSync(path) && readFileSync(path, 'latin1') === words.suspect
}

/** Makes the file while there is room for it. */
export function prepareSuspect(path: string): void {
  if (!existsSync(path)) writeFlushed(path, Buffer.from(words.sound))
}

export function markSuspect(path: string, suspect: boolean): void {
  const handle = openSync(path, 'r+')
  try {
    writeSync(handle, Buffer.from(suspect ? words.suspect : words.sound), 0, 8, 0)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
