import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineHandlers } from '../src-shared/ipc'
import { noEntry } from '../src-shared/journal/entry'
import { done, refused, type Outcome } from '../src-shared/problem'
import { answered } from './answered'
import { adoptIncoming, finishAdopting } from './backups/adopt'
import { backupsIn } from './backups/backup-files'
import { readBackupKey } from './backups/backup-key'
import { fillContent } from './backups/fill-content'
import { packInto } from './backups/pack'
import { secondPlace } from './backups/second-place'
import { takeIn } from './backups/take-in'
import { contentIn } from './files/content'
import { diskProblem } from './files/disk-problem'
import { opened, writeEncrypted } from './files/encrypted-files'
import { readAttachment } from './files/read-attachment'
import { fileNotChosen, type Tokens } from './files/tokens'
import { damagedIn } from './files/whole-content'
import { writeFlushed } from './files/write-flushed'
import { cutJournal } from './journal/cut-journal'
import { healJournal, missingIn } from './journal/heal-journal'
import { rewriteJournal } from './journal/rewrite-journal'
import { openJournal } from './journal/journal-files'
import { createVault } from './age/vault'
import { isTornBehind, keepTornTail } from './journal/torn-tail'
import type { OfficeKeys } from './keys/office-keys'
import { diskGuard } from './profile/disk-guard'
import type { Profile } from './profile/layout'
import { noteLog } from './profile/log'
import { markStore, prepareStoreState, storeStateIn } from './profile/store-state'
import { claimStore, readStoreId } from './profile/store-id'
import { defaultLimits } from './sheets/limits'
import { readOnce } from './sheets/last-read'
import { readSheets } from './sheets/read-sheet'
import { inSheetThread } from './sheets/sheet-thread'
import type { WordFiles } from './word/word-files'

/** What writes and has nothing to answer: done, or what the disk said. */
function written(write: () => void): Outcome<Record<string, never>> {
  try {
    write()
    return done({})
  } catch (error) {
    return refused(diskProblem(error))
  }
}

/** Files that another program holds stop no start: the store is made anew by other means, or at the next start. */
function layStoreAside(profile: Profile, now: Date): void {
  try {
    prepareStoreState(profile, now)
  } catch (error) {
    noteLog(profile.logs, now, 'store-not-laid-aside', String((error as NodeJS.ErrnoException).code))
  }
}

