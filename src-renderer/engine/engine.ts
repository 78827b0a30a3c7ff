import { liveQuery } from 'dexie'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { EngineCaller, StoreState } from '../../src-shared/ipc'
import { newId } from '../../src-shared/id'
import { openEntry } from '../../src-shared/journal/entry'
import type { RecoveryReason } from '../../src-shared/journal/recovery'
import { done, problem, refused, Refusal, type Outcome, type Problem } from '../../src-shared/problem'
import { dateOfInstant } from '../../src-shared/plain-date'
import { problemsOf } from '../../src-shared/records/problems-of'
import type { ReadCode } from './attachments/read-code'
import type { Shrink } from './attachments/shrink'
import type { Outside } from './command'
import { describeDatabase, isNewer, type JournalRow } from './database'
import { backupAhead } from './backup/standing'
import { backupDeeds, type BackupDeeds } from './backup/deeds'
import { finishErasing } from './erasing'
import { holdRows } from './held-rows'
import { contentNamed } from './content-check'
import { createKeeper } from './backup/keeper'
import type { Outlook } from './journal/outlook'
import { healDisk } from './journal/heal'
import { diskLow } from './disk-low'
import { newRecorder } from './journal/recorder'
import { migrate } from './migrations/migrate'
import { migrations, type Migration } from './migrations/migrations'
import { readerOf } from './reader'
import { commandNamed, queryNamed } from './registry'
import { createRecovery, notRecovered, type Recovered } from './recovery'
import { createRunner, type Inside } from './runner'
import { checkStore } from './doctor'
import { stateHash } from './state-hash'

/** How the store stands when a profile is opened. */
export type Opening =
  /** The rows could not be brought into the shapes of this program; nothing of them was changed. */
  | { state: 'unmigrated'; problem: Problem }
  /**
   * `rebuilt`: so many entries were gone through, because the store had failed a write; `said`: what is not as it was
   * before that.
   */
  | { state: 'ready'; rebuilt?: number; said?: readonly Problem[] }
  | { state: 'recovery'; reason: RecoveryReason }
  /** The store was written by a newer program. */
  | { state: 'newer' }

/** The clock, the dice, what draws pictures and what reads their codes, handed in. */
export interface World {
  /** Milliseconds since 1970. */
  clock(): number
  /** Minutes east of UTC that the office's clock shows. */
  offset(): number
  random(into: Uint8Array<ArrayBuffer>): void
  shrink: Shrink
  readCode: ReadCode
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
    salt() {
      const drawn = new Uint8Array(16)
      world.random(drawn)
      return bytesToHex(drawn)
    },
    finishErasing: () => finishErasing(db, main, { recorder, keeper }),
  })
  const reader = readerOf(db, holdRows(db))
  const keeper = createKeeper(db, main, {
    ...{ clock: world.clock, waited: () => runner.waited(), dateOf },
    content: () => contentNamed(reader),
  })

  const outsideFor = (operator: string): Outside => ({
    main,
    operator,
    reader,
    now: () => new Date(world.clock()).toISOString(),
    today: () => dateOfInstant(world.clock(), world.offset()),
    dateOf,
    newId: () => newId(world.clock(), world.random),
    random: world.random,
    shrink: world.shrink,
    readCode: world.readCode,
    clock: world.clock,
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

  const goingBack = (operator: string) => ({ keeper, migrate: migrateRows, outside: outsideFor(operator) })

  const recovery = createRecovery(db, main, {
    recorder,
    runner,
    keeper,
    newId: () => newId(world.clock(), world.random),
    goingBack,
  })
  const recover = (upToDamage = false) => runner.alone(inside => recovery.recover(inside, upToDamage))

  async function open(): Promise<Opening> {
    if (await isNewer()) return { state: 'newer' }
    const { state } = await main['store.identity']({})
    if (await mendsItself(state)) {
      const rebuilt = await recover(false)
      if (rebuilt.ok)
        return ready({ rebuilt: rebuilt.value.entries, ...(rebuilt.problems && { said: rebuilt.problems }) })
      await main['log.note']({ code: rebuilt.problems[0]!.code })
    }
    // A store that failed a write is not opened for work even where it looks whole: the damage may show later.
    const reason = (await recovery.lastLook(false)) ?? (state === 'suspect' ? 'store-suspect' : null)
    if (!reason && state === 'remade') await main['store.mark']({ state: 'sound' })
    if (!reason) return ready({})
    await main['log.note']({ code: 'needs-recovery', detail: reason })
    runner.close({ code: reason, message: notRecovered })
    return { state: 'recovery', reason }
  }

  /**
   * Whether the store is made anew without asking: after a failed write, and once more where Chromium gave up at the start
   * behind that what had been made anew. A backup that has more is not gone back to without somebody's knowing.
   */
  async function mendsItself(state: StoreState): Promise<boolean> {
    const reason = state === 'remade' ? await recovery.lastLook(false) : null
    const isGone = state === 'suspect' || reason === 'store-empty' || reason === 'store-behind'
    return isGone && !(await backupAhead(main))
  }

  async function ready(more: { rebuilt?: number; said?: readonly Problem[] }): Promise<Opening> {
    // A system that is slow to say how much is free must not keep the window shut.
    await Promise.race([watchDisk(), new Promise(resolve => setTimeout(resolve, diskPatience))])
    if ((await shapeOfRows()) > newest) return { state: 'newer' }
    const migrated = await migrateRows(runner)
    if (migrated.ok) await runner.alone(() => finishErasing(db, main, { recorder, keeper }))
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
    outlook: () => recovery.outlook(),
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
      recover: inside => recovery.recover(inside, false),
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

const unmigrated = {
  code: 'migration-failed',
  message: '数据没有升级成功，什么也没有改动，升级前的备份也在。请用原来的版本打开，或联系街道信息员。',
}

function unknownName(name: string): Problem {
  return problem('unknown-name', `没有“${name}”这一项。用 qinlin commands 或 qinlin queries 查看全部名称。`)
}
