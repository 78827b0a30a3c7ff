import { Dexie } from 'dexie'
import type { EngineCaller } from '../../src-shared/ipc'
import { recoveryWords, type RecoveryReason } from '../../src-shared/journal/recovery'
import { done, problem, refused, type Outcome } from '../../src-shared/problem'
import { listBackups, type Backup } from './backup/backups'
import { goBackTo, type GoingBack, type Restored } from './backup/go-back'
import type { Keeper } from './backup/keeper'
import { backupAhead } from './backup/standing'
import { databaseName, isNewer, type MetaRow } from './database'
import { rebuildDerived } from './derived'
import { diskLow } from './disk-low'
import { healDisk, healStore } from './journal/heal'
import { outlookOf, reachOf, type Outlook } from './journal/outlook'
import { reconcile } from './journal/reconcile'
import { recoveredWords } from './journal/recovered-words'
import type { Recorder } from './journal/recorder'
import { checkJournal, newestBase, replayJournal } from './journal/replay'
import { setAside } from './journal/set-aside'
import type { Inside, Runner } from './runner'
import { isFull, isStoreFailure } from './store-failure'

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

/** Brings store and journal together again, each from whatever still has what it lacks (decisions 22, 24, 27, 30). */
export interface Recovery {
  /**
   * Opens the store and gives the disk what that lacks; a store that cannot be read counts as empty.
   * @param afresh reads the journal's files again, which may have been damaged since they were opened
   */
  lastLook(afresh: boolean): Promise<RecoveryReason | null>
  /**
   * Rebuilds the store from the journal on disk, for somebody who has the turn already. A store that holds more first
   * gives the disk what it lacks; one that says something else is set aside before it is given up. Nothing is deleted for a
   * journal that is not whole, unless somebody chose to go on with what comes before the damage.
   */
  recover(inside: Inside, upToDamage: boolean): Promise<Outcome<Recovered>>
  /** What a recovery would come to; looks and changes nothing. */
  outlook(): Promise<Outlook>
}

/** @param given.goingBack what going back to a backup needs, in an operator's name */
export function createRecovery(
  db: Dexie,
  main: EngineCaller,
  given: {
    recorder: Recorder
    runner: Runner
    keeper: Keeper
    newId: () => string
    goingBack: (operator: string) => GoingBack
  },
): Recovery {
  const { recorder, runner, keeper, newId, goingBack } = given
  /** Whether the store could not be read when it was last looked at: nobody knows then what is in it. */
  let isUnread = false

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
  const newestBaseHere = async () => newestBase(main, (await listBackups(main)).backups)

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
      const reason = await reconcile(db, main, newId, claim)
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

  async function recover(inside: Inside, upToDamage: boolean): Promise<Outcome<Recovered>> {
    if (await isNewer()) return refused(problem('store-newer', '这份数据是新版程序写的，请用新版打开。'))
    const reason = await lastLook(true)
    if (reason === 'journal-unwritable') return refused(problem(reason, recoveryWords[reason]))
    let base = await newestBaseHere()
    let whole = await checkJournal(main, base?.index.journal)
    if (!whole.ok && !reason && (await main['store.identity']({})).state === 'suspect') {
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
    const aside = reason === 'store-foreign' || reason === 'store-forked' ? await setAside(db, main) : null
    if (aside && !aside.ok) return aside
    const cut = reach ? await main['journal.cut'](reach.last) : null
    if (cut && !cut.ok) return cut
    const kept = reach && !isAhead ? '操作日志损坏以前的都在' : '操作日志和备份都在，一条没少'
    if (reach && isUnread) {
      // It may have more than what is left: its files are laid aside, not deleted.
      await main['store.mark']({ state: 'given-up' })
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
        await main['store.mark']({ state: 'given-up' })
        return refused(problem('recovery-restart', restart(kept)))
      }
      await main['store.mark']({ state: 'suspect' })
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
    await main['store.mark']({ state: 'remade' })
    return replayed
  }

  return { lastLook, recover, outlook: async () => outlookOf(db, main, await newestBaseHere()) }
}

const noJournal = problem('journal-missing', '这个文件夹里没有操作日志，无法恢复。请选择原来的数据文件夹。')
const onlyDamaged = problem(
  'backups-lost',
  '本机只剩下备份，而备份也都损坏了，没有动任何数据。请用U盘上的备份恢复；没有的，请联系街道信息员，不要删除任何文件。',
)

const restart = (kept: string) =>
  `本机数据库的文件坏了，现在打不开。${kept}。请关闭程序再打开，程序会自己用操作日志重新生成；没有保存的草稿除外。`

export const notRecovered = '台账数据还没有恢复，现在只能查看和打印。请关闭程序再打开，按页面上的提示恢复。'
