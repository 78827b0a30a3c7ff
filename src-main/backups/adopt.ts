import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupFileName, readBackupText, type BackupIndex } from '../../src-shared/backup/backup-index'
import { openEntry } from '../../src-shared/journal/entry'
import { sparedEntries } from '../../src-shared/journal/spared'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { readIfThere } from '../files/read-if-there'
import { flushFolder, renameHeld, ownerOnly, writeFlushed } from '../files/write-flushed'
import { healJournal, missingIn } from '../journal/heal-journal'
import { backupsIn } from './backup-files'
import { openJournal, type JournalFiles } from '../journal/journal-files'
import { decodeRecords } from '../journal/record'
import { takeKeys } from '../keys/take-keys'
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
  dropIncoming(profile)
  const { root } = incomingIn(profile)
  mkdirSync(root, { recursive: true })
  return root
}

/** Nothing of a file that was refused stays: keys may be in it. */
export function dropIncoming(profile: Profile): void {
  rmSync(incomingIn(profile).root, { recursive: true, force: true, maxRetries: 5 })
}

/** Lays the index aside as a backup like any other, so that recovery may begin with it. */
export function keepIncomingIndex(profile: Profile, index: BackupIndex, text: string): void {
  const digest = createHash('sha256').update(text).digest('hex')
  const { backups } = incomingIn(profile)
  mkdirSync(backups, { recursive: true })
  writeFlushed(join(backups, backupFileName(index, digest)), Buffer.from(text))
}

/**
 * Compares the unpacked books with the profile's. Refused where both went on in different ways, are different books, or
 * where entries are missing that would have to be replayed.
 * @param index of the backup: what its journal lacks before it, the rows make good
 */
export function relationOf(profile: Profile, journal: JournalFiles, index: BackupIndex): Outcome<Relation> {
  const incoming = incomingIn(profile)
  makeFolders(incoming)
  const theirs = openJournal(incoming.journal)
  const [ownHead, theirHead] = [journal.head()?.number ?? 0, theirs.head()?.number ?? 0]
  if (ownHead === 0 && othersBackups(profile, incoming)) return refused(foreign)
  if (ownHead === 0) return isChain(theirs, index.journal) ? done('empty') : refused(brokenJournal)
  if (readStoreId(profile.storeId) !== readStoreId(incoming.storeId)) return refused(foreign)
  const last = Math.min(ownHead, theirHead)
  const meeting = meetingPoint(journal, theirs, last)
  if (!meeting) return refused(hashAt(theirs, last) ? ownDamaged : brokenJournal)
  if (meeting.ours !== meeting.theirs) return refused(forked)
  if (theirHead <= ownHead) return done('earlier')
  return isChain(theirs, { number: meeting.number, hash: meeting.theirs }) ? done('later') : refused(brokenJournal)
}

/** Whether a profile without a journal has backups of other books: they are its own, and all that is left of them. */
function othersBackups(profile: Profile, incoming: Profile): boolean {
  const theirs = readStoreId(incoming.storeId)
  return backupsIn(profile)
    .list()
    .some(({ text }) => (readBackupText(text)?.storeId ?? theirs) !== theirs)
}

/** The last entry up to a number that both journals say something of; undefined where there is none. */
function meetingPoint(journal: JournalFiles, other: JournalFiles, upTo: number) {
  for (let number = upTo; number > 0; number--) {
    const [ours, theirs] = [hashAt(journal, number), hashAt(other, number)]
    if (ours && theirs) return { number, ours, theirs }
  }
  return undefined
}

/** Hash of an entry; where that is damaged, what the next one says that it follows. */
function hashAt(journal: JournalFiles, number: number): string | undefined {
  return entryAt(journal, number)?.hash ?? entryAt(journal, number + 1)?.entry.previous
}

function entryAt(journal: JournalFiles, number: number): ReturnType<typeof openEntry> | undefined {
  const read = journal.read(number, 1)
  const [bytes] = read.ok ? read.value : []
  return bytes && openEntry(bytes)
}

