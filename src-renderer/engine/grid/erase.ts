import * as z from 'zod'
import type { Resident } from '../../../src-shared/grid/resident'
import { problem } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { holdsOn } from '../../../src-shared/roster/membership'
import type { Stored } from '../../../src-shared/records/row'
import type { RecordOf } from '../../../src-shared/tables'
import { defineCommand } from '../command'
import { removalReason } from './removal-reason'
import type { Tx } from '../transaction'
import { eraseTraces } from './erase-traces'

/** Of whom everything personal is erased. */
export const erasedOf = { resident: '居民', household: '户', person: '网格人员' } as const

const unknown = problem('erase-unknown', '没有找到这条记录，可能已经删除过。请刷新后再看。')

/**
 * Erases what is kept of a resident, a household with everybody in it, or somebody who serves and stands in no other record: from
 * the rows, the journal and the backups of this PC (decision 60). That somebody was visited stays counted, without whom and what was said.
 */
export const erasePerson = defineCommand({
  name: 'grid.erase',
  title: '按规定删除个人信息',
  input: z.object({
    of: choice(erasedOf).meta({ label: '对象' }),
    id: z.string().meta({ label: '编号' }),
    reason: removalReason,
  }),
  output: z.object({ reason: removalReason }),
  final: '按规定删除的个人信息不能恢复。确实还要的，请重新登记。',
  async run(tx, { of, id, reason }) {
    await { resident: eraseResident, household: eraseHousehold, person: eraseServing }[of](tx, id)
    return { reason }
  },
})

async function eraseResident(tx: Tx, id: string): Promise<void> {
  const [resident] = await tx.states('residents', [id])
  if (!resident) return tx.refuse(unknown)
  await eraseRows(tx, await withMoves(tx, [resident], ['before', 'after']))
}

async function eraseHousehold(tx: Tx, id: string): Promise<void> {
  const [household] = await tx.states('households', [id])
  if (!household) tx.refuse(unknown)
  // Who moved on lives behind another door, whose household did not ask.
  await eraseRows(tx, await withMoves(tx, await tx.everything('residents', { household: id }), ['before']))
  await forgetWork(tx, { household: id })
  await forget(tx, 'pairings', { household: id }, row => row)
  await tx.erase('households', [id])
}

async function eraseServing(tx: Tx, id: string): Promise<void> {
  const [person] = await tx.states('gridPeople', [id])
  if (!person) return tx.refuse(unknown)
  if (person.member ?? person.attached)
    tx.refuse(
      problem('erase-on-roster', '这名人员的姓名、电话在党员名册或报到党员里，网格里没有另存，不用在这里删除。'),
    )
  const standing = [...(await tx.all('gridPosts', { person: id })), ...(await tx.all('pairings', { person: id }))]
  if (standing.some(span => holdsOn(span, tx.today)))
    tx.refuse(problem('erase-serving', '这名人员现在还有岗位或者结对，请先登记卸任、结束结对，再来删除个人信息。'))
  await forget(tx, 'gridPosts', { person: id }, row => row)
  await tx.erase('gridPeople', [id])
}

/** Rows of residents with those that they had behind other doors, removed ones included. */
async function withMoves(
  tx: Tx,
  rows: readonly Stored<Resident>[],
  sides: readonly ('before' | 'after')[],
): Promise<Stored<Resident>[]> {
  const found = new Map<string, Stored<Resident>>()
  const open = [...rows]
  for (const row of open) {
    if (found.has(row.id)) continue
    found.set(row.id, row)
    if (sides.includes('before') && row.was)
      open.push(...(await tx.states('residents', [row.was])).filter(one => one !== undefined))
    if (sides.includes('after')) open.push(...(await tx.everything('residents', { was: row.id })))
  }
  return [...found.values()]
}

async function eraseRows(tx: Tx, rows: readonly Stored<Resident>[]): Promise<void> {
  await eraseTraces(tx, rows)
  const ids = rows.map(({ id }) => id)
  for (const id of ids) {
    await forgetWork(tx, { resident: id })
    const later = (await tx.everything('residents', { was: id })).filter(one => !ids.includes(one.id))
    await tx.putAll(
      'residents',
      later.map(({ was: _, ...rest }) => rest),
    )
  }
  await tx.erase('residents', ids)
}

/** Visits, calls and marks of somebody; nobody has to go there for it any more. */
async function forgetWork(tx: Tx, about: { resident: string } | { household: string }): Promise<void> {
  const answered = new Set((await tx.all('visits')).map(({ call }) => call))
  await forget(tx, 'visits', about, ({ resident: _, next: __, ...rest }) => rest)
  await forget(tx, 'visitCalls', about, ({ resident: _, ...rest }) =>
    answered.has(rest.id) ? rest : { dropped: tx.today, ...rest },
  )
  await forget(tx, 'marks', about, row => row)
}

/**
 * Erases what is personal in rows that are about somebody, removed ones included.
 * @param left what stays of a row
 */
async function forget<T extends 'visits' | 'visitCalls' | 'marks' | 'pairings' | 'gridPosts'>(
  tx: Tx,
  table: T,
  about: Partial<RecordOf<T>>,
  left: (row: Stored<RecordOf<T>>) => RecordOf<T>,
): Promise<void> {
  const ids = (await tx.everything(table, about)).map(({ id }) => id)
  if (!ids.length) return
  await tx.erase(table, ids)
  const rows = (await tx.states(table, ids)).filter(row => row !== undefined)
  await tx.putAll(table, rows.map(left))
}
