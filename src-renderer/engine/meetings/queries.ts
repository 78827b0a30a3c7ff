import * as z from 'zod'
import { countAttendance, explainVoters } from '../../../src-shared/meetings/attendance'
import { dutyBranches, type DutyBranch } from '../../../src-shared/meetings/duty-branches'
import { owed } from '../../../src-shared/meetings/duties'
import { meetingKinds } from '../../../src-shared/meetings/kinds'
import { Meeting } from '../../../src-shared/meetings/meeting'
import { recordRoster } from '../../../src-shared/meetings/record-roster'
import { recordSheet, RecordSheet } from '../../../src-shared/meetings/record-sheet'
import { signInSheet, SignInSheet } from '../../../src-shared/meetings/sign-in-sheet'
import { nextNumber } from '../../../src-shared/meetings/meeting-number'
import { planId } from '../../../src-shared/meetings/plan'
import { calendarPeriod } from '../../../src-shared/period'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { shortName } from '../../../src-shared/roster/organisation'
import { attachmentsOf } from '../attachments/queries'
import { defineQuery } from '../command'
import type { Reader } from '../reader'
import { ownOffice } from '../office/queries'
import { branchRoster, communityName, rosterTables } from '../roster/queries'
import { Meetings, OneMeeting, OwedMeetings, Start } from './outputs'

const { kind } = Meeting.shape

export async function meetingOf(reader: Reader, id: string) {
  const meeting = await reader.get('meetings', id)
  if (!meeting)
    throw new Refusal([problem('meeting-unknown', '没有这条会议记录，可能已经删除。请回到会议列表重新选择。')])
  return meeting
}

/** Every unit that is or was a branch, with its counts as of any day. */
export async function dutyBranchesOf(reader: Reader): Promise<DutyBranch[]> {
  const { organisations, memberships, members } = await rosterTables(reader)
  return dutyBranches(organisations, memberships, members, await reader.all('lineage'))
}

/** Short names of branches by id. */
export async function branchNames(reader: Reader): Promise<(id: string) => string> {
  const community = await communityName(reader)
  const names = new Map((await reader.all('organisations')).map(({ id, name }) => [id, shortName(name, community)]))
  return id => names.get(id) ?? ''
}

/** What each branch owes in a period, what was held, what is late. */
export const owedMeetings = defineQuery({
  name: 'meetings.owed',
  title: '应开会议',
  input: z.object({ branch: z.string().optional().meta({ label: '党支部' }), period: calendarPeriod.optional() }),
  output: OwedMeetings,
  async run(reader, input, outside) {
    const branches = (await dutyBranchesOf(reader)).filter(({ id }) => !input.branch || id === input.branch)
    const today = outside.today()
    const nameOf = await branchNames(reader)
    const rows = owed({
      branches,
      meetings: await reader.all('meetings'),
      period: input.period ?? today.slice(0, 4),
      today,
    })
    // What fell due before these books began was never asked of them: shown, but nobody is reminded of it.
    const office = await ownOffice(reader)
    const since = office ? outside.dateOf(office.createdAt) : ''
    const plans = new Map((await reader.all('plans')).map(plan => [plan.id, plan]))
    return {
      rows: rows.map(row => {
        const plan = plans.get(planId({ ...row, kind: row.duty }))
        return {
          ...row,
          branchName: nameOf(row.branch),
          beforeBooks: row.due < since,
          planned: plan?.date ?? null,
          theme: plan?.theme ?? null,
        }
      }),
    }
  },
})

/** Meetings on the books, the newest first, with their counts. */
export const listMeetings = defineQuery({
  name: 'meetings.list',
  title: '会议记录',
  input: z.object({
    branch: z.string().optional().meta({ label: '党支部' }),
    from: wholeDate.optional().meta({ label: '起' }),
    to: wholeDate.optional().meta({ label: '止' }),
  }),
  output: Meetings,
  async run(reader, { branch, from = '', to = '9999' }) {
    const nameOf = await branchNames(reader)
    const meetings = await reader.between('meetings', 'date', from, to)
    const rows = meetings
      .filter(meeting => !branch || meeting.branch === branch)
      .map(({ id, kind, date, number, place, branch, attendance, agenda, revision }) => {
        const { shouldAttend, attended, voters, votersPresent } = countAttendance(attendance)
        const what = {
          id,
          kind,
          label: meetingKinds[kind],
          date,
          number,
          place,
          branch,
          branchName: nameOf(branch),
          revision,
        }
        return { ...what, title: agenda[0]?.title ?? '', shouldAttend, attended, voters, votersPresent }
      })
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1))
    return { rows, total: rows.length }
  },
})

/** One meeting as it stands on the books. */
export const oneMeeting = defineQuery({
  name: 'meetings.get',
  title: '会议记录',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: OneMeeting,
  async run(reader, { id }) {
    const meeting = await meetingOf(reader, id)
    return {
      meeting,
      counts: countAttendance(meeting.attendance),
      explanation: explainVoters(meeting.attendance, meeting.date),
    }
  },
})

/** What a new record starts from: the roster of that day, the number it would get, and where and by whom the last one was held. */
export const meetingStart = defineQuery({
  name: 'meetings.start',
  title: '会议名册',
  input: z.object({
    branch: z.string().meta({ label: '党支部' }),
    date: wholeDate.meta({ label: '日期' }),
    kind,
    /** A record to be corrected: its people stay as they were on its day. */
    meeting: z.string().optional().meta({ label: '会议' }),
  }),
  output: Start,
  async run(reader, { branch, date, kind, meeting }) {
    const meetings = await reader.between('meetings', '[branch+date]', [branch, ''], [branch, '9999'])
    const last = meetings.filter(meeting => meeting.date <= date).pop()
    return {
      branchName: (await branchNames(reader))(branch),
      roster: recordRoster(
        await branchRoster(reader, branch, date),
        { branch, date },
        meeting ? await reader.get('meetings', meeting) : undefined,
      ).map(({ optional: _, ...line }) => line),
      number: nextNumber({ kind, branch, date }, meetings),
      place: last?.place ?? '',
      chair: last?.chair ?? '',
      recorder: last?.recorder ?? '',
      begins: last?.begins ?? '',
      ends: last?.ends ?? '',
      lastAttendance: last?.attendance.map(({ member, status }) => ({ member, status })) ?? [],
    }
  },
})

/** The printed record of a meeting. */
export const meetingSheet = defineQuery({
  name: 'meetings.sheet',
  title: '会议记录表',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: RecordSheet,
  async run(reader, { id }, outside) {
    const meeting = await meetingOf(reader, id)
    const branch = await reader.get('organisations', meeting.branch)
    return recordSheet(meeting, {
      branchName: branch?.name ?? '',
      community: await communityName(reader),
      revision: meeting.revision,
      printedOn: outside.today(),
      attachments: (await attachmentsOf(reader, { meeting: id })).map(({ name }) => name),
    })
  },
})

/** The sign-in sheet of a meeting, in roster order with spare rows. */
export const meetingSignIn = defineQuery({
  name: 'meetings.signIn',
  title: '签到表',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: SignInSheet,
  async run(reader, { id }, outside) {
    const meeting = await meetingOf(reader, id)
    const branch = await reader.get('organisations', meeting.branch)
    return signInSheet(meeting, meeting.attendance, {
      branchName: branch?.name ?? '',
      community: await communityName(reader),
      printedOn: outside.today(),
    })
  },
})
