import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { readBackFailed } from '../../src-shared/read-back'
import { diskProblem } from './disk-problem'
import { readUpTo } from './read-up-to'
import { writeFlushed } from './write-flushed'

/** The largest file that is read at all. */
export const readLimit = 512 * 1024 * 1024

/** What a token that stands for nothing is answered with. */
export const fileNotChosen = problem('file-not-chosen', '没有选择文件。请重新选择。')

/** Paths that a person chose, behind tokens: no page and no command ever sees a path. */
export interface Tokens {
  /**
   * Takes a path and answers its token.
   * @param mayMake whether a folder may be made where it is missing: named on the command line, never chosen in a dialog
   */
  take(path: string, mayMake?: boolean): string
  path(token: string): string | null
  /** Holds what somebody typed to open the file of a token, until that is read once. */
  keepPassphrase(token: string, passphrase: string): void
  /** What was typed; null where nobody was asked yet. */
  takePassphrase(token: string): string | null
  read(token: string): Outcome<{ name: string; bytes: Uint8Array }>
  /**
   * Writes a file into the folder of a token and reads it back from the disk; what does not come back as it was written
   * does not stay. A stick that is gone is no new folder, and no other disk stands in for it.
   */
  writeInto(token: string, name: string, bytes: Uint8Array): Outcome<{ file: string; bytes: Uint8Array; size: number }>
  /** Writes the very file of a token and reads it back. */
  save(token: string, bytes: Uint8Array): Outcome<{ file: string; size: number }>
  /** Whether a file was written here in this sitting, so that a page may ask for it to be shown. */
  wrote(file: string): boolean
}

const stickGone = problem('stick-gone', '选好的U盘已经拔出或换过，没有写出。请插好U盘，重新选择，再写一次。')

/** The disk that a folder lies on; undefined where there is no such folder. */
const diskOf = (folder: string): number | undefined => statSync(folder, { throwIfNoEntry: false })?.dev

function isStill(file: string, bytes: Uint8Array): boolean {
  try {
    return Buffer.from(bytes).equals(readFileSync(file))
  } catch {
    return false
  }
}

export function createTokens(): Tokens {
  const paths = new Map<string, string>()
  const toMake = new Set<string>()
  const disks = new Map<string, number>()
  const written = new Set<string>()
  const passphrases = new Map<string, string>()
  const unknown = () => refused(fileNotChosen)
  return {
    take(path, mayMake = false) {
      const token = randomBytes(16).toString('hex')
      paths.set(token, resolve(path))
      if (mayMake) toMake.add(token)
      const disk = diskOf(paths.get(token)!)
      if (disk !== undefined) disks.set(token, disk)
      return token
    },
    path: token => paths.get(token) ?? null,
    keepPassphrase: (token, passphrase) => void passphrases.set(token, passphrase),
    takePassphrase(token) {
      const typed = passphrases.get(token) ?? null
      passphrases.delete(token)
      return typed
    },
    read(token) {
      const path = paths.get(token)
      if (!path) return unknown()
      try {
        const bytes = readUpTo(path, readLimit)
        if (!bytes)
          return refused(
            problem('file-too-large', `文件超过${readLimit / 1024 / 1024} MB，无法读取。请检查是否选错了文件。`),
          )
        return done({ name: basename(path), bytes })
      } catch (error) {
        return refused(diskProblem(error))
      }
    },
    writeInto(token, name, bytes) {
      const folder = paths.get(token)
      if (!folder) return unknown()
      if (basename(name) !== name || name.startsWith('.')) throw new Error(`not a file name: ${name}`)
      try {
        if (toMake.has(token)) mkdirSync(folder, { recursive: true })
        // The empty folder that a stick was mounted on outlives it, and would take the file in its place.
        const disk = disks.get(token) ?? diskOf(folder)
        if (diskOf(folder) !== disk) return refused(stickGone)
        const file = join(folder, name)
        writeFlushed(file, bytes)
        const back = new Uint8Array(readFileSync(file))
        if (!Buffer.from(bytes).equals(back)) {
          rmSync(file, { force: true })
          return refused(readBackFailed)
        }
        if (diskOf(folder) !== disk) {
          // What landed on the other disk does not stay; a file of the same name that was there already does.
          if (isStill(file, bytes)) rmSync(file, { force: true })
          return refused(stickGone)
        }
        written.add(file)
        return done({ file, bytes: back, size: back.length })
      } catch (error) {
        return refused(diskProblem(error))
      }
    },
    save(token, bytes) {
      const file = paths.get(token)
      if (!file) return unknown()
      try {
        writeFlushed(file, bytes)
        if (!isStill(file, bytes)) {
          rmSync(file, { force: true })
          return refused(readBackFailed)
        }
        written.add(file)
        return done({ file, size: bytes.length })
      } catch (error) {
        return refused(diskProblem(error))
      }
    },
    wrote: file => written.has(file),
  }
}
