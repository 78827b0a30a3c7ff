import { Dexie, liveQuery } from 'dexie'
import type { EngineCaller } from '../../src-shared/ipc'
import { newId } from '../../src-shared/id'
import { openEntry } from '../../src-shared/journal/entry'
import { recoveryWords, type RecoveryReason } from '../../src-shared/journal/recovery'
import { recoveredWords } from './journal/recovered-words'
import { done, problem, refused, Refusal, type Outcome, type Problem } from '../../src-shared/problem'
import { dateOfInstant } from '../../src-shared/plain-date'
import { problemsOf } from '../../src-shared/records/problems-of'
import type { Outside } from './command'
import { databaseName, describeDatabase, isNewer, type JournalRow, type MetaRow } from './database'
import { listBackups, type Backup } from './backup/backups'
import { backupDeeds, type BackupDeeds } from './backup/deeds'
import { goBackTo, type Restored } from './backup/go-back'
import { backupAhead } from './backup/standing'
import { createKeeper } from './backup/keeper'
import { rebuildDerived } from './derived'
import { outlookOf, reachOf, type Outlook } from './journal/outlook'
import { healDisk, healStore } from './journal/heal'
import { reconcile } from './journal/reconcile'
import { newRecorder } from './journal/recorder'
import { checkJournal, newestBase, replayJournal } from './journal/replay'
import { setAside } from './journal/set-aside'
import { migrate } from './migrations/migrate'
import { migrations, type Migration } from './migrations/migrations'
import { readerOf } from './reader'
import { commandNamed, queryNamed } from './registry'
import { createRunner, type Inside } from './runner'
import { isFull, isStoreFailure } from './store-failure'
import { checkStore } from './doctor'
import { stateHash } from './state-hash'

/** How the store stands when a profile is opened. */
export type Opening =
  /** The rows could not be brought into the shapes of this program; nothing of them was changed. */
  | { state: 'unmigrated'; problem: Problem }
  /** `rebuilt`: so many entries were gone through, because the store had failed a write. */
  | { state: 'ready'; rebuilt?: number }
  | { state: 'recovery'; reason: RecoveryReason }
  /** The store was written by a newer program. */
  | { state: 'newer' }

/** The clock and the dice, handed in. */
export interface World {
  /** Milliseconds since 1970. */
  clock(): number
  /** Minutes east of UTC that the office's clock shows. */
  offset(): number
  random(into: Uint8Array<ArrayBuffer>): void
}

/** What a recovery came to. */
export interface Recovered {
  /** Number of the last entry. */
  entries: number
  /** Entries behind a damage that were given up; left out where there were none. */
  lost?: number
  /** The backup that was gone back to behind the journal's last entry, because the journal lost its end. */
  backup?: Restored
  /** Set where something was cut off behind the last entry: mostly what was being written when the power was cut. */
  torn?: true
  /** Entries in front of a backup that no one can read any more: the rows are there, how they came about is not. */
  unread?: number
}

/** Everything that can be done with a store: the one way round of architecture.md. */
export interface Engine extends BackupDeeds {
  open(): Promise<Opening>
  run(name: string, input: unknown, operator: string, commandId?: string): Promise<Outcome<unknown>>
  query(name: string, input: unknown, operator: string): Promise<Outcome<unknown>>
  /** Runs a query now and again whenever what it read changes. */
  watch(name: string, input: unknown, operator: string, show: (outcome: Outcome<unknown>) => void): () => void
  /**
   * Rebuilds the store from the newest backup and the journal on disk. Refused where the journal is damaged behind it.
   * @param upToDamage then goes on with what comes before the damage; the rest is lost
   */
  recover(upToDamage?: boolean): Promise<Outcome<Recovered>>
  /** What a recovery would come to; looks and changes nothing. */
  outlook(): Promise<Outlook>
  /**
   * What is due in the background: looks at the disk, takes a backup, giving way to commands.
   * @param given.reserve whether bytes are held in reserve for a full disk; a window does, a single command does not
   * @returns why nothing may be entered; null while it may
   */
  tend(given: { reserve: boolean }): Promise<string | null>
  close(): void
}

