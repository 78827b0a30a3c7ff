import type { Dexie } from 'dexie'
import * as z from 'zod'
import type { EngineCaller } from '../../src-shared/ipc'
import { noEntry, openEntry } from '../../src-shared/journal/entry'
import { canonicalJson } from '../../src-shared/records/canonical'
import type { JournalRow } from './database'
import { checkJournal } from './journal/replay'
import { monthsOf } from '../../src-shared/period'
import { monthOfEntry, pointMonthId, rebuildMonths, type PointMonth } from '../../src-shared/points/months'
import { segmentsOf } from '../../src-shared/backup/backup-index'
import { lackingWords, sameDiskWords } from '../../src-shared/backup/second-place'
import { checkContent } from './content-check'
import { damagedSegments, listBackups } from './backup/backups'
import { newestBackup } from './backup/standing'
import type { Problem } from '../../src-shared/problem'
import { inTwoPlaces } from '../../src-shared/roster/membership'
import { entriesByBranch } from './points/months'
import type { Reader } from './reader'

export const Check = z.object({
  code: z.string(),
  title: z.string(),
  ok: z.boolean(),
  /** Set where a failing check is advice and not a fault. */
  advice: z.boolean().optional(),
  /** Set where there is nothing to be in order or amiss, because nobody wanted it so far. */
  unset: z.boolean().optional(),
  detail: z.string(),
})

export type Check = z.infer<typeof Check>

/** Looks whether everything an acknowledgement promises is there; changes nothing. */
export async function checkStore(db: Dexie, main: EngineCaller, given: Looked): Promise<Check[]> {
  const chain = await checkChain(db)
  return [
    ...(given.closed ? [{ code: 'books', title: '台账数据', ok: false, detail: given.closed.message }] : []),
    chain,
    await checkDisk(db, main, chain.ok),
    await checkClock(db, given.now),
    ...(await checkPoints(db, given.reader)),
    await checkMemberships(given.reader),
    await checkBackups(db, main, given.backup),
    await checkContent(main, given.reader),
    await checkPlace(main, given.now),
    await checkBackupKey(main),
    await checkDiskSpace(main),
    await checkKey(main),
  ]
}

interface Looked {
  reader: Reader
  /** Milliseconds now. */
  now: number
  /** Why the last backup did not come about. */
  backup: Problem | null
  /** Why nothing may be entered now; null while it may. */
  closed: Pick<Problem, 'message'> | null
}

/** A clock that was set back puts what is entered now before what was entered. */
async function checkClock(db: Dexie, now: number): Promise<Check> {
  const head = await db.table<JournalRow, number>('journal').toCollection().last()
  const time = head && openEntry(head.bytes)?.entry.time
  const behind = time ? Date.parse(time) - now : 0
  const ok = behind < 5 * 60_000
  const detail = ok ? '比最后一次登记晚' : `比最后一次登记（${time!.slice(0, 10)}）早，请校准电脑的日期和时间`
  return { code: 'clock', title: '电脑时钟', ok, detail }
}

async function checkBackups(db: Dexie, main: EngineCaller, trouble: Problem | null): Promise<Check> {
  const what = { code: 'backups', title: '备份' }
  const { backups, damaged } = await listBackups(main)
  const bad = new Set(await damagedSegments(main, backups))
  const hurt = backups.filter(({ index }) => segmentsOf(index).some(segment => bad.has(segment)))
  const broken = [...damaged, ...hurt]
  if (broken.length)
    return { ...what, ok: false, detail: `${broken.length}份已损坏，请立即备份到U盘，并联系街道信息员` }
  if (trouble) return { ...what, ok: false, detail: `上一次没有备份成：${trouble.message}` }
  const newest = await newestBackup(main)
  const head = await db.table<JournalRow, number>('journal').toCollection().last()
  if (!newest && backups.length)
    return { ...what, ok: false, detail: `${backups.length}份，都能读回，现在的台账接不上` }
  if (!newest) return { ...what, ok: !head, advice: true, detail: '还没有' }
  return { ...what, ok: true, detail: `${backups.length}份，都能读回；${sinceWords(head, newest.index.journal)}` }
}

