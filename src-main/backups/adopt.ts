import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { flushFolder, writeFlushed } from '../files/write-flushed'
import { openJournal, type JournalFiles } from '../journal/journal-files'
import { decodeRecords } from '../journal/record'
import { makeFolders, profileAt, type Profile } from '../profile/layout'
import { readStoreId } from '../profile/store-id'

/** How the books of a backup file stand to those of a profile. */
export type Relation =
  /** The profile has no books: it becomes what the file holds. */
  | 'empty'
  /** The file is an earlier state of these books. */
  | 'earlier'
  /** These books went on elsewhere: the file has all of them and more. */
  | 'later'

/** Where the files of a backup wait until they are taken over. */
export const incomingIn = (profile: Profile): Profile => profileAt(join(profile.root, 'incoming'))

/** Says that everything in there was checked and is to be taken over, also after a kill. */
const mark = (profile: Profile): string => join(incomingIn(profile).root, 'adopt')

/** A fresh folder for the files of a backup. */
export function makeIncoming(profile: Profile): string {
  const { root } = incomingIn(profile)
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  return root
}

/** Compares the unpacked books with the profile's. Refused where both went on in different ways, or are different books. */
export function relationOf(profile: Profile, journal: JournalFiles): Outcome<Relation> {
  const incoming = incomingIn(profile)
  makeFolders(incoming)
  if (!journal.head()) return done('empty')
  if (readStoreId(profile.storeId) !== readStoreId(incoming.storeId)) return refused(foreign)
  const theirs = openJournal(incoming.journal)
  const [ownHead, theirHead] = [journal.head()?.number ?? 0, theirs.head()?.number ?? 0]
  const common = Math.min(ownHead, theirHead)
  if (common > 0) {
    const [ours, other] = [journal.read(common, 1), theirs.read(common, 1)]
    if (!ours.ok) return ours
    if (!other.ok) return other
    if (!Buffer.from(ours.value[0]!).equals(Buffer.from(other.value[0]!))) return refused(forked)
  }
  return done(theirHead > ownHead ? 'later' : 'earlier')
}

/**
 * Takes over what was unpacked: what the profile lacks of content, received bundles and rows of backups; the journal's
 * further entries; keys. Marked first, so that a kill in between is gone on from at the next start. Each step may run
 * twice. Throws what the disk says.
 */
export function adoptIncoming(profile: Profile, relation: Relation): void {
  writeFlushed(mark(profile), Buffer.from(relation))
  takeOver(profile, relation)
}

/** At the start, before anything of the profile is opened: goes on where a kill cut in, or clears away what is left. */
export function finishAdopting(profile: Profile): void {
  const relation = readIfThere(mark(profile)) as Relation | null
  if (relation) takeOver(profile, relation)
  else rmSync(incomingIn(profile).root, { recursive: true, force: true })
}

function takeOver(profile: Profile, relation: Relation): void {
  const incoming = incomingIn(profile)
  makeFolders(incoming)
  for (const part of ['content', 'received', 'segments', 'backups'] as const) moveMissing(incoming[part], profile[part])
  if (relation !== 'earlier') {
    takeKeys(incoming.keys, profile.keys)
    if (relation === 'empty') writeFlushed(profile.storeId, readFileSync(incoming.storeId))
    appendMissing(incoming.journal, openJournal(profile.journal))
  }
  rmSync(mark(profile))
  rmSync(incoming.root, { recursive: true, force: true })
}

/** Files whose name says what they hold: what is there already is the same. */
function moveMissing(from: string, to: string): void {
  for (const name of readdirSync(from))
    if (name.includes('.') || /^[0-9a-f]{64}$/.test(name))
      if (!existsSync(join(to, name))) renameSync(join(from, name), join(to, name))
  flushFolder(to)
}

/** `signing.key` last: where it is, all are. Of two ledgers of used sequences the longer one stands. */
function takeKeys(from: string, to: string): void {
  const [ours, theirs] = [to, from].map(folder => readIfThere(join(folder, 'sequences.log')) ?? '') as [string, string]
  if (existsSync(join(to, 'signing.key'))) {
    if (theirs.startsWith(ours)) writeFlushed(join(to, 'sequences.log'), Buffer.from(theirs), 0o600)
    return
  }
  for (const name of ['sequences.log', 'opaque.secret', 'signing.pub', 'signing.key'])
    if (existsSync(join(from, name))) writeFlushed(join(to, name), readFileSync(join(from, name)), 0o600)
}

function appendMissing(from: string, journal: JournalFiles): void {
  for (const name of readdirSync(from).sort())
    for (const record of decodeRecords(readFileSync(join(from, name))).records) {
      if (record.number <= (journal.head()?.number ?? 0)) continue
      const appended = journal.append({ ...record, month: name.slice(0, 7) })
      if (!appended.ok) throw Object.assign(new Error(appended.problems[0]!.message), { code: 'EIO' })
    }
}

const foreign = problem(
  'backup-foreign',
  '这份备份是另一本台账的，没有恢复。要打开它，请在设置里换一个空的数据文件夹，或在另一台电脑上恢复。',
)
const forked = problem(
  'backup-forked',
  '这份备份与本机的台账从某一天起各记各的，不能合在一起，没有恢复。请联系维护人员，两边都不要删除。',
)
