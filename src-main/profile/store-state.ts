import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { renameHeld, writeFlushed } from '../files/write-flushed'
import type { StoreState } from '../../src-shared/ipc'
import type { Profile } from './layout'

/** All words are as long, so that one is written over the other without a new block of a full disk. */
const words = {
  sound: 'sound  \n',
  suspect: 'suspect\n',
  remade: 'remade \n',
  'given-up': 'givenup\n',
} as const satisfies Record<StoreState, string>

/**
 * How the store is known to stand. `suspect`: it failed a write and may be damaged since, which Chromium often shows only at
 * the second start after, by an empty store (safety.md §2.5); so the next start makes it anew from the disk and never
 * simply opens it. `remade`: that was done, and no start since has found it whole. What cannot be read is suspect.
 */
export function storeStateIn(path: string): StoreState {
  const text = existsSync(path) ? readFileSync(path, 'latin1') : words.sound
  return (Object.keys(words) as StoreState[]).find(state => words[state] === text) ?? 'suspect'
}

/**
 * Before Chromium opens anything: makes the file while there is room for it, and lays the files of a store aside that
 * Chromium could neither open nor delete, as one without its `CURRENT`. Throws what the disk says.
 */
export function prepareStoreState(
  { storeState, chromium, damagedStores }: Pick<Profile, 'storeState' | 'chromium' | 'damagedStores'>,
  now: Date,
): void {
  if (!existsSync(storeState)) return writeFlushed(storeState, Buffer.from(words.sound))
  const state = storeStateIn(storeState)
  if (state === 'sound') removeOld(damagedStores, now)
  if (state !== 'given-up') return
  const aside = join(damagedStores, now.toISOString().replace(/[-:.]/g, ''))
  for (const place of storePlaces) layAside(join(chromium, place), aside)
  markStore(storeState, 'suspect')
}

/** Where Chromium keeps IndexedDB: Electron in the folder itself, a plain Chromium in that of its first person. */
const storePlaces = ['IndexedDB', join('Default', 'IndexedDB')]

/** What somebody may still look for something in, and what nobody needs any more: it holds everything in the clear. */
const keptDays = 30

function layAside(folder: string, aside: string): void {
  if (!existsSync(folder)) return
  mkdirSync(aside, { recursive: true })
  renameHeld(folder, join(aside, basename(dirname(folder))))
}

function removeOld(folder: string, now: Date): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const old = join(folder, name)
    if (now.getTime() - statSync(old).mtimeMs > keptDays * 86_400_000) rmSync(old, { recursive: true, force: true })
  }
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
