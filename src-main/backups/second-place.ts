import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readBackupText } from '../../src-shared/backup/backup-index'
import type { SecondPlace } from '../../src-shared/backup/second-place'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { isSameDisk } from '../files/same-disk'
import { readSettings, writeSettings } from '../profile/settings'
import type { Profile } from '../profile/layout'
import { packInto } from './pack'

/** Copies that stay in the second place. */
const copies = 3
const shape = /^亲邻台账备份-\d{12}-(\d+)-\d{8}T\d{6}Z\.tar$/

/** Another disk or a stick that whole backups are copied to; which one belongs to this PC. */
export interface CopyPlace {
  now(): SecondPlace
  choose(path: string | null): SecondPlace
  /** Writes a whole backup there, reads it back, and lets the oldest copies go. */
  copy(text: string): Promise<Outcome<{ file: string; size: number }>>
}

export function secondPlace(profile: Profile): CopyPlace {
  const text = (key: string): string | null => {
    const value = readSettings(profile.machine)[key]
    return typeof value === 'string' ? value : null
  }
  const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory()
  const now = () => {
    const path = text('backupPlace')
    const present = path !== null && isFolder(path)
    return {
      path,
      present,
      sameDisk: present && isSameDisk(path, profile.root),
      copied: path === null ? null : text('backupCopied'),
    }
  }
  return {
    now,
    choose(path) {
      writeSettings(profile.machine, { backupPlace: path, backupCopied: null })
      return now()
    },
    async copy(index) {
      const { path, present } = now()
      const read = readBackupText(index)
      if (!read) throw new Error('no index of a backup')
      if (path === null || !present)
        return refused(problem('place-missing', '第二个备份位置不在。请插上那个U盘或硬盘，再备份一次。'))
      const code = read.office?.code ?? '000000000000'
      const time = read.time.replace(/[-:]|\.\d+/g, '')
      const name = `亲邻台账备份-${code}-${read.journal.number}-${time}.tar`
      const packed = await packInto(profile, join(path, name), index)
      if (!packed.ok) return packed
      writeSettings(profile.machine, { backupCopied: read.time })
      tidy(path, code, name)
      return done(packed.value)
    },
  }
}

/**
 * Lets the oldest copies of an office go, by the entry they stand at, because a clock may be set back. The one just made
 * stays. What stands further on than that is of books that were cut off behind damage (decision 27): it goes first.
 */
function tidy(folder: string, code: string, made: string): void {
  const numberIn = (name: string) => Number(shape.exec(name)?.[1] ?? 0)
  const isCutOff = (name: string) => Number(numberIn(name) > numberIn(made))
  const others = readdirSync(folder).filter(name => shape.test(name) && name.includes(`-${code}-`) && name !== made)
  others.sort((a, b) => isCutOff(a) - isCutOff(b) || numberIn(b) - numberIn(a))
  for (const name of others.slice(copies - 1))
    try {
      rmSync(join(folder, name), { force: true })
    } catch {
      // The copy that was just made counts, whether or not an old one can be removed.
    }
}
