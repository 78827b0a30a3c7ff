import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readBackupText } from '../../src-shared/backup/backup-index'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { readSettings, writeSettings } from '../profile/settings'
import type { Profile } from '../profile/layout'
import { packInto } from './pack'

/** Copies that stay in the second place. */
const copies = 3
const shape = /^亲邻台账备份-\d{12}-(\d+)-\d{8}T\d{6}Z\.tar$/

export interface Place {
  path: string | null
  /** Whether it is there now: a stick may be out. */
  present: boolean
  /** ISO instant of the newest copy that was read back there. */
  copied: string | null
}

/** Another disk or a stick that whole backups are copied to; which one belongs to this PC. */
export interface SecondPlace {
  now(): Place
  choose(path: string | null): Place
  /** Writes a whole backup there, reads it back, and lets the oldest copies go. */
  copy(text: string): Promise<Outcome<{ file: string; size: number }>>
}

export function secondPlace(profile: Profile): SecondPlace {
  const text = (key: string): string | null => {
    const value = readSettings(profile.machine)[key]
    return typeof value === 'string' ? value : null
  }
  const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory()
  const now = () => {
    const path = text('backupPlace')
    return { path, present: path !== null && isFolder(path), copied: path === null ? null : text('backupCopied') }
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
      const packed = await packInto(
        profile,
        join(path, `亲邻台账备份-${code}-${read.journal.number}-${time}.tar`),
        index,
      )
      if (!packed.ok) return packed
      writeSettings(profile.machine, { backupCopied: read.time })
      tidy(path, code)
      return done(packed.value)
    },
  }
}

/** Lets the oldest copies of an office go, by the entry they stand at: a clock may be set back, the journal never. */
function tidy(folder: string, code: string): void {
  const entryOf = (name: string) => Number(shape.exec(name)?.[1] ?? 0)
  const own = readdirSync(folder).filter(name => shape.test(name) && name.includes(`-${code}-`))
  for (const name of own.sort((a, b) => entryOf(b) - entryOf(a)).slice(copies))
    try {
      rmSync(join(folder, name), { force: true })
    } catch {
      // The copy that was just made counts, whether or not an old one can be removed.
    }
}
