import type { Dexie } from 'dexie'
import * as z from 'zod'
import type { EngineCaller } from '../../src-shared/ipc'
import { noEntry, openEntry } from '../../src-shared/journal/entry'
import { canonicalJson } from '../../src-shared/records/canonical'
import type { JournalRow } from './database'
import { checkJournal } from './journal/replay'
import { rebuildMonths, type PointMonth } from '../../src-shared/points/months'
import type { Reader } from './reader'

export const Check = z.object({
  code: z.string(),
  title: z.string(),
  ok: z.boolean(),
  /** Set where a failing check is advice and not a fault. */
  advice: z.boolean().optional(),
  detail: z.string(),
})

export type Check = z.infer<typeof Check>

/** Looks whether everything an acknowledgement promises is there; changes nothing. */
export async function checkStore(db: Dexie, main: EngineCaller, reader: Reader): Promise<Check[]> {
  return [await checkChain(db), await checkDisk(db, main), await checkPointMonths(db, reader), await checkKey(main)]
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

async function checkDisk(db: Dexie, main: EngineCaller): Promise<Check> {
  const head = await db.table<JournalRow, number>('journal').toCollection().last()
  const disk = await main['journal.head']({})
  const whole = await checkJournal(main)
  if (!whole.ok)
    return {
      code: 'journal-disk',
      title: '日志文件',
      ok: false,
      detail: whole.problems.map(({ message }) => message).join(''),
    }
  const ok = (head?.hash ?? null) === (disk?.hash ?? null)
  const detail = ok
    ? `与本机数据一致，到第${disk?.number ?? 0}条`
    : `本机数据到第${head?.number ?? 0}条，日志文件到第${disk?.number ?? 0}条`
  return { code: 'journal-disk', title: '日志文件', ok, detail }
}

async function checkPointMonths(db: Dexie, reader: Reader): Promise<Check> {
  const kept = await db.table<PointMonth, string>('pointMonths').toArray()
  const rebuilt = rebuildMonths(await reader.all('points'))
  const text = (months: PointMonth[]) => canonicalJson(months.sort((a, b) => (a.id < b.id ? -1 : 1)))
  const ok = text(kept) === text(rebuilt)
  return {
    code: 'point-months',
    title: '积分月合计',
    ok,
    detail: ok ? `${kept.length}个月，与逐条相加一致` : '与逐条相加不一致，请联系维护人员',
  }
}

async function checkKey(main: EngineCaller): Promise<Check> {
  const what = { code: 'key-protection', title: '签名密钥' }
  if (!(await main['keys.made']({})).made) return { ...what, ok: true, detail: '还没有，第一次报送时建立' }
  const card = await main['keys.card']({})
  if (!card.ok) return { ...what, ok: false, detail: card.problems.map(({ message }) => message).join('') }
  const ok = card.value.protection !== 'none'
  return { ...what, ok, advice: true, detail: ok ? '已保护' : '没有口令保护，请妥善保管这台电脑' }
}
