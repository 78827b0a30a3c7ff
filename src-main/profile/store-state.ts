import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { renameHeld, writeFlushed } from '../files/write-flushed'
import type { Profile } from './layout'

/** All words are as long, so that one is written over the other without a new block of a full disk. */
const words = { sound: 'sound  \n', suspect: 'suspect\n', 'given-up': 'givenup\n' } as const

export type StoreState = keyof typeof words

/**
 * Whether the store failed a write and may be damaged since. Chromium often shows that only at the second start after,
 * by an empty store (safety.md §2.5); so the next start makes the store anew from the disk and never simply opens it.
 */
export function isSuspect(path: string): boolean {
  return existsSync(path) && readFileSync(path, 'latin1') !== words.sound
}

/**
 * Before Chromium opens anything: makes the file while there is room for it, and lays the files of a store aside that
 * Chromium could neither open nor delete, as one without its `CURRENT`.
 */
export function prepareStoreState({ storeState, chromium }: Pick<Profile, 'storeState' | 'chromium'>): void {
  if (!existsSync(storeState)) return writeFlushed(storeState, Buffer.from(words.sound))
  if (readFileSync(storeState, 'latin1') !== words['given-up']) return
  for (const place of storePlaces) layAside(join(chromium, place))
  markStore(storeState, 'suspect')
}

/** Where Chromium keeps IndexedDB: Electron in the folder itself, a plain Chromium in that of its first person. */
const storePlaces = ['IndexedDB', join('Default', 'IndexedDB')]

/** The files are kept until the next time: nobody knows what else is in them. */
function layAside(folder: string): void {
  if (!existsSync(folder)) return
  rmSync(`${folder}-damaged`, { recursive: true, force: true })
  renameHeld(folder, `${folder}-damaged`)
}

export function markStore(path: string, state: StoreState): void {
  const handle = openSync(path, 'r+')
  try {
    writeSync(handle, Buffer.from(words[state]), 0, words[state].length, 0)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