/** @param shapes the migrations that there are; tests hand in their own */
export function createEngine(main: EngineCaller, world: World, shapes: readonly Migration[] = migrations): Engine {
  const newest = shapes[shapes.length - 1]?.number ?? 1
  const recorder = newRecorder()
  const db = describeDatabase(recorder)
  const dateOf = (instant: string) => dateOfInstant(Date.parse(instant), world.offset())
  const runner = createRunner(db, recorder, {
    clock: world.clock,
    schema: newest,
    backUp: reason => keeper.take(reason),
  })
  const keeper = createKeeper(db, main, { clock: world.clock, waited: () => runner.waited(), dateOf })
  const reader = readerOf(db)

  const outsideFor = (operator: string): Outside => ({
    main,
    operator,
    reader,
    now: () => new Date(world.clock()).toISOString(),
    today: () => dateOfInstant(world.clock(), world.offset()),
    dateOf,
    newId: () => newId(world.clock(), world.random),
    stateHash: () => stateHash(db),
    check: () =>
      runner.alone(() =>
        checkStore(db, main, { reader, now: world.clock(), backup: keeper.trouble(), closed: runner.closed() }),
      ),
    commandNamed,
    async lastEntry() {
      const newest = await reader.journalEntries(2)
      await runner.alone(() => Promise.resolve())
      return newest.find(({ number }) => number !== runner.unsecured()) ?? null
    },
  })

  async function maintain(work: () => Promise<void>): Promise<void> {
    recorder.mode = 'replay'
    try {
      await work()
    } finally {
      recorder.mode = 'idle'
    }
  }
  const claim = (storeId: string) =>
    maintain(async () => void (await db.table<MetaRow>('meta').put({ id: 'store', storeId })))

  /** Whether the store could not be read when it was last looked at: nobody knows then what is in it. */
  let isUnread = false

  async function open(): Promise<Opening> {
    if (await isNewer()) return { state: 'newer' }
    const { suspect } = await main['store.identity']({})
    if (suspect) {
      const rebuilt = await recover(false)
      if (rebuilt.ok) return ready({ rebuilt: rebuilt.value.entries })
      await main['log.note']({ code: rebuilt.problems[0]!.code })
    }
    // A store that failed a write is not opened for work even where it looks whole: the damage may show later.
    const reason = (await lastLook(false)) ?? (suspect ? 'store-suspect' : null)
    if (!reason) return ready({})
    await main['log.note']({ code: 'needs-recovery', detail: reason })
    runner.close({ code: reason, message: notRecovered })
    return { state: 'recovery', reason }
  }

  async function ready(more: { rebuilt?: number }): Promise<Opening> {
    // A system that is slow to say how much is free must not keep the window shut.
    await Promise.race([watchDisk(), new Promise(resolve => setTimeout(resolve, diskPatience))])
    if ((await shapeOfRows()) > newest) return { state: 'newer' }
    const migrated = await migrateRows(runner)
    return migrated.ok ? { state: 'ready', ...more } : { state: 'unmigrated', problem: migrated.problems[0]! }
  }

  /** Number of the record shapes that the rows have: what the newest entry says. */
  async function shapeOfRows(): Promise<number> {
    const head = await db.table<JournalRow, number>('journal').toCollection().last()
    return (head && openEntry(head.bytes)?.entry.schema) ?? newest
  }
  async function migrateRows(inside: Pick<Inside, 'run'>): Promise<Outcome<unknown>> {
    try {
      return await migrate(inside, outsideFor('程序'), shapes, await shapeOfRows())
    } catch (error) {
      await main['log.note']({ code: 'migration-bug', detail: (error as Error).name })
      runner.close(unmigrated)
      return refused(problem(unmigrated.code, unmigrated.message))
    }
  }

  /** Nothing is written any more while the disk is nearly full; everything can still be read and printed. */
  async function watchDisk(): Promise<void> {
    const { free, low } = await main['disk.look']({})
    if (low && !runner.closed()) runner.close(diskLow(free!))
    if (!low && runner.closed()?.code === 'disk-low') runner.reopen()
  }

  const newestBaseHere = async () => newestBase(main, (await listBackups(main)).backups)

  /**
   * Opens the store and gives the disk what that lacks; a store that cannot be read counts as empty.
   * @param afresh reads the journal's files again, which may have been damaged since they were opened
   */
  async function lastLook(afresh: boolean): Promise<RecoveryReason | null> {
    isUnread = true
    try {
      // Chromium is at times only busy (safety.md §2): a second try costs a moment, giving a store up costs more.
      await db.open().catch(() => new Promise(resolve => setTimeout(resolve, 300)).then(() => db.open()))
    } catch (error) {
      await main['log.note']({ code: 'store-unopened', detail: (error as Error).name })
      return 'store-empty'
    }
    try {
      const reason = await reconcile(db, main, () => newId(world.clock(), world.random), claim)
      isUnread = false
      if (reason) return reason
      await healDisk(db, main, afresh)
      await maintain(() => healStore(db, main))
      return (await backupAhead(main)) ? 'backup-ahead' : null
    } catch (error) {
      if (!isStoreFailure(error)) throw error
      await main['log.note']({ code: 'store-unread', detail: (error as Error).name })
      return 'store-empty'
    }
  }

  /**
   * Rebuilds the store from the journal on disk. A store that holds more first gives the disk what it lacks; one that
   * says something else is set aside before it is given up. Nothing is deleted for a journal that is not whole, unless
   * somebody chose to go on with what comes before the damage.
   */
  const recover = (upToDamage = false) => runner.alone(inside => recoverInside(inside, upToDamage))

  async function recoverInside(inside: Inside, upToDamage: boolean): Promise<Outcome<Recovered>> {
    if (await isNewer()) return refused(problem('store-newer', '这份数据是新版程序写的，请用新版打开。'))
    const reason = await lastLook(true)
    if (reason === 'journal-unwritable') return refused(problem(reason, recoveryWords[reason]))
    let base = await newestBaseHere()
    let whole = await checkJournal(main, base?.index.journal)
    if (!whole.ok && !reason && (await main['store.identity']({})).suspect) {
      // It failed a write, yet it reads and has what the disk lacks: a backup of it is what to begin with.
      const taken = await keeper.take('hand')
      if (!taken.ok) return taken
      base = await newestBaseHere()
      whole = await checkJournal(main, base?.index.journal)
    }
    const isAhead = (await backupAhead(main)) !== null
    const reach = whole.ok || !(upToDamage || isAhead) ? null : await reachOf(db, main, base, isAhead)
    if (!whole.ok && !reach) return whole
    const { free, low } = await main['disk.look']({})
    if (low) return refused(problem('disk-low', diskLow(free!).message))
    if (reason === 'books-lost' && !isAhead) return refused(onlyDamaged)
    const storeId = (await main['store.identity']({})).storeId ?? (await backupAhead(main))?.index.storeId
    if (!storeId) return refused(noJournal)
    await main['store.claim']({ storeId })
    if (reason === 'store-foreign' || reason === 'store-forked') await setAside(db, main)
    const cut = reach ? await main['journal.cut'](reach.last) : null
    if (cut && !cut.ok) return cut
    const kept = reach && !isAhead ? '操作日志损坏以前的都在' : '操作日志和备份都在，一条没少'
    if (reach && isUnread) {
      // It may have more than what is left: its files are laid aside, not deleted.
      await main['store.giveUp']({})
      return refused(problem('recovery-restart', restart(kept)))
    }
    // Half recovered, what was entered would stand on books that lack what else there is.
    runner.close({ code: reason ?? 'store-suspect', message: notRecovered })
    try {
      const made = await makeAnew(storeId, base)
      if (!made.ok) return made
      runner.reopen()
      const { numbers, torn } = await main['journal.missing']({ afresh: false })
      const ahead = await backupAhead(main)
      const gone = ahead ? await goBackTo(ahead.index, inside, main, goingBack('程序')) : null
      if (gone && !gone.ok) {
        runner.close({ code: 'backup-ahead', message: notRecovered })
        return gone
      }
      const recovered: Recovered = {
        ...made.value,
        ...(gone && { backup: gone.value, entries: made.value.entries + 1 }),
        ...(reach && !gone && { lost: reach.lost }),
        ...(numbers.length && { unread: numbers.length }),
        ...(torn && !gone && { torn }),
      }
      return done(recovered, recoveredWords(recovered))
    } catch (error) {
      if (!runner.closed()) runner.close({ code: reason ?? 'store-suspect', message: notRecovered })
      if (!isStoreFailure(error)) throw error
      await main['log.note']({ code: 'recovery-failed', detail: (error as Error).name })
      if (!isFull(error)) {
        await main['store.giveUp']({})
        return refused(problem('recovery-restart', restart(kept)))
      }
      await main['store.suspect']({ suspect: true })
      return refused(problem('recovery-failed', `数据没有重新生成完，可能磁盘已满。${kept}。请清出空间再恢复一次。`))
    }
  }

  /** Gives the store up and fills it again from the disk; only what was checked before is relied on. */
  async function makeAnew(storeId: string, base: Backup | null): Promise<Outcome<{ entries: number }>> {
    db.close()
    await Dexie.delete(databaseName)
    await db.open()
    const replayed = await replayJournal(db, recorder, main, base)
    if (!replayed.ok) return replayed
    await maintain(() => rebuildDerived(db))
    await claim(storeId)
    await main['store.suspect']({ suspect: false })
    return replayed
  }

  const goingBack = (operator: string) => ({ keeper, migrate: migrateRows, outside: outsideFor(operator) })

  async function query(name: string, input: unknown, operator: string): Promise<Outcome<unknown>> {
    const asked = queryNamed(name)
    if (!asked) return refused(unknownName(name))
    const parsed = asked.input.safeParse(input)
    if (!parsed.success) return refused(...problemsOf(asked.input, parsed.error))
    try {
      return done(await asked.run(reader, parsed.data, outsideFor(operator)))
    } catch (error) {
      if (error instanceof Refusal) return refused(...error.problems)
      throw error
    }
  }

  return {
    open,
    query,
    recover,
    outlook: async () => outlookOf(db, main, await newestBaseHere()),
    async run(name, input, operator, commandId) {
      const command = commandNamed(name)
      if (!command) return refused(unknownName(name))
      const outside = outsideFor(operator)
      try {
        return await runner.run(command, input, commandId, outside)
      } catch (error) {
        await main['log.note']({ code: 'command-bug', detail: `${name} ${(error as Error).name}` })
        throw error
      }
    },
    watch(name, input, operator, show) {
      // An async function of its own: only then does Dexie follow the reads behind its awaits.
      const live = liveQuery(async () => await query(name, input, operator)).subscribe({
        next: show,
        error: error => {
          void main['log.note']({ code: 'query-bug', detail: `${name} ${(error as Error).name}` })
          show(refused(problem('query-failed', '没有读出来。请离开这一页再回来；仍然如此的，请联系街道信息员。')))
        },
      })
      return () => live.unsubscribe()
    },
    ...backupDeeds(main, {
      keeper,
      runner,
      recover: inside => recoverInside(inside, false),
      heal: () => healDisk(db, main, true),
      goingBack,
    }),
    async tend({ reserve }) {
      await watchDisk()
      if (!runner.closed()) {
        if (reserve) await main['disk.reserve']({})
        await keeper.tend()
      }
      return runner.closed()?.message ?? null
    },
    close: () => db.close(),
  }
}

