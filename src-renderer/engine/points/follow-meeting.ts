import type { Meeting } from '../../../src-shared/meetings/meeting'
import { differenceOfEntries } from '../../../src-shared/points/entry-difference'
import { entriesOfMeeting } from '../../../src-shared/points/from-attendance'
import { packOn } from '../../../src-shared/points/pack'
import type { Tx } from '../transaction'
import { keepMonths } from './months'
import { packsOf } from './packs-in-force'

/** Makes the points of a meeting what its attendance now says: one fact, one entry, corrected with it. */
export async function pointsFollow(tx: Tx, meeting: Meeting): Promise<void> {
  const standing = await tx.all('points', { meeting: meeting.id, source: 'attendance' })
  const { add, change, remove } = differenceOfEntries(
    standing,
    entriesOfMeeting(meeting, packOn(await packsOf(tx), meeting.date)),
  )
  await tx.putAll('points', [...add, ...change.map(({ after }) => after)])
  await tx.remove(
    'points',
    remove.map(({ id }) => id),
  )
  await keepMonths(
    tx,
    [...add, ...change.map(({ after }) => after)],
    [...remove, ...change.map(({ before }) => before)],
  )
}
