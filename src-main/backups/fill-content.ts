import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { diskProblem } from '../files/disk-problem'
import { damagedIn } from '../files/whole-content'
import { flushFolder, renameHeld } from '../files/write-flushed'
import type { DiskGuard } from '../profile/disk-guard'
import type { Profile } from '../profile/layout'
import { readStoreId } from '../profile/store-id'
import { dropIncoming, incomingIn, makeIncoming } from './adopt'
import { openKeyFile } from './backup-key'
import { lockedFile } from './refusals'
import { unpackBackup } from './unpack'

/**
 * Takes from a backup file what is missing or spoilt here of the content that rows name, and received bundles that are
 * gone; rows, journal and keys stay as they are. A file that is refused changes nothing.
 */
export async function fillContent(
  path: string,
  given: { profile: Profile; disk: DiskGuard; passphrase: string | null; content: readonly string[] },
): Promise<Outcome<{ brought: number; left: number }>> {
  const { profile, passphrase } = given
  try {
    if (!(await given.disk.hasRoomFor(statSync(path).size))) return refused(noRoom)
    const unpacked = await unpackBackup(path, makeIncoming(profile), async keyFile =>
      passphrase === null ? refused(lockedFile) : openKeyFile(keyFile, passphrase),
    )
    if (!unpacked.ok) return unpacked
    const incoming = incomingIn(profile)
    if (readStoreId(profile.storeId) !== readStoreId(incoming.storeId)) return refused(foreign)
    const damaged = await damagedIn(profile.content, given.content)
    const there = damaged.filter(sha256 => unpacked.value.content.has(sha256))
    if (damaged.length && !there.length) return refused(nothingThere)
    move(incoming.content, profile.content, there)
    const received = existsSync(incoming.received) ? readdirSync(incoming.received) : []
    const gone = received.filter(name => !existsSync(join(profile.received, name)))
    move(incoming.received, profile.received, gone)
    return done({ brought: there.length, left: damaged.length - there.length })
  } catch (error) {
    return refused(diskProblem(error))
  } finally {
    dropIncoming(profile)
  }
}

function move(from: string, to: string, names: readonly string[]): void {
  for (const name of names) renameHeld(join(from, name), join(to, name))
  flushFolder(to)
}

const noRoom = problem('disk-low', '硬盘剩下的空间放不下这份备份，没有补回。请清出空间再试。')
const foreign = problem('backup-foreign', '这份备份是另一本台账的，没有补回。请选择本台账的备份。')
const nothingThere = problem(
  'backup-content-none',
  '这份备份里也没有缺的附件，什么也没有改。请换一份更早的备份；都没有的，请取下附件重新添加。',
)