/** How the newest backup stands to the books; after a journal that lost its end it may have more than they have. */
function sinceWords(head: JournalRow | undefined, newest: Pick<JournalRow, 'number'>): string {
  const since = (head?.number ?? 0) - newest.number
  if (since < 0) return `最近一份比现在的台账多${-since}项`
  return since ? `最近一份之后又登记了${since}项` : '最近一份之后没有再登记'
}

async function checkChain(db: Dexie): Promise<Check> {
  let previous = noEntry
  let number = 0
  let broken = 0
  await db.table<JournalRow, number>('journal').each(row => {
    const opened = openEntry(row.bytes)
    const fits = opened?.entry.previous === previous && opened.hash === row.hash && row.number === number + 1
    if (!fits) broken ||= row.number
    previous = row.hash
    number = row.number
  })
  const detail = broken ? `第${broken}条对不上` : `${number}条，前后相接`
  return { code: 'journal-chain', title: '操作日志', ok: !broken, detail }
}

/** @param isInStore whether the store has every entry, and so gives the disk back what is damaged there */
async function checkDisk(db: Dexie, main: EngineCaller, isInStore: boolean): Promise<Check> {
  const head = await db.table<JournalRow, number>('journal').toCollection().last()
  const disk = await main['journal.head']({})
  const whole = await checkJournal(main)
  const canHeal = isInStore && (head?.number ?? 0) >= (disk?.number ?? 0)
  if (!whole.ok)
    return {
      code: 'journal-disk',
      title: '日志文件',
      ok: false,
      detail: canHeal
        ? `${whole.problems[0]!.message.split('。')[0]}。本机数据库里都有，请关闭程序再打开，会自己补上`
        : whole.problems[0]!.message,
    }
  const ok = (head?.hash ?? null) === (disk?.hash ?? null)
  const detail = ok
    ? `与本机数据一致，到第${disk?.number ?? 0}条`
    : `本机数据到第${head?.number ?? 0}条，日志文件到第${disk?.number ?? 0}条`
  return { code: 'journal-disk', title: '日志文件', ok, detail }
}

/** A second place is advice: an office may keep its copies otherwise. */
async function checkPlace(main: EngineCaller, now: number): Promise<Check> {
  const what = { code: 'second-place', title: '第二个备份位置', advice: true }
  const { path, sameDisk, copied, lacking } = await main['backup.place']({})
  if (path === null) return { ...what, ok: false, detail: '没有设，电脑坏了就没有备份了' }
  if (sameDisk) return { ...what, ok: false, detail: sameDiskWords }
  const days = copied === null ? null : Math.floor((now - Date.parse(copied)) / 86_400_000)
  if (days === null) return { ...what, ok: false, detail: '还没有拷过' }
  if (lacking) return { ...what, ok: false, detail: lackingWords(lacking) }
  return { ...what, ok: days < 30, detail: placeWords(days) }
}

/** A clock that was set back since makes the copy one of days to come. */
function placeWords(days: number): string {
  if (days < 0) return '拷过，日期比现在晚，请校准电脑的日期和时间'
  if (days < 1) return '一天之内拷过'
  return days < 30 ? `${days}天前拷过` : `${days}天没有拷了，请插上U盘`
}

/** A damaged key stops the copies to other disks, and nobody would notice. */
async function checkBackupKey(main: EngineCaller): Promise<Check> {
  const { state } = await main['backup.key']({})
  const words = {
    none: '拷到U盘的、另存的备份不用口令，捡到的人能打开。要设，到“备份与恢复”',
    set: '拷出去的备份要口令才能打开',
    damaged: '口令文件损坏，备份拷不出去。请在“备份与恢复”里重新设口令',
  }
  return {
    ...{ code: 'backup-key', title: '备份口令', ok: state !== 'damaged', detail: words[state] },
    ...(state === 'none' && { unset: true }),
  }
}

