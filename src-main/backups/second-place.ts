import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readBackupText } from '../../src-shared/backup/backup-index'
import type { SecondPlace } from '../../src-shared/backup/second-place'
import { problem, refused, type Outcome } from '../../src-shared/problem'
import { isSameDisk } from '../files/same-disk'
import { readSettings, writeSettings } from '../profile/settings'
import type { Profile } from '../profile/layout'
import { readBackupKey } from './backup-key'
import { copyName, readCopyName } from './copy-name'
import { packInto, type Packed, type ToPack } from './pack'

/** Copies that stay in the second place. */
const copies = 3

/** Another disk or a stick that whole backups are copied to; which one belongs to this PC. */
export interface CopyPlace {
  now(): SecondPlace
  choose(path: string | null): SecondPlace
  /** Writes a whole backup there, reads it back, and lets the oldest copies go. */
  copy(given: ToPack): Promise<Outcome<Packed>>
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
      encrypted: path !== null && readSettings(profile.machine)['backupEncrypted'] === true,
      lacking: path === null ? 0 : Number(readSettings(profile.machine)['backupLacking'] ?? 0),
    }
  }
  return {
    now,
    choose(path) {
      writeSettings(profile.machine, {
        backupPlace: path,
        backupCopied: null,
        backupEncrypted: null,
        backupLacking: null,
      })
      return now()
    },
    async copy(given) {
      const { path, present } = now()
      const read = readBackupText(given.text)
      if (!read) throw new Error('no index of a backup')
      if (path === null || !present)
        return refused(problem('place-missing', '第二个备份位置不在。请插上那个U盘或硬盘，再备份一次。'))
      const key = readBackupKey(profile.backupKey)
      if (!key.ok) return key
      const nameOf = (lacking: number) => join(path, copyName(read, key.value !== null, lacking))
      const packed = await packInto(profile, nameOf(0), given, nameOf)
      if (!packed.ok) return packed
      const { file, encrypted, lacking } = packed.value
      writeSettings(profile.machine, { backupCopied: read.time, backupEncrypted: encrypted, backupLacking: lacking })
      tidy(path, basename(file))
      return packed
    },
  }
}

/**
 * Lets the oldest copies of an office go, by the entry they stand at, because a clock may be set back. The one just made
 * stays. What stands further on than that is of books that were cut off behind damage (decision 27): it goes first. A copy
 * that lacks fewer files than every newer one stays too: it is the last that has them.
 */
function tidy(folder: string, made: string): void {
  const { code, entry: newest, lacking } = readCopyName(made)!
  const others = readdirSync(folder).flatMap(name => {
    const copy = readCopyName(name)
    return copy?.code === code && name !== made ? [{ name, ...copy, cutOff: Number(copy.entry > newest) }] : []
  })
  others.sort((a, b) => a.cutOff - b.cutOff || b.entry - a.entry)
  let fewest = lacking
  for (const [place, { name, lacking }] of others.entries()) {
    const isLastWith = lacking < fewest
    fewest = Math.min(fewest, lacking)
    if (place < copies - 1 || isLastWith) continue
    try {
      rmSync(join(folder, name), { force: true })
    } catch {
      // The copy that was just made counts, whether or not an old one can be removed.
    }
  }
}
