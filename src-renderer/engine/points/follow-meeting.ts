import type { Meeting } from '../../../src-shared/meetings/meeting'
import { closedFor } from '../../../src-shared/points/closing'
import { differenceOfEntries } from '../../../src-shared/points/entry-difference'
import { entriesOfMeeting } from '../../../src-shared/points/from-attendance'
import { packOn } from '../../../src-shared/points/pack'
import { printPeriod } from '../../../src-shared/period'
import type { Tx } from '../transaction'
import { closingsAbout, warnOfLate } from './late'
import { keepMonths } from './months'
import { packsOf } from './packs-in-force'

/**
 * Makes the points of a meeting what its attendance now says: one fact, one entry, corrected with it. Where their month is
 * closed, by a reversal and a new entry in an open one, and the answer says in which.
 */
export async function pointsFollow(tx: Tx, meeting: Meeting): Promise<void> {
  const current = await tx.all('points', { meeting: meeting.id })
  const branches = [...new Set([meeting.branch, ...current.map(({ branch }) => branch)])]
  const [first] = [meeting.date, ...current.map(({ date }) => date)].sort()
  const closings = await closingsAbout(tx, branches, first!.slice(0, 7))
  const { before, after } = differenceOfEntries(
    current,
    entriesOfMeeting(meeting, packOn(await packsOf(tx), meeting.date)),
    {
      through: entry => closedFor(closings, entry),
      newId: tx.newId,
      why: `更正${printPeriod(meeting.date.slice(0, 7))}会议到会情况`,
    },
  )
  const kept = new Set(after.map(({ id }) => id))
  await tx.remove(
    'points',
    before.flatMap(({ id }) => (kept.has(id) ? [] : id)),
  )
  await tx.putAll('points', after)
  await keepMonths(tx, after, before)
  warnOfLate(tx, after)
}
