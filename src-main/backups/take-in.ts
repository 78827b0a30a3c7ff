import { statSync } from 'node:fs'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { diskProblem } from '../files/disk-problem'
import type { JournalFiles } from '../journal/journal-files'
import type { DiskGuard } from '../profile/disk-guard'
import type { Profile } from '../profile/layout'
import { dropIncoming, keepIncomingIndex, makeIncoming, relationOf, type Relation } from './adopt'
import { unpackBackup } from './unpack'

/**
 * Reads a backup file through, lays its files aside and says how its books stand to these. Nothing of a file that is
 * refused stays; nothing of the profile is changed.
 */
export async function takeIn(
  path: string,
  { profile, journal, disk }: { profile: Profile; journal: JournalFiles; disk: DiskGuard },
): Promise<Outcome<{ text: string; relation: Relation }>> {
  const taken = await laidAside(path, profile, journal, disk).catch(error => refused(diskProblem(error)))
  if (!taken.ok) dropIncoming(profile)
  return taken
}

async function laidAside(
  path: string,
  profile: Profile,
  journal: JournalFiles,
  disk: DiskGuard,
): Promise<Outcome<{ text: string; relation: Relation }>> {
  if (!(await disk.hasRoomFor(statSync(path).size))) return refused(noRoom)
  const unpacked = await unpackBackup(path, makeIncoming(profile))
  if (!unpacked.ok) return unpacked
  const { index, text } = unpacked.value
  const relation = relationOf(profile, journal, index)
  if (!relation.ok) return relation
  keepIncomingIndex(profile, index, text)
  return done({ text, relation: relation.value })
}

const noRoom = problem('disk-low', '硬盘剩下的空间放不下这份备份，没有恢复。请清出空间再试。')
