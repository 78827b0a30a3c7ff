import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Dexie } from 'dexie'
import type { BackupReason } from '../../src-shared/backup/backup-index'
import { noEntry, openEntry, sealEntry, type Entry, type SealedEntry } from '../../src-shared/journal/entry'
import { done, problem, refused, Refusal, type Outcome, type Problem } from '../../src-shared/problem'
import { canonicalJson } from '../../src-shared/records/canonical'
import { problemsOf } from '../../src-shared/records/problems-of'
import type { Command, Outside } from './command'
import { restoresIn, setRestores, type JournalRow } from './database'
import { withoutForeignWait } from './journal/foreign-wait'
import type { Recorder } from './journal/recorder'
import { noteErased } from './erasing'
import { restoreName } from './backup/restore-name'
import { replaceRows } from './backup/restore'
import type { Rows } from './backup/backups'
import { isMigration } from './migrations/migrate'
import { isStoreFailure } from './store-failure'
import { txOf } from './transaction'
import { within } from './within'

/** Milliseconds after which what holds the turn counts as never answered. */
const answerWithin = 10_000

/** Why nothing may be written for now; null while writing is allowed. */
export type Closed = { code: string; message: string } | null

/** After a failed write the store may be damaged; writing on would make it worse (safety.md §2.5). */
const storeFailed = {
  code: 'store-write-failed',
  message:
    '本机数据库写不进去，可能磁盘已满。这一次没有登记上。填写的内容还在。请清出磁盘空间，关闭程序再打开，程序会用操作日志重新生成数据。',
}

/** The fingerprint of what was asked, so that an id is not answered for something else. */
function askedFor(command: Command, input: unknown): string {
  const words = JSON.stringify(input, (_, value: unknown) => (value instanceof Uint8Array ? value.length : value))
  const text = canonicalJson([command.name, command.secret ? null : JSON.parse(words ?? 'null')])
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16)
}

const idUsed = problem('id-used', '这个编号已经用于另一次登记，这一次没有登记。请换一个编号。')

/** The store answers nothing any more: what was typed may be in it, so nobody may type it again before the next start. */
const outcomeUnknown = {
  code: 'outcome-unknown',
  message: '不能确定这一次是否已经登记。请勿重复录入，关闭程序再打开，看看它在不在。',
}

/** What may be written by somebody who has the turn already. */
export interface Inside {
  run: Runner['run']
  /**
   * Puts the rows of a backup in the place of all rows: one entry, from which replay goes on.
   * @param checkpoint the backup, and how often it says that its books had gone back to one
   * @param schema number of the record shapes that they have
   */
  restore(
    rows: Rows,
    checkpoint: NonNullable<Entry['checkpoint']>,
    outside: Outside,
    schema: number,
  ): Promise<Outcome<unknown>>
}

/** What a transaction did: what to answer once its entry, if it has one, is on the disk. */
interface Written {
  outcome: Outcome<unknown>
  sealed?: SealedEntry
}

/** Runs commands one at a time: commit → append to the journal on disk → acknowledge → next (data.md, a command). */
export interface Runner {
  /**
   * @param commandId the same id again answers the first result and does nothing
   * @param schema number of the record shapes that the rows have afterwards, where that is not the newest
   */
  run(
    command: Command,
    input: unknown,
    commandId: string | undefined,
    outside: Outside,
    schema?: number,
  ): Promise<Outcome<unknown>>
  /** Closes the store to writing until the next start. */
  close(reason: NonNullable<Closed>): void
  closed(): Closed
  /** After the store was made anew from the disk. */
  reopen(): void
  /**
   * Does something while no command runs: store and disk say the same then, and nothing comes between its steps. What it
   * writes itself it writes through what it is handed.
   */
  alone<T>(work: (inside: Inside) => Promise<T>): Promise<T>
  /** Milliseconds for which commands have been running or waiting; negative while there are none. */
  waited(): number
  /** Number of an entry that lies in the store alone because the disk did not take it. */
  unsecured(): number | null
}

