import type { Meeting } from '../../src-shared/meetings/meeting'
import { pointsFollow } from './points/follow-meeting'
import type { Tx } from './transaction'

/** Takes back points of a fact that turns out to be another's. */
export { reverseEntry } from './points/reverse'

/** What else changes, in the same transaction, when a meeting is recorded or corrected. */
export async function afterMeeting(tx: Tx, meeting: Meeting): Promise<void> {
  await pointsFollow(tx, meeting)
}

/** What else changes when a meeting is removed: nobody came to it. */
export async function afterMeetingRemoved(tx: Tx, meeting: Meeting): Promise<void> {
  await pointsFollow(tx, { ...meeting, attendance: [] })
}