/** How long the opening waits for what the system says of the disk, in milliseconds. */
const diskPatience = 1500

const noJournal = problem('journal-missing', '这个文件夹里没有操作日志，无法恢复。请选择原来的数据文件夹。')
const onlyDamaged = problem(
  'backups-lost',
  '本机只剩下备份，而备份也都损坏了，没有动任何数据。请用U盘上的备份恢复；没有的，请联系街道信息员，不要删除任何文件。',
)

const restart = (kept: string) =>
  `本机数据库的文件坏了，现在打不开。${kept}。请关闭程序再打开，程序会自己用操作日志重新生成；没有保存的草稿除外。`

const notRecovered = '台账数据还没有恢复，现在只能查看和打印。请关闭程序再打开，按页面上的提示恢复。'

const unmigrated = {
  code: 'migration-failed',
  message: '数据没有升级成功，什么也没有改动，升级前的备份也在。请用原来的版本打开，或联系街道信息员。',
}

function diskLow(free: number): { code: string; message: string } {
  const left = Math.floor(free / 1024 / 1024)
  return {
    code: 'disk-low',
    message: `硬盘快满了，只剩 ${left} MB。为了不丢数据，先不再登记，查看和打印照常。请清出空间，程序会自己恢复登记。`,
  }
}

function unknownName(name: string): Problem {
  return problem('unknown-name', `没有“${name}”这一项。用 qinlin commands 或 qinlin queries 查看全部名称。`)
}
