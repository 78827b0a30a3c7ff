import { expect, it } from 'vitest'
import { standings } from '../../../src-renderer/engine/migrations/0002-standings'
import type { Tx } from '../../../src-renderer/engine/transaction'

type Rows = Record<string, object[]>

/** Rows by table, written through as the store would; only what a migration uses. */
async function migrated(members: object[]): Promise<Rows> {
  const written: Rows = { members: [], floatings: [], losses: [], votingHalts: [] }
  let next = 0
  const tx: Pick<Tx, 'everything' | 'put' | 'newId'> = {
    everything: async () => members as never[],
    put: async (table, row) => void written[table]!.push(row),
    newId: () => `new-${++next}`,
  }
  await standings.run(tx as Tx)
  return written
}
const member = { id: 'm', name: '王强', membership: 'full', createdAt: 'a', updatedAt: 'b', revision: 3, entry: 7 }

it('what held of a member becomes rows without a beginning, and the record has it no more', async () => {
  const before = { ...member, partyStatus: 'suspended', lostContact: true, floating: true }
  expect(await migrated([before])).toEqual({
    members: [member],
    floatings: [{ id: 'new-1', member: 'm' }],
    losses: [{ id: 'new-2', member: 'm' }],
    votingHalts: [{ id: 'new-3', kind: 'suspended', member: 'm' }],
  })
})

it('of whom nothing held only the record changes', async () => {
  const before = { ...member, partyStatus: 'normal', lostContact: false, floating: false }
  expect(await migrated([before])).toEqual({ members: [member], floatings: [], losses: [], votingHalts: [] })
})

it('a removed member stays removed, with what held', async () => {
  const deletedAt = '2026-11-01T08:00:00.000Z'
  const { floatings } = await migrated([{ ...member, deletedAt, floating: true }])
  expect(floatings).toEqual([{ id: 'new-1', member: 'm', deletedAt }])
})

it('run on rows of the new shape it writes nothing', async () => {
  expect((await migrated([member]))['members']).toEqual([])
})
