import * as z from 'zod'
import { problem } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import type { KeptTable, RecordOf } from '../../../src-shared/tables'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import type { Tx } from '../transaction'

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
  if (!resident) tx.refuse(unknown)
  for (const table of ['visits', 'visitCalls', 'marks'] as const) await forget(tx, table, { resident: id })
  await tx.erase('residents', [id])
}

async function eraseHousehold(tx: Tx, id: string): Promise<void> {
  const [household] = await tx.states('households', [id])
  if (!household) tx.refuse(unknown)
  for (const resident of await tx.everything('residents', { household: id })) await eraseResident(tx, resident.id)
  for (const table of ['visits', 'visitCalls', 'marks', 'pairings'] as const) await forget(tx, table, { household: id })
  await tx.erase('households', [id])
}

async function eraseServing(tx: Tx, id: string): Promise<void> {
  const [person] = await tx.states('gridPeople', [id])
  if (!person) return tx.refuse(unknown)
  if (person.member ?? person.attached)
    tx.refuse(
      problem('erase-on-roster', '这名人员的姓名、电话在党员名册或报到党员里，网格里没有另存，不用在这里删除。'),
    )
  await tx.erase('gridPeople', [id])
}

/** Erases rows that are about somebody, removed ones included; what stays of them names no resident any more. */
async function forget<T extends 'visits' | 'visitCalls' | 'marks' | 'pairings'>(
  tx: Tx,
  table: T,
  about: Partial<RecordOf<T>>,
): Promise<void> {
  const rows = await tx.everything<KeptTable>(table, about)
  const ids = rows.map(({ id }) => id)
  if (!ids.length) return
  await tx.erase(table, ids)
  const left = (await tx.states<KeptTable>(table, ids)).filter(row => row !== undefined)
  await tx.putAll<KeptTable>(
    table,
    left.flatMap(row => {
      if (!('resident' in row)) return []
      const { resident: _, ...rest } = row
      return rest as RecordOf<KeptTable>
    }),
  )
}
