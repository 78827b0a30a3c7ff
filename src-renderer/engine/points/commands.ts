import * as z from 'zod'
import { checkEntry } from '../../../src-shared/points/check-entry'
import { isTooMuch } from '../../../src-shared/points/bounds'
import { PointsEntry } from '../../../src-shared/points/entry'
import { packOn, type PointsPack } from '../../../src-shared/points/pack'
import { measuredDelta } from '../../../src-shared/points/measured'
import { remarksCap, remarksTwice } from '../../../src-shared/points/remarks'
import { problem, type Problem } from '../../../src-shared/problem'
import { holdsOn } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import type { Tx } from '../transaction'
import { openFor, warnOfLate } from './late'
import { factsOf } from './facts'
import { keepMonths } from './months'
import { packsOf } from './packs-in-force'
import { reverseEntry } from './reverse'
import { elsewhere, scoredElsewhere } from './scored-elsewhere'

const { member, rule, date, delta, amount, note, evidence } = PointsEntry.shape
const HandInput = z.object({ member, rule, date, delta: delta.default(0), amount, note, evidence })

/** Enters points by hand. Above its cap an entry is kept all the same and shown as capped. */
export const enterPoints = defineCommand({
  name: 'points.enter',
  title: '登记积分',
  input: HandInput,
  output: z.object({ id: PointsEntry.shape.id, delta }),
  async run(tx, input) {
    const packs = await packsOf(tx)
    const known = await knownOf(tx, input, packs)
    const { entry, year } = await handEntry(tx, input, { packs, known, at: [], beside: [] })
    await Promise.all([tx.put('points', entry), keepMonths(tx, [entry], [])])
    warnOfLate(tx, [entry])
    tx.warn(...remarksCap([...year, entry], { ...entry, person: entry.member }, packs))
    return { id: entry.id, delta: entry.delta }
  },
})

/** Enters many at once, as a sheet of a branch's month has them: all of them, or none where one is wrong. */
export const enterManyPoints = defineCommand({
  name: 'points.enterMany',
  title: '成批登记积分',
  input: z.object({
    entries: z.array(HandInput).min(1, { error: '还没有填分值' }).max(5000).meta({ label: '积分' }),
  }),
  output: z.object({ entered: z.number().int() }),
  async run(tx, { entries }) {
    const packs = await packsOf(tx)
    const written: PointsEntry[] = []
    for (const [at, input] of entries.entries()) {
      const beside = written.filter(other => other.member === input.member)
      const known = await knownOf(tx, input, packs)
      const { entry, year } = await handEntry(tx, input, { packs, known, at: ['entries', at], beside })
      tx.warn(...remarksCap([...year, entry], { ...entry, person: entry.member }, packs))
      written.push(entry)
    }
    await tx.putAll('points', written)
    await keepMonths(tx, written, [])
    warnOfLate(tx, written)
    return { entered: written.length }
  },
})

type Known = Awaited<ReturnType<typeof knownOf>>

/** What the books have of an entry's member. Asked for together: what a command costs is the number of its questions that wait for each other. */
async function knownOf(tx: Tx, { member, date: day }: z.infer<typeof HandInput>, packs: readonly PointsPack[]) {
  const [person, spans, dated] = await Promise.all([
    tx.get('members', member),
    tx.all('memberships', { member }),
    factsOf(tx, member, day.slice(0, 4)),
  ])
  const separate = await scoredElsewhere(tx, person, packOn(packs, day), day)
  return { person, spans, dated, separate }
}

/**
 * An entry by hand as it will be written, and what its member has of that year; refused where it can't be.
 * @param given.at where its fields lie in the command's input
 * @param given.beside what the same command enters for this member
 */
async function handEntry(
  tx: Tx,
  input: z.infer<typeof HandInput>,
  given: { packs: readonly PointsPack[]; known: Known; at: (string | number)[]; beside: readonly PointsEntry[] },
): Promise<{ entry: PointsEntry; year: PointsEntry[] }> {
  const { packs, at, beside } = given
  const { person, spans, dated, separate } = given.known
  const { member: id, date: day } = input
  const placed = (found: Problem): Problem => ({
    ...found,
    ...(found.path && { path: [...at, ...found.path] }),
    message: at.length && person ? `${person.name}：${found.message}` : found.message,
  })
  if (!person)
    return tx.refuse(
      placed(problem('member-unknown', '名册上没有这名党员，请重新选择。', { field: '党员', path: ['member'] })),
    )
  if (separate) tx.refuse(placed(elsewhere(separate)))
  const found = checkEntry(input, packs, tx.today).map(placed)
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length) return tx.refuse(...errors)
  tx.warn(...found)
  const branch =
    spans.find(span => holdsOn(span, day))?.organisation ??
    tx.refuse(
      placed(
        problem('not-on-roster', '这名党员在该日期不在本单位名册上，请核对日期。', { field: '日期', path: ['date'] }),
      ),
    )
  const late = await openFor(tx, { branch, member: id }, day, spans)
  const year = [...dated, ...beside]
  tx.warn(...remarksTwice(year, input).map(placed))
  const pack = packOn(packs, day)!
  const worth: { delta?: number } =
    input.amount === undefined ? {} : { delta: worthOf(input.amount, input.rule, pack, year) }
  if (worth.delta !== undefined && isTooMuch(worth.delta))
    tx.refuse(
      placed(problem('points-too-many', '这样折算的分值太大，请核对数量和办法。', { field: '数量', path: ['amount'] })),
    )
  return { entry: { ...input, ...worth, ...late, id: tx.newId(), branch, pack: pack.id, source: 'hand' }, year }
}

/** What an amount gives beside those of the same member, item, version and year. */
function worthOf(measured: number, code: string, { id, items }: PointsPack, year: readonly PointsEntry[]): number {
  const item = items.find(one => one.code === code)!
  return measuredDelta(
    item,
    measured,
    year.filter(entry => entry.rule === code && entry.pack === id),
  )
}

/** Takes an entry by hand back: by a reversal on its own line, never by changing what stands (domain §3.4). */
export const reversePoints = defineCommand({
  name: 'points.reverse',
  title: '红字冲正',
  input: z.object({
    id: z.string().meta({ label: '积分记录' }),
    note: z.string().trim().min(1, { error: '请写明冲正原因' }).meta({ label: '说明' }),
  }),
  output: z.object({ id: PointsEntry.shape.id }),
  async run(tx, { id, note }) {
    const original = await tx.get('points', id)
    if (!original) return tx.refuse(problem('entry-unknown', '没有这条积分记录，请回到积分账重新选择。'))
    if (original.source !== 'hand')
      tx.refuse(problem('entry-follows', '这条记录随会议到会情况而来，请更正那次会议的到会情况。'))
    if ((await tx.all('points', { reverses: id })).length)
      tx.refuse(problem('entry-reversed', '这条记录已经冲正过，不能再冲正。'))
    return { id: (await reverseEntry(tx, original, { note })).id }
  },
})