/** What the main process does for the data worker: disk, keys, and reading what may be hostile. */
export function engineHandlers(
  profile: Profile,
  tokens: Tokens,
  given: { sheetWorker: string; word: WordFiles; keys: OfficeKeys; now: () => Date },
): EngineHandlers {
  const unfinished = finishAdopting(profile)
  if (unfinished) noteLog(profile.logs, given.now(), 'adopting-unfinished', String((unfinished as Error).message))
  const openOwn = () =>
    openJournal(profile.journal, (tail, after) => {
      const kept = keepTornTail(profile.damagedJournals, tail, after)
      noteLog(profile.logs, given.now(), kept ? 'journal-tail-cut' : 'journal-tail-lost', String(after?.number ?? 0))
    })
  const asideNow = () =>
    join(
      profile.damagedJournals,
      given
        .now()
        .toISOString()
        .replace(/[-:]|\.\d+/g, ''),
    )
  let journal = openOwn()
  layStoreAside(profile, given.now())
  const disk = diskGuard(profile)
  const backups = backupsIn(profile)
  const second = secondPlace(profile)
  const content = contentIn(profile.content)
  const vault = createVault(() => given.now().getTime())
  const { keys } = given
  const readSheet = readOnce((name, bytes) => readSheets(name, bytes, given.sheetWorker))
  return {
    'journal.head': () => journal.head(),
    'journal.append': record => journal.append(record),
    'journal.read': ({ from, limit }) => journal.read(from, limit),
    'journal.cut': last =>
      written(() => {
        const aside = asideNow()
        backups.setAside(last.number, aside)
        cutJournal(profile.journal, aside, last)
        noteLog(profile.logs, given.now(), 'journal-cut', String(last.number))
        journal = openOwn()
        // The store is given up for what is left: it must end where somebody was told that it does.
        if ((journal.head()?.hash ?? noEntry) !== last.hash)
          throw Object.assign(new Error('the cut journal'), { code: 'EIO' })
      }),
    'journal.missing': ({ afresh }) => ({
      numbers: [...(afresh ? missingIn(profile.journal) : journal.missing)],
      torn: isTornBehind(profile.damagedJournals, journal.head()),
    }),
    'journal.heal': ({ records }) =>
      written(() => {
        healJournal(profile.journal, profile.damagedJournals, records)
        noteLog(profile.logs, given.now(), 'journal-healed', String(records.length))
        journal = openOwn()
      }),
    'journal.erase': ({ records }) =>
      written(() => {
        const all = rewriteJournal(profile.journal, records)
        noteLog(profile.logs, given.now(), all ? 'journal-erased' : 'journal-erased-in-part', String(records.length))
        journal = openOwn()
        // A damaged file keeps what it has until the store has healed it.
        if (!all) throw Object.assign(new Error('a record that is damaged'), { code: 'EIO' })
      }),
    'store.identity': () => ({
      storeId: readStoreId(profile.storeId),
      state: storeStateIn(profile.storeState),
      // Without an office there is nothing to sign, and nothing is received.
      used: keys.made() || [profile.received, profile.content].some(folder => readdirSync(folder).length > 0),
    }),
    'store.claim': ({ storeId }) => (claimStore(profile.storeId, storeId), {}),
    'store.mark': ({ state }) => {
      if (state === 'suspect') disk.freeReserve()
      markStore(profile.storeState, state)
      return {}
    },
    'disk.look': () => disk.look(),
    'disk.reserve': async () => (await disk.holdReserve(), {}),
    'content.put': ({ sha256, bytes }) => written(() => content.put(sha256, bytes)),
    'content.get': ({ sha256 }) => content.get(sha256),
    'content.check': ({ sha256s }) => damagedIn(profile.content, sha256s),
    'content.absent': ({ files }) => content.absent(files),
    'attachment.read': ({ token }) => readAttachment(tokens.path(token)),
    'backup.list': () => backups.list(),
    'backup.check': ({ segments }) => backups.segments.check(segments),
    'backup.segment': ({ sha256, bytes }) => written(() => backups.segments.put(sha256, bytes)),
    'backup.rows': ({ sha256 }) => backups.segments.get(sha256),
    'backup.write': ({ name, text }) => backups.write(name, text),
    'backup.drop': ({ names }) => (backups.drop(names), {}),
    'backup.pack': ({ token, ...given }) => packInto(profile, tokens.path(token), given),
    'backup.unpack': ({ token, schema }) => {
      const path = tokens.path(token)
      const passphrase = tokens.takePassphrase(token)
      return path ? takeIn(path, { profile, journal, disk, passphrase, schema }) : refused(fileNotChosen)
    },
    'backup.adopt': ({ relation }) =>
      written(() => {
        try {
          adoptIncoming(profile, relation)
        } finally {
          // Cut off by the disk too: what was read before may not be written over what came.
          keys.reopen()
        }
        journal = openOwn()
      }),
    'backup.fill': ({ token, content: named }) => {
      const path = tokens.path(token)
      const passphrase = tokens.takePassphrase(token)
      return path ? fillContent(path, { profile, disk, passphrase, content: named }) : refused(fileNotChosen)
    },
    'backup.place': () => second.now(),
    'backup.choosePlace': ({ token }) => second.choose(token === null ? null : tokens.path(token)),
    'backup.copy': given => second.copy(given),
    'backup.key': () => {
      const key = readBackupKey(profile.backupKey)
      return { state: !key.ok ? 'damaged' : key.value ? 'set' : 'none' }
    },
    'sheet.read': ({ name, bytes }) => readSheet(name, bytes),
    'sheet.fill': ({ name, bytes, plan }) =>
      inSheetThread({ name, bytes, plan, limits: defaultLimits }, given.sheetWorker),
    'word.read': ({ name, bytes }) => given.word.read(name, bytes),
    'word.check': ({ document, name, bytes }) => given.word.checked(document, name, bytes),
    'word.fill': job => given.word.filled(job),
    'word.template': async asked => given.word.template(asked),
    'file.read': ({ token }) => opened(tokens.read(token), keys.identities),
    'file.write': ({ token, name, bytes, recipient }) =>
      recipient ? writeEncrypted(tokens, { token, name, bytes, recipient }) : tokens.writeInto(token, name, bytes),
    'file.save': ({ token, bytes }) => tokens.save(token, bytes),
    'received.keep': ({ digest, bytes }) => {
      if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a digest')
      return written(() => writeFlushed(join(profile.received, `${digest}.qlb`), bytes))
    },
    'keys.made': () => ({ made: keys.made() }),
    'keys.card': () => answered(keys.card().then(value => done(value))),
    'keys.keep': () => (keys.keep(), {}),
    'keys.next': asked => answered(keys.next(asked).then(value => done(value))),
    'keys.sign': asked => keys.sign(asked),
    'keys.verify': asked => keys.verify(asked),
    'keys.opaque': ids => answered(keys.opaque(ids).then(value => done(value))),
    'keys.renew': asked => keys.renew(asked),
    'keys.recipient': () => answered(keys.recipient().then(value => done(value))),
    'vault.make': ({ passphrase }) => vault.make(passphrase),
    'vault.unlock': asked => vault.unlock(asked),
    'vault.lock': () => (vault.lock(), {}),
    'vault.state': ({ operator }) => ({ open: vault.isOpen(operator) }),
    'vault.seal': asked => vault.seal(asked),
    'vault.read': asked => vault.read(asked),
    'log.note': ({ code, detail }) => (noteLog(profile.logs, given.now(), code, detail), {}),
  }
}
