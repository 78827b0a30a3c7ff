import { statSync } from 'node:fs'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { recipientOf } from '../age/identity'
import { diskProblem } from '../files/disk-problem'
import type { JournalFiles } from '../journal/journal-files'
import type { DiskGuard } from '../profile/disk-guard'
import type { Profile } from '../profile/layout'
import { dropIncoming, incomingIn, keepIncomingIndex, makeIncoming, relationOf, type Relation } from './adopt'
import { openKeyFile, writeBackupKey, type BackupKey } from './backup-key'
import { isContradicted } from './packed-journal'
import { lockedFile, newerFile, otherBranch } from './refusals'
import { unpackBackup } from './unpack'

interface Given {
  profile: Profile
  journal: JournalFiles
  disk: DiskGuard
  /** What somebody typed for this file; null where nobody was asked yet. */
  passphrase: string | null
  /** The newest number of record shapes that this program knows. */
  schema: number
}

/**
 * Reads a backup file through, lays its files aside and says how its books stand to these. Nothing of a file that is
 * refused stays; nothing of the profile is changed.
 */
export async function takeIn(path: string, given: Given): Promise<Outcome<{ text: string; relation: Relation }>> {
  let isTaken = false
  try {
    const taken = await laidAside(path, given)
    isTaken = taken.ok
    return taken
  } catch (error) {
    return refused(diskProblem(error))
  } finally {
    if (!isTaken) dropIncoming(given.profile)
  }
}

async function laidAside(
  path: string,
  { profile, journal, disk, passphrase, schema }: Given,
): Promise<Outcome<{ text: string; relation: Relation }>> {
  if (!(await disk.hasRoomFor(statSync(path).size))) return refused(noRoom)
  let key: BackupKey | null = null
  const unpacked = await unpackBackup(path, makeIncoming(profile), async keyFile => {
    if (passphrase === null) return refused(lockedFile)
    const identity = await openKeyFile(keyFile, passphrase)
    if (identity.ok) key = { recipient: await recipientOf(identity.value), keyFile }
    return identity
  })
  if (!unpacked.ok) return unpacked
  const { index, text } = unpacked.value
  if (index.schema > schema) return refused(newerFile)
  const relation = relationOf(profile, journal, index)
  if (!relation.ok) return relation
  if (isContradicted(incomingIn(profile).journal, index)) return refused(otherBranch)
  keepIncomingIndex(profile, index, text)
  if (key) writeBackupKey(incomingIn(profile).backupKey, key)
  return done({ text, relation: relation.value })
}

const noRoom = problem('disk-low', '硬盘剩下的空间放不下这份备份，没有恢复。请清出空间再试。')
