import * as z from 'zod'
import { countAttendance, explainVoters, headsOf } from '../../../src-shared/meetings/attendance'
import { dutyBranches, type DutyBranch } from '../../../src-shared/meetings/duty-branches'
import { owed } from '../../../src-shared/meetings/duties'
import { kindsOf, meetingKinds } from '../../../src-shared/meetings/kinds'
import { Meeting } from '../../../src-shared/meetings/meeting'
import { recordRoster } from '../../../src-shared/meetings/record-roster'
import { recordSheet, RecordSheet } from '../../../src-shared/meetings/record-sheet'
import { themeDayOf } from '../../../src-shared/meetings/theme-day'
import { signInSheet, SignInSheet } from '../../../src-shared/meetings/sign-in-sheet'
import { nextNumber } from '../../../src-shared/meetings/meeting-number'
import { planId } from '../../../src-shared/meetings/plan'
import { calendarPeriod } from '../../../src-shared/period'
import { printDate, wholeDate } from '../../../src-shared/plain-date'
import { Refusal } from '../../../src-shared/problem'
import { unitName } from '../../../src-shared/roster/organisation'
import type { Stored } from '../../../src-shared/records/row'
import { attachmentsOf } from '../attachments/queries'
import { defineQuery, type Outside } from '../command'
import type { Reader } from '../reader'
import { ownOffice } from '../office/queries'
import { communityName, rosterTables } from '../roster/queries'
import { expectedAt } from './expected'
import { meetingUnknown, Meetings, OneMeeting, OwedMeetings, Start } from './outputs'

const { kind, countsAs, group } = Meeting.shape

/** A meeting on the books; refuses where there is none. */
export async function meetingOf(reader: Reader, id: string) {
  const meeting = await reader.get('meetings', id)
  if (!meeting) throw new Refusal([meetingUnknown])
  return meeting
}

/** Every unit that is or was a branch, with its counts as of any day. */
export async function dutyBranchesOf(reader: Reader): Promise<DutyBranch[]> {
  const { organisations, memberships, members } = await rosterTables(reader)
  return dutyBranches(organisations, memberships, members, await reader.all('lineage'))
}

/** Short names of units by id. */
export async function branchNames(reader: Reader): Promise<(id: string) => string> {
  const community = await communityName(reader)
  const names = new Map((await reader.all('organisations')).map(unit => [unit.id, unitName(unit, community)]))
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
      .map(({ id, kind, date, number, place, branch, group, attendance, participants, agenda, revision }) => {
        const { voters, votersPresent } = countAttendance(attendance)
        const what = {
          id,
          kind,
          label: meetingKinds[kind],
          date,
          number,
          place,
          branch,
          branchName: nameOf(branch),
          ...(group ? { group, groupName: nameOf(group) } : {}),
          revision,
        }
        const heads = headsOf({ attendance, participants })
        return { ...what, title: agenda[0]?.title ?? '', ...heads, voters, votersPresent }
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
    countsAs,
    group,
    /** A record to be corrected: its people stay as they were on its day. */
    meeting: z.string().optional().meta({ label: '会议' }),
  }),
  output: Start,
  async run(reader, { branch, date, kind, countsAs, group, meeting }) {
    const asked = { branch, date, kind, countsAs, group }
    const { roster, everybody, others } = await expectedAt(reader, asked)
    const meetings = await reader.between('meetings', '[branch+date]', [branch, ''], [branch, '9999'])
    const last = meetings.filter(meeting => meeting.date <= date).pop()
    return {
      branchName: (await branchNames(reader))(branch),
      community: await communityName(reader),
      discussed: meetings
        .filter(held => kindsOf(held).includes('branchCommittee') && held.date <= date)
        .map(held => ({ id: held.id, words: discussionWords(held) })),
      roster: recordRoster(roster, asked, meeting ? await reader.get('meetings', meeting) : undefined).map(
        ({ optional: _, ...line }) => line,
      ),
      everybody,
      others,
      number: nextNumber({ kind, branch, group, date }, meetings),
      themeDay: themeDayOf(await reader.get('organisations', branch), (await ownOffice(reader)) ?? undefined),
      place: last?.place ?? '',
      chair: last?.chair ?? '',
      recorder: last?.recorder ?? '',
      begins: last?.begins ?? '',
      ends: last?.ends ?? '',
      lastAttendance: last?.attendance.map(({ member, status }) => ({ member, status })) ?? [],
    }
  },
})

/** Who held a meeting, as its papers name them. */
export async function unitOnPaper(reader: Reader, meeting: Meeting) {
  const unit = await reader.get('organisations', meeting.branch)
  const group = meeting.group ? await reader.get('organisations', meeting.group) : undefined
  return {
    branchName: unit?.name ?? '',
    ...(unit ? { unitKind: unit.kind } : {}),
    ...(group ? { group: group.name } : {}),
    community: await communityName(reader),
    ...((await ownOffice(reader))?.footCode === 'none' ? { plainFoot: true } : {}),
  }
}

/** What the committee meetings are called that discussed its decisions before. */
async function preDiscussions(reader: Reader, { decisions }: Meeting): Promise<Map<string, string>> {
  const ids = decisions.flatMap(({ preDiscussedIn }) => preDiscussedIn ?? [])
  const found = await Promise.all(ids.map(id => reader.get('meetings', id)))
  return new Map(found.flatMap(one => (one ? [[one.id, discussionWords(one)]] : [])))
}

/** What a meeting is called where a decision says that it was discussed there. */
const discussionWords = ({ date, kind }: Meeting) => `${printDate(date)}${meetingKinds[kind]}`

/** What the record of a meeting prints. */
export async function sheetOf(reader: Reader, meeting: Stored<Meeting>, outside: Outside): Promise<RecordSheet> {
  return recordSheet(meeting, {
    ...(await unitOnPaper(reader, meeting)),
    preDiscussed: await preDiscussions(reader, meeting),
    revision: meeting.revision,
    printedOn: outside.today(),
    attachments: (await attachmentsOf(reader, { meeting: meeting.id })).map(({ name }) => name),
  })
}

/** The printed record of a meeting. */
export const meetingSheet = defineQuery({
  name: 'meetings.sheet',
  title: '会议记录表',
  input: z.object({ id: z.string().meta({ label: '会议' }) }),
  output: RecordSheet,
  async run(reader, { id }, outside) {
    return sheetOf(reader, await meetingOf(reader, id), outside)
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
    return signInSheet(meeting, [...meeting.attendance, ...(meeting.participants ?? [])], {
      ...(await unitOnPaper(reader, meeting)),
      printedOn: outside.today(),
    })
  },
})