/** Whether every entry behind a point follows the one before it. */
function isChain(journal: JournalFiles, after: { number: number; hash: string }): boolean {
  let { number, hash } = after
  const end = journal.head()?.number ?? 0
  while (number < end) {
    const read = journal.read(number + 1, chunkBytes)
    if (!read.ok) return false
    for (const bytes of read.value) {
      const opened = openEntry(bytes)
      if (opened?.entry.number !== number + 1 || opened.entry.previous !== hash) return false
      number++
      hash = opened.hash
    }
  }
  return true
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

/**
 * At the start, before anything of the profile is opened: goes on where a kill cut in, or clears away what is left.
 * What the disk refuses is tried again at the next start; the books that are there open meanwhile.
 * @returns what the disk said
 */
export function finishAdopting(profile: Profile): unknown {
  try {
    const relation = readIfThere(mark(profile)) as Relation | null
    if (relation) takeOver(profile, relation)
    else dropIncoming(profile)
    return null
  } catch (error) {
    return error
  }
}

function takeOver(profile: Profile, relation: Relation): void {
  const incoming = incomingIn(profile)
  makeFolders(incoming)
  // Everything was checked while it was unpacked: it also heals what lies damaged under the same name.
  for (const part of ['content', 'received', 'segments', 'backups'] as const) moveAll(incoming[part], profile[part])
  takeKeys(incoming.keys, profile.keys, { upTo: lastInstant(incoming.journal), wentOn: relation !== 'earlier' })
  if (relation === 'empty') {
    // A new PC goes on as the old one did: its copies are under the same passphrase.
    if (existsSync(incoming.backupKey) && !existsSync(profile.backupKey))
      writeFlushed(profile.backupKey, readFileSync(incoming.backupKey), ownerOnly)
    writeFlushed(profile.storeId, readFileSync(incoming.storeId))
    moveAll(incoming.journal, profile.journal)
  }
  if (relation === 'later') appendMissing(incoming.journal, openJournal(profile.journal))
  if (relation !== 'empty') fillGaps(incoming.journal, profile)
  rmSync(mark(profile))
  dropIncoming(profile)
}

function moveAll(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true }))
    if (entry.isFile()) renameHeld(join(from, entry.name), join(to, entry.name))
  flushFolder(to)
}

/** When the newest entry was written. */
function lastInstant(folder: string): string {
  const journal = openJournal(folder)
  return entryAt(journal, journal.head()?.number ?? 0)?.entry.time ?? new Date(0).toISOString()
}

function appendMissing(from: string, journal: JournalFiles): void {
  for (const name of readdirSync(from).sort())
    for (const record of decodeRecords(readFileSync(join(from, name))).records) {
      if (record.number <= (journal.head()?.number ?? 0)) continue
      const appended = journal.append({ ...record, month: name.slice(0, 7) })
      if (!appended.ok) throw Object.assign(new Error(appended.problems[0]!.message), { code: 'EIO' })
    }
}

/** A copy of the same books makes good what is damaged in their journal. */
function fillGaps(from: string, { journal, damagedJournals }: Profile): void {
  const missing = missingIn(journal)
  if (!missing.length) return
  const [ours, theirs] = [openJournal(journal), openJournal(from)]
  const behind = missing.map(number => number + 1)
  const spared = sparedEntries(missing, bytesOf(ours, behind), bytesOf(theirs, missing))
  if (spared.length) healJournal(journal, damagedJournals, spared)
}

function bytesOf(journal: JournalFiles, numbers: readonly number[]): Map<number, Uint8Array> {
  const found = new Map<number, Uint8Array>()
  for (const number of numbers) {
    const read = journal.read(number, 1)
    if (read.ok && read.value[0]) found.set(number, read.value[0])
  }
  return found
}

const chunkBytes = 4 * 1024 * 1024

const brokenJournal = problem(
  'backup-journal',
  '这份备份里的操作日志有缺损，不能接着用，没有恢复。请换一份备份再试，并联系街道信息员。',
)
const ownDamaged = problem(
  'journal-damaged',
  '这份备份是好的，本机的操作日志却损坏了，看不出两边是不是同一本台账的前后，没有恢复。请联系街道信息员，两边都不要删除。',
)
const foreign = problem(
  'backup-foreign',
  '这份备份是另一本台账的，没有恢复。要打开它，请在另一台没有台账的电脑上恢复。',
)
const forked = problem(
  'backup-forked',
  '这份备份与本机的台账从某一天起各记各的，不能合在一起，没有恢复。请联系街道信息员，两边都不要删除。',
)
