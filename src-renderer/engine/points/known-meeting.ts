import { problem } from '../../../src-shared/problem'
import type { Tx } from '../transaction'

/** Refuses a meeting that somebody names and the books don't have. */
export async function refuseUnknownMeeting(tx: Tx, id: string | undefined): Promise<void> {
  if (id !== undefined && !(await tx.get('meetings', id)))
    tx.refuse(problem('meeting-unknown', '没有这次会议的记录，请重新选择。', { field: '会议', path: ['meeting'] }))
}
