import type { RecordOf } from '../../../src-shared/tables'
import type { Migration } from './migrations'

/** A member of the first shape: what holds for a time stood in the record, without a date. */
type Before = RecordOf<'members'> & {
  partyStatus?: 'normal' | 'suspended'
  lostContact?: boolean
  floating?: boolean
}

/** What holds of a member for a time gets rows of its own; since when nobody wrote down, so they have no beginning. */
export const standings: Migration = {
  number: 2,
  async run(tx) {
    for (const row of (await tx.everything('members')) as Before[]) {
      const { partyStatus, lostContact, floating, ...member } = row
      if (partyStatus === undefined && lostContact === undefined && floating === undefined) continue
      const span = { member: row.id, ...(row.deletedAt && { deletedAt: row.deletedAt }) }
      await tx.put('members', member)
      if (floating) await tx.put('floatings', { id: tx.newId(), ...span })
      if (lostContact) await tx.put('losses', { id: tx.newId(), ...span })
      if (partyStatus === 'suspended') await tx.put('votingHalts', { id: tx.newId(), kind: 'suspended', ...span })
    }
  },
}