/**
 * @param clock milliseconds now
 * @param schema number of the newest record shapes, which every entry carries but those that lead there
 * @param backUp takes a backup before a command that asks for one; without it that command is refused
 * @param salt 32 hex digits nobody can guess, other ones each time
 * @param finishErasing takes out of journal and backups what an entry has erased, and says what is left
 */
export function createRunner(
  db: Dexie,
  recorder: Recorder,
  {
    clock,
    schema: newest,
    backUp,
    salt,
    finishErasing,
  }: {
    clock: () => number
    schema: number
    backUp: (reason: BackupReason) => Promise<Outcome<unknown>>
    salt: () => string
    finishErasing: () => Promise<Problem[]>
  },
): Runner {
  let closed: Closed = null
  let unsecured: number | null = null
  /** Head of the store's journal, as long as nothing has gone wrong. */
  let known: { number: number; hash: string } | null = null
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let waitingSince = Infinity
  const journal = db.table<JournalRow, number>('journal')

  async function run(
    command: Command,
    input: unknown,
    givenId: string | undefined,
    outside: Outside,
    schema = newest,
  ): Promise<Outcome<unknown>> {
    if (closed) return refused(problem(closed.code, closed.message))
    const parsed = command.input.safeParse(input)
    if (!parsed.success) return refused(...problemsOf(command.input, parsed.error))
    if (givenId !== undefined) {
      const earlier = await journal.where('commandId').equals(givenId).first()
      const before = earlier && openEntry(earlier.bytes)?.entry
      if (before) return before.asked === askedFor(command, input) ? done(before.result) : refused(idUsed)
    }
    const commandId = givenId ?? outside.newId()
    const asked = givenId === undefined ? {} : { asked: askedFor(command, input) }

    if (command.backupFirst) {
      const backedUp = await backUp(command.backupFirst)
      if (!backedUp.ok) return backedUp
    }
    const prepared = command.prepare ? await prepare(command, outside, parsed.data) : done(parsed.data)
    if (!prepared.ok) return prepared
    const warnings = [...(prepared.problems ?? [])]
    return write(outside, { mode: 'command', schema }, async (transaction, entry) => {
      const given = {
        operator: outside.operator,
        today: outside.today(),
        newId() {
          const id = outside.newId()
          recorder.fresh.add(id)
          return id
        },
        now: entry.time,
        erased: recorder.erased,
      }
      const tx = txOf(db, given, warnings, isMigration(command.name))
      const output = await withoutForeignWait(transaction, 'meta', recorder, () =>
        command.run(tx, prepared.value as never),
      )
      const outcome = done(output, warnings)
      if (!recorder.changes.length && !command.recorded) return { outcome }
      const result = command.kept ? command.kept(output, parsed.data) : output
      if (recorder.erased.length) await noteErased(db, recorder.erased, entry.number)
      const sealed = await seal({
        ...entry,
        commandId,
        ...asked,
        command: command.name,
        changes: recorder.changes,
        ...(recorder.erased.length && { erased: recorder.erased }),
        result,
      })
      return { outcome, sealed }
    })
  }

  function restore(
    rows: Rows,
    checkpoint: NonNullable<Entry['checkpoint']>,
    outside: Outside,
    schema: number,
  ): Promise<Outcome<unknown>> {
    // The rows have the shapes of the backup; migrations follow.
    return write(outside, { mode: 'replay', schema }, async (_, entry) => {
      await replaceRows(db, rows, checkpoint.restamped && entry.number)
      const restores = Math.max(checkpoint.restores, await restoresIn(db)) + 1
      await setRestores(db, restores)
      const commandId = outside.newId()
      const sealed = await seal({
        ...entry,
        commandId,
        command: restoreName,
        changes: [],
        checkpoint: { ...checkpoint, restores },
      })
      return { outcome: done({ entry: entry.number }), sealed }
    })
  }

  /** Adds the entry to the store's journal, in the transaction that runs. */
  async function seal(entry: Entry): Promise<SealedEntry> {
    const sealed = sealEntry(entry, salt)
    await journal.add({ ...sealed, commandId: entry.commandId })
    return sealed
  }

  /** Commit → append to the journal on disk → acknowledge. `work` writes in the transaction and seals its entry. */
  async function write(
    outside: Outside,
    { mode, schema }: { mode: 'command' | 'replay'; schema: number },
    work: (
      transaction: IDBTransaction,
      entry: Pick<Entry, 'number' | 'previous' | 'time' | 'operator' | 'schema'>,
    ) => Promise<Written>,
  ): Promise<Outcome<unknown>> {
    if (closed) return refused(problem(closed.code, closed.message))
    const head = (known ??= (await journal.toCollection().last()) ?? { number: 0, hash: noEntry })
    const stamp = { number: head.number + 1, now: outside.now() }
    const entry = {
      number: stamp.number,
      previous: head.hash,
      time: stamp.now,
      operator: outside.operator,
      schema,
    }
    let written = { outcome: done(null) } as Written

    try {
      Object.assign(recorder, { mode, stamp, changes: [], erased: [], fresh: new Set(), begun: 0, open: 0 })
      // An async function of its own: only then does Dexie follow the awaits inside it.
      await db.transaction('rw', db.tables, async transaction => {
        written = await work(transaction.idbtrans, entry)
      })
    } catch (error) {
      if (error instanceof Refusal) return refused(...error.problems)
      recorder.mode = 'idle'
      known = null
      // A commit may have reached the disk although it was reported as failed: the head decides. Chromium that found no
      // room may answer that never.
      const stored = await within(journal.get(stamp.number), answerWithin).catch(() => 'unknown' as const)
      if (stored === 'unknown') return fail(outcomeUnknown, outside)
      if (!written.sealed || stored?.hash !== written.sealed.hash) {
        if (!isStoreFailure(error)) throw error
        return fail(storeFailed, outside)
      }
    } finally {
      recorder.mode = 'idle'
    }

    const { sealed, outcome } = written
    if (sealed) known = sealed
    if (sealed && !(await append(outside, sealed))) {
      unsecured = sealed.number
      closed = {
        code: 'saved-not-secured',
        message: '这一次已经存好，但备查的操作记录还没有写上。请不要再录一遍；关闭程序再打开，程序会自己补上。',
      }
      return refused(problem(closed.code, closed.message))
    }
    if (!sealed || !recorder.erased.length || !outcome.ok) return outcome
    return done(outcome.value, [...(outcome.problems ?? []), ...(await finishErasing())])
  }

  /** Closes the store, and has the next start make it anew. */
  async function fail(reason: NonNullable<Closed>, outside: Outside): Promise<Outcome<never>> {
    closed = reason
    await outside.main['store.mark']({ state: 'suspect' }).catch(() => undefined)
    return refused(problem(reason.code, reason.message))
  }

  async function prepare(command: Command, outside: Outside, input: unknown): Promise<Outcome<unknown>> {
    try {
      return await command.prepare!(outside, input)
    } catch (error) {
      if (error instanceof Refusal) return refused(...error.problems)
      throw error
    }
  }

  async function append(outside: Outside, sealed: SealedEntry): Promise<boolean> {
    return within(outside.main['journal.append'](sealed), answerWithin).then(
      answer => answer.ok,
      () => false,
    )
  }

  function alone<T>(work: (inside: Inside) => Promise<T>): Promise<T> {
    if (waiting++ === 0) waitingSince = clock()
    const turn = last
      .then(() => work({ run, restore }))
      .finally(() => {
        if (--waiting === 0) waitingSince = Infinity
      })
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    run: (...asked) => alone(() => run(...asked)),
    waited: () => clock() - waitingSince,
    alone,
    close: reason => void (closed = reason),
    reopen() {
      closed = null
      known = null
      unsecured = null
    },
    closed: () => closed,
    unsecured: () => unsecured,
  }
}
