import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { freeSpace } from '../files/free-space'
import type { Profile } from './layout'
import { readSettings } from './settings'

/** Bytes that must stay free, and that are held in reserve; `machine.json` of the profile may say otherwise (data.md). */
const defaults = { freeBytes: 500 * 1024 * 1024, ballastBytes: 64 * 1024 * 1024 }

export interface DiskState {
  /** Free bytes; null where nobody can say. */
  free: number | null
  /** Whether too little is free to go on writing. */
  low: boolean
}

/** Watches the disk of a profile, because Chromium may throw a whole store away when a disk fills up (safety.md §1). */
export interface DiskGuard {
  look(): Promise<DiskState>
  /** Whether so many bytes more leave enough. */
  hasRoomFor(bytes: number): Promise<boolean>
  /** Holds some bytes in reserve where there is plenty. */
  holdReserve(): Promise<void>
  /** Gives the reserve free, so that what must be written now can be. */
  freeReserve(): void
}

export function diskGuard(profile: Profile): DiskGuard {
  const limits = () => ({ ...defaults, ...(readSettings(profile.machine)['limits'] as Partial<typeof defaults>) })
  async function look(): Promise<DiskState> {
    const free = await freeSpace(profile.root)
    return { free, low: free !== null && free < limits().freeBytes }
  }
  return {
    look,
    async hasRoomFor(bytes) {
      const { free } = await look()
      return free === null || free - bytes >= limits().freeBytes
    },
    async holdReserve() {
      const { freeBytes, ballastBytes } = limits()
      if (existsSync(profile.ballast) && statSync(profile.ballast).size === ballastBytes) return
      const { free } = await look()
      if (free !== null && free > freeBytes + 2 * ballastBytes) await writeZeros(profile.ballast, ballastBytes)
    },
    freeReserve: () => rmSync(profile.ballast, { force: true }),
  }
}

/** Really written: a sparse file would hold nothing in reserve. Gives the turn back, so that the window stays alive. */
async function writeZeros(path: string, size: number): Promise<void> {
  const zeros = new Uint8Array(1024 * 1024)
  const handle = openSync(path, 'w')
  try {
    for (let left = size; left > 0;) {
      left -= writeSync(handle, zeros, 0, Math.min(left, zeros.length))
      await new Promise(resolve => setImmediate(resolve))
    }
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
