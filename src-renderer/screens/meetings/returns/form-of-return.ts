import type { ReturnedMeeting } from '../../../../src-shared/meetings/returns/read-return'
import { emptyDecision, newForm, type MeetingForm } from '../meeting-form'

/**
 * A returned sheet as the editor has it.
 * @param key tells its draft from others of the same branch and kind
 * @param unread what the clerk has to look at
 */
export function formOfReturn(meeting: ReturnedMeeting, key: string, unread: readonly string[]): MeetingForm {
  const { kind, branch, date, decision, agenda, marks } = meeting
  return {
    ...newForm(kind, branch, date),
    group: meeting.group,
    begins: meeting.begins,
    ends: meeting.ends,
    place: meeting.place,
    chair: meeting.chair,
    recorder: meeting.recorder,
    guests: meeting.guests,
    agenda,
    marks: Object.fromEntries(marks.map(({ member, status, reason }) => [member, { status, reason }])),
    decisions: [{ ...emptyDecision(agenda.length === 1 ? 1 : 0), ...decision }],
    returned: { key, unread: [...unread] },
  }
}