async function checkDiskSpace(main: EngineCaller): Promise<Check> {
  const what = { code: 'disk', title: '硬盘空间' }
  const { free, low } = await main['disk.look']({})
  if (free === null) return { ...what, ok: true, detail: '这台电脑问不出来' }
  const gigabytes = (free / 1024 ** 3).toFixed(1)
  return { ...what, ok: !low, detail: low ? `只剩 ${gigabytes} GB，已停止登记，请清出空间` : `还有 ${gigabytes} GB` }
}

/** What entries of a branch in a month come to before caps. */
interface Standing {
  entries: number
  sum: number
}

/** Goes through all entries once: for the monthly totals that are kept, and for what was closed. */
async function checkPoints(db: Dexie, reader: Reader): Promise<Check[]> {
  const rebuilt: PointMonth[] = []
  const standing = new Map<string, Standing>()
  await entriesByBranch(db, entries => {
    rebuilt.push(...rebuildMonths(entries))
    for (const entry of entries) {
      const month = monthOfEntry(entry)
      const { entries: count, sum } = standing.get(month) ?? { entries: 0, sum: 0 }
      standing.set(month, { entries: count + 1, sum: sum + entry.delta })
    }
  })
  return [await checkPointMonths(db, rebuilt), await checkClosings(reader, standing)]
}

async function checkPointMonths(db: Dexie, rebuilt: PointMonth[]): Promise<Check> {
  const kept = await db.table<PointMonth, string>('pointMonths').toArray()
  const text = (months: PointMonth[]) => canonicalJson(months.sort((a, b) => (a.id < b.id ? -1 : 1)))
  const ok = text(kept) === text(rebuilt)
  return {
    code: 'point-months',
    title: '积分月合计',
    ok,
    detail: ok ? `${kept.length}个月，与逐条相加一致` : '与逐条相加不一致，请联系街道信息员',
  }
}

/** What stands in a closed period is as many entries and half points as when it was closed: it never changes. */
async function checkClosings(reader: Reader, standing: ReadonlyMap<string, Standing>): Promise<Check> {
  const closings = await reader.all('closings')
  const changed = closings.filter(({ branch, period, entries, sum }) => {
    const found = monthsOf(period).map(month => standing.get(pointMonthId(branch, month)))
    const total = (of: keyof Standing) => found.reduce((all, one) => all + (one?.[of] ?? 0), 0)
    return total('entries') !== entries || total('sum') !== sum
  })
  return {
    code: 'point-closings',
    title: '积分结账',
    ok: !changed.length,
    detail: changed.length
      ? `${changed.length}次结账以后数变了，请联系街道信息员`
      : `${closings.length}次，结账以后没有变`,
  }
}

/** Who belongs to two branches on one day is counted twice in every roster and figure of that day. */
async function checkMemberships(reader: Reader): Promise<Check> {
  const what = { code: 'memberships', title: '组织关系' }
  const spans = await reader.all('memberships')
  const twice = inTwoPlaces(spans)
  if (!twice.size) return { ...what, ok: true, detail: `${spans.length}条，没有人同一天有两条` }
  const names = (await reader.all('members')).flatMap(({ id, name }) => (twice.has(id) ? [name] : []))
  const who = `${names.slice(0, 3).join('、')}${twice.size > 3 ? `等${twice.size}名党员` : ''}`
  const todo = '请核对；合并过的，打开这名党员点“恢复为两条”，再合并；没有合并过的，联系街道信息员'
  return { ...what, ok: false, detail: `${who}同一天有两条，${todo}` }
}

async function checkKey(main: EngineCaller): Promise<Check> {
  const what = { code: 'key-protection', title: '签名密钥' }
  if (!(await main['keys.made']({})).made)
    return { ...what, ok: true, unset: true, detail: '还没有，第一次报送、打印密钥卡时自动建立' }
  const card = await main['keys.card']({})
  if (!card.ok) return { ...what, ok: false, detail: card.problems.map(({ message }) => message).join('') }
  const ok = card.value.protection !== 'none'
  return { ...what, ok, advice: true, detail: ok ? '已保护' : '没有口令保护，请妥善保管这台电脑' }
}
