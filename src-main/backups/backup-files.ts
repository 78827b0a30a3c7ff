import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readBackupText, restoredName, segmentsOf, turnName } from '../../src-shared/backup/backup-index'
import { done, type Outcome, refused } from '../../src-shared/problem'
import { contentIn, type Content } from '../files/content'
import { diskProblem } from '../files/disk-problem'
import { renameHeld, writeFlushed } from '../files/write-flushed'
import type { Profile } from '../profile/layout'

/** The backups of a profile: an index file each, and the segments of rows that they share. */
export interface BackupFiles {
  segments: Content
  list(): { name: string; text: string }[]
  /** Writes an index and reads it back. */
  write(name: string, text: string): Outcome<Record<string, never>>
  /**
   * Removes indexes that backups take turns in, and the segments that no other index names. What the journal restores
   * from stays for ever.
   */
  drop(names: readonly string[]): void
  /**
   * Lays indexes aside that stand behind an entry and are not whole, before the journal is cut there: a segment that is
   * written anew would make them whole, and then they would pass for newer than the books.
   */
  setAside(behind: number, aside: string): void
}

export function backupsIn({
  backups: folder,
  segments: segmentFolder,
}: Pick<Profile, 'backups' | 'segments'>): BackupFiles {
  const segments = contentIn(segmentFolder)
  const list = () =>
    (isFolder(folder) ? readdirSync(folder) : [])
      .filter(name => turnName.test(name) || restoredName.test(name))
      .sort()
      .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  return {
    segments,
    list,
    write(name, text) {
      if (!turnName.test(name) && !restoredName.test(name)) throw new Error(`no backup's name: ${name}`)
      try {
        mkdirSync(folder, { recursive: true })
        writeFlushed(join(folder, name), Buffer.from(text))
        if (readFileSync(join(folder, name), 'utf8') !== text) throw Object.assign(new Error(name), { code: 'EIO' })
        return done({})
      } catch (error) {
        return refused(diskProblem(error))
      }
    },
    setAside(behind, aside) {
      for (const { name, text } of list()) {
        const index = readBackupText(text)
        if (!turnName.test(name) || !index || index.journal.number <= behind) continue
        if (!segments.check(segmentsOf(index)).length) continue
        mkdirSync(aside, { recursive: true })
        renameHeld(join(folder, name), join(aside, name))
      }
    },
    drop(names) {
      for (const name of names) if (turnName.test(name)) rmSync(join(folder, name), { force: true })
      const left = list().map(({ text }) => readBackupText(text))
      // An index that cannot be read may name anything.
      if (left.includes(null)) return
      segments.keepOnly(new Set(left.flatMap(index => segmentsOf(index!))))
    },
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
