import * as z from 'zod'
import { isTooMuch } from '../../../src-shared/points/bounds'
import { checkEntry } from '../../../src-shared/points/check-entry'
import { DualEntry, dualReversalOf } from '../../../src-shared/points/dual-entry'
import { measuredDelta } from '../../../src-shared/points/measured'
import { packOn, type PointsPack } from '../../../src-shared/points/pack'
import { remarksCap, remarksTwice } from '../../../src-shared/points/remarks'
import { problem, type Problem } from '../../../src-shared/problem'
import type { Attached } from '../../../src-shared/roster/attached'
import { holdsOn } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import type { Reader } from '../reader'
import type { Tx } from '../transaction'
import { packsOf } from './packs-in-force'

const { attached, rule, date, delta, amount, note, evidence } = DualEntry.shape
const DualInput = z.object({ attached, rule, date, delta: delta.default(0), amount, note, evidence })

/** What people who reported here did, one line or many at once: all of them, or none where one is wrong. */
export const enterDual = defineCommand({
  name: 'points.enterDual',
  title: '登记双报到服务',
  input: z.object({
    entries: z.array(DualInput).min(1, { error: '还没有填服务记录' }).max(5000).meta({ label: '服务记录' }),
  }),
  output: z.object({ entered: z.number().int() }),
  async run(tx, { entries }) {
    const packs = await packsOf(tx)
    const written: DualEntry[] = []
    for (const [at, input] of entries.entries()) written.push(await entryOf(tx, input, { packs, at, written }))
    await tx.putAll('dualEntries', written)
    return { entered: written.length }
  },
})

/** A line as it will be written; refused where it can't be. @param given.written what the same command enters before it */
async function entryOf(
  tx: Tx,
  input: z.infer<typeof DualInput>,
  { packs, at, written }: { packs: readonly PointsPack[]; at: number; written: readonly DualEntry[] },
): Promise<DualEntry> {
  const person = await tx.get('attached', input.attached)
  const placed = (found: Problem): Problem => ({
    ...found,
    ...(found.path && { path: ['entries', at, ...found.path] }),
    message: person ? `${person.name}：${found.message}` : found.message,
  })
  const who = person ?? tx.refuse(placed(unknown))
  const found = [...standing(who, input.date), ...checkEntry(input, packs, tx.today, 'dual')].map(placed)
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length) return tx.refuse(...errors)
  const year = [
    ...(await dualFacts(tx, who.id, input.date.slice(0, 4))),
    ...written.filter(other => other.attached === who.id && other.date.startsWith(input.date.slice(0, 4))),
  ]
  const pack = packOn(packs, input.date, 'dual')!
  const worth = input.amount === undefined ? input.delta : worthOf(input.amount, input.rule, pack, year)
  if (isTooMuch(worth)) tx.refuse(placed(tooMuch))
  const entry: DualEntry = { ...input, delta: worth, id: tx.newId(), pack: pack.id, source: 'hand' }
  const remarks = [
    ...remarksTwice(year, input),
    ...remarksCap([...year, entry], { ...entry, person: who.id }, packs, 'dual'),
  ]
  tx.warn(...found, ...remarks.map(placed))
  return entry
}

/** Why nothing can be entered for somebody on a day. */
function standing(person: Attached, day: string): Problem[] {
  if (person.kind !== 'dualReport')
    return [
      problem('not-dual', '登记的是流入党员，不在双报到服务账里。类别登记错了的，请先到“报到党员”更正。', {
        ...{ field: '双报到党员', path: ['attached'] },
      }),
    ]
  if (holdsOn(person, day)) return []
  return [
    problem('not-reported', '这一天还没有报到或者已经离开，请核对日期，或者到“报到党员”更正报到、离开日期。', {
      ...{ field: '日期', path: ['date'] },
    }),
  ]
}

/** Takes a line back by another that names it, never by changing what stands. */
export const reverseDual = defineCommand({
  name: 'points.reverseDual',
  title: '红字冲正双报到服务',
  input: z.object({
    id: z.string().meta({ label: '服务记录' }),
    note: z.string().trim().min(1, { error: '请写明冲正原因' }).meta({ label: '说明' }),
  }),
  output: z.object({ id: DualEntry.shape.id }),
  async run(tx, { id, note: why }) {
    const original = await tx.get('dualEntries', id)
    if (!original) return tx.refuse(problem('entry-unknown', '没有这条服务记录，请回到双报到服务账重新选择。'))
    if (original.source === 'reversal')
      tx.refuse(problem('entry-reversal', '这一条本身是红字冲正，不能再冲正。冲正错了的，再登记一次即可。'))
    if ((await tx.all('dualEntries', { reverses: id })).length)
      tx.refuse(problem('entry-reversed', '这条记录已经冲正过，不能再冲正。'))
    const entry = dualReversalOf(original, { id: tx.newId(), note: why, ...(await measuredBack(tx, original)) })
    await tx.put('dualEntries', entry)
    return { id: entry.id }
  },
})

/** Hours are taken back by their amount: what that is worth depends on those beside it in the year. */
async function measuredBack(tx: Tx, original: DualEntry): Promise<Partial<Pick<DualEntry, 'delta' | 'amount'>>> {
  if (original.amount === undefined) return {}
  const pack = (await packsOf(tx)).find(one => one.id === original.pack)
  if (!pack) return { amount: -original.amount }
  const year = await dualFacts(tx, original.attached, original.date.slice(0, 4))
  return { amount: -original.amount, delta: worthOf(-original.amount, original.rule, pack, year) }
}

/** What an amount gives beside those of the same person, item, version and year. */
function worthOf(measured: number, code: string, pack: PointsPack, year: readonly DualEntry[]): number {
  const item = pack.items.find(one => one.code === code)!
  return measuredDelta(
    item,
    measured,
    year.filter(entry => entry.rule === code && entry.pack === pack.id),
  )
}

/** What stands of somebody in a year. */
const dualFacts = (reader: Reader, person: string, year: string) =>
  reader.between('dualEntries', '[attached+date]', [person, `${year}-01-01`], [person, `${year}-12-31`])

const unknown = problem('attached-unknown', '没有这名双报到党员，请重新选择。', {
  ...{ field: '双报到党员', path: ['attached'] },
})
const tooMuch = problem('points-too-many', '这样折算的分值太大，请核对数量和办法。', {
  ...{ field: '数量', path: ['amount'] },
})
