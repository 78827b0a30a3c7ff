import * as z from 'zod'
import { attendanceOn } from '../../../src-shared/meetings/attendance'
import { checkMeeting } from '../../../src-shared/meetings/check-draft'
import { MeetingDraft, type Meeting, type ParsedMeetingDraft } from '../../../src-shared/meetings/meeting'
import { nextNumber, numberAfterCorrection } from '../../../src-shared/meetings/meeting-number'
import { recordRoster } from '../../../src-shared/meetings/record-roster'
import { problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import { afterMeeting, afterMeetingRemoved } from '../consequences'
import { branchRoster, unitsAt } from '../roster/queries'
import type { Tx } from '../transaction'
import { Removed, Written } from './outputs'

const meetingUnknown = problem('meeting-unknown', '没有这条会议记录，可能已经删除。请回到会议列表重新选择。')

/** Writes down a meeting. Attendance is frozen with what each member was on that day; points follow from it. */
export const recordMeeting = defineCommand({
  name: 'meetings.record',
  title: '登记会议',
  input: MeetingDraft,
  output: Written,
  run: (tx, draft) => writeMeeting(tx, draft, undefined),
})

/** Corrects a meeting on the books; the earlier version stays in the journal, points follow the correction. */
export const correctMeeting = defineCommand({
  name: 'meetings.correct',
  title: '更正会议',
  input: MeetingDraft.extend({ id: z.string().meta({ label: '会议' }) }),
  output: Written,
  async run(tx, { id, ...draft }) {
    const before = await tx.get('meetings', id)
    if (!before) return tx.refuse(meetingUnknown)
    return writeMeeting(tx, draft, before)
  },
})

/** Removes a meeting with its files and the points that followed from it; `reason` stands in the journal and in its history. */
export const removeMeeting = defineCommand({
  name: 'meetings.remove',
  title: '删除会议',
  input: z.object({ id: z.string().meta({ label: '会议' }), reason: removalReason }),
  output: Removed,
  async run(tx, { id, reason }) {
    const meeting = await tx.get('meetings', id)
    if (!meeting) return tx.refuse(meetingUnknown)
    for (const table of ['copies', 'attachments'] as const) {
      const own = await tx.all(table, { meeting: id })
      await tx.remove(
        table,
        own.map(row => row.id),
      )
    }
    await tx.remove('meetings', [id])
    await afterMeetingRemoved(tx, meeting)
    return { id, reason }
  },
})

async function writeMeeting(
  tx: Tx,
  draft: ParsedMeetingDraft,
  before: Meeting | undefined,
): Promise<{ id: string; number: number }> {
  if (!(await meetsAsBranch(tx, draft, before)))
    return tx.refuse(problem('branch-unknown', '没有这个党支部，请重新选择。', { field: '党支部', path: ['branch'] }))
  const roster = recordRoster(await branchRoster(tx, draft.branch, draft.date), draft, before)
  const others = (await tx.between('meetings', '[branch+date]', [draft.branch, ''], [draft.branch, '9999'])).filter(
    other => other.id !== before?.id,
  )
  const found = checkMeeting(draft, {
    roster,
    today: tx.today,
    sameDay: others.filter(other => other.date === draft.date),
    nameOf: await namesOf(tx, draft),
  })
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length) return tx.refuse(...errors)
  tx.warn(...found)
  const meeting: Meeting = {
    ...draft,
    id: before?.id ?? tx.newId(),
    number: before ? numberAfterCorrection(before, draft, others) : nextNumber(draft, others),
    attendance: attendanceOn(roster, draft.attendance),
  }
  await tx.put('meetings', meeting)
  await afterMeeting(tx, meeting)
  return { id: meeting.id, number: meeting.number }
}

/** A unit that is a branch or was one on the day; a record that is put right keeps its branch, whatever became of that. */
async function meetsAsBranch(tx: Tx, { branch, date }: ParsedMeetingDraft, before: Meeting | undefined) {
  const unit = await tx.get('organisations', branch)
  if (!unit || unit.kind === 'branch' || before?.branch === branch) return unit !== undefined
  return (await unitsAt(tx, date)).some(({ id, kind }) => id === branch && kind === 'branch')
}

/** Names of people on the list, so that a problem can say who. */
async function namesOf(tx: Tx, draft: ParsedMeetingDraft): Promise<(id: string) => string | undefined> {
  const names = new Map<string, string>()
  for (const { member } of draft.attendance) {
    const known = await tx.get('members', member)
    if (known) names.set(member, known.name)
  }
  return id => names.get(id)
}
