import * as z from 'zod'
import { attendanceOn } from '../../../src-shared/meetings/attendance'
import { holdsKind, kindsOf, mayCountAs, meetingKinds, type MeetingKind } from '../../../src-shared/meetings/kinds'
import { unitName, type Organisation } from '../../../src-shared/roster/organisation'
import { checkMeeting } from '../../../src-shared/meetings/check-draft'
import { MeetingDraft, type Meeting, type ParsedMeetingDraft } from '../../../src-shared/meetings/meeting'
import { nextNumber, numberAfterCorrection } from '../../../src-shared/meetings/meeting-number'
import { recordRoster } from '../../../src-shared/meetings/record-roster'
import { problem, warning } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { removalReason } from '../removal'
import { afterMeeting, afterMeetingRemoved } from '../consequences'
import { branchRoster, unitsAt } from '../roster/queries'
import { expectedAt } from './expected'
import type { Tx } from '../transaction'
import { meetingUnknown, Removed, Written } from './outputs'
import { tasksFollow } from './tasks'

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
    await tasksFollow(tx, meeting, undefined)
    return { id, reason }
  },
})

async function writeMeeting(
  tx: Tx,
  draft: ParsedMeetingDraft,
  before: Meeting | undefined,
): Promise<{ id: string; number: number }> {
  const units = await unitsAt(tx, draft.date)
  await refuseUnit(tx, draft, before, units)
  await refuseDiscussion(tx, draft, before)
  const expected = await expectedAt(tx, draft)
  const roster = recordRoster(expected.roster, draft, before)
  const others = (await tx.between('meetings', '[branch+date]', [draft.branch, ''], [draft.branch, '9999'])).filter(
    other => other.id !== before?.id,
  )
  const found = checkMeeting(draft, {
    roster,
    everybody: expected.everybody,
    hasGroups: !before && units.some(({ kind, parent }) => kind === 'group' && parent === draft.branch),
    branchFull: (await branchRoster(tx, draft.branch, draft.date)).filter(one => one.membership === 'full').length,
    today: tx.today,
    onBooks: Boolean(before),
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
  if (before) await tasksFollow(tx, before, meeting)
  return { id: meeting.id, number: meeting.number }
}

/**
 * Refuses a unit that doesn't hold such meetings or didn't on the day, a record that also counts as a meeting of others, and
 * a group of another branch; a record that is put right keeps what it has, whatever became of its unit.
 */
async function refuseUnit(
  tx: Tx,
  { kind, countsAs, branch, group }: ParsedMeetingDraft,
  before: Meeting | undefined,
  then: readonly Organisation[],
): Promise<void> {
  const now = await tx.get('organisations', branch)
  if (!now)
    tx.refuse(problem('branch-unknown', '没有这个党组织，请重新选择。', { field: '召开单位', path: ['branch'] }))
  const forms = [now, ...then.filter(({ id }) => id === branch)]
  const keeps = before?.branch === branch && before.kind === kind
  const isHeld = (one: MeetingKind) => forms.some(unit => unit && holdsKind(unit, one))
  if (!keeps && !isHeld(kind))
    tx.refuse(
      problem('not-its-meeting', `${unitName(now!)}不召开${meetingKinds[kind]}，请核对会议种类和召开单位。`, {
        field: '会议种类',
        path: ['kind'],
      }),
    )
  const odd = countsAs.find(one => !(keeps && before.countsAs.includes(one)) && !(isHeld(one) && mayCountAs(kind, one)))
  if (odd)
    tx.refuse(
      problem(
        'not-also-its-meeting',
        `${meetingKinds[kind]}不能同时作为${meetingKinds[odd]}：召开单位或应到人员不同，请分开登记。`,
        { field: '同时作为', path: ['countsAs'] },
      ),
    )
  if (!group || before?.group === group) return
  const inside = await tx.get('organisations', group)
  if (inside?.kind !== 'group' || inside.parent !== branch)
    tx.refuse(problem('group-unknown', '这个党支部没有这个党小组，请重新选择。', { field: '党小组', path: ['group'] }))
}

/**
 * Refuses a link to anything but an earlier committee meeting of the same unit; one that stands in the record that is put
 * right is kept with a remark, whatever became of that meeting.
 */
async function refuseDiscussion(tx: Tx, draft: ParsedMeetingDraft, before: Meeting | undefined): Promise<void> {
  for (const [i, { preDiscussedIn }] of draft.decisions.entries()) {
    if (!preDiscussedIn) continue
    const found = await tx.get('meetings', preDiscussedIn)
    const isCommittee = found && kindsOf(found).includes('branchCommittee') && found.branch === draft.branch
    if (isCommittee && found.date <= draft.date && found.id !== before?.id) continue
    const where = { field: '会前讨论', path: ['decisions', i, 'preDiscussedIn'] }
    if (before?.decisions.some(one => one.preDiscussedIn === preDiscussedIn))
      tx.warn(
        warning(
          'discussion-gone',
          '会前讨论的那次支部委员会会议已删除或更正，请重新选择，或选“没有经支委会讨论”。',
          where,
        ),
      )
    else tx.refuse(problem('not-discussed-there', '会前讨论只能选本支部在这之前的支部委员会会议，请重新选择。', where))
  }
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
