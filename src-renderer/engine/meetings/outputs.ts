import * as z from 'zod'
import { RosterLine, type AttendanceCount } from '../../../src-shared/meetings/attendance'
import { OwedRow } from '../../../src-shared/meetings/duties'
import { Attendance, Meeting } from '../../../src-shared/meetings/meeting'
import { Plan } from '../../../src-shared/meetings/plan'
import { orNull } from '../../../src-shared/records/field'
import { Bookkeeping } from '../../../src-shared/records/row'
import { problem } from '../../../src-shared/problem'
import { removalReason } from '../removal'

const { id, kind, date, number, place, branch, group, chair, recorder } = Meeting.shape
const { revision } = Bookkeeping.shape
const { member, status } = Attendance.shape
const count = z.number().int()

export const meetingUnknown = problem('meeting-unknown', '没有这条会议记录，可能已经删除。请回到会议列表重新选择。')

export const branchUnknown = problem('branch-unknown', '没有这个党支部，请重新选择。')

/** A year as somebody writes it. */
export const writtenYear = z
  .string()
  .regex(/^\d{4}$/, { error: '请写四位年份，如 2026' })
  .meta({ label: '年度' })

export const Written = z.object({ id, number })

export const Removed = z.object({ id, reason: removalReason })

export const OwedMeetings = z.object({
  rows: z.array(
    OwedRow.extend({
      branchName: z.string(),
      beforeBooks: z.boolean(),
      /** The day it is meant for, and what it is to be about. */
      planned: Plan.shape.date.nullable(),
      theme: orNull(Plan.shape.theme),
    }),
  ),
})

export const Meetings = z.object({
  rows: z.array(
    z.object({
      id,
      kind,
      label: z.string(),
      date,
      number,
      place,
      branch,
      branchName: z.string(),
      group,
      groupName: z.string().optional(),
      revision,
      /** The first agenda item. */
      title: z.string(),
      shouldAttend: count,
      attended: count,
      voters: count,
      votersPresent: count,
    }),
  ),
  total: count,
})

const Counts = z.object({
  roster: count,
  exempt: count,
  shouldAttend: count,
  attended: count,
  remote: count,
  voters: count,
  votersPresent: count,
  needed: count,
  quorate: z.boolean(),
  byStatus: z.record(status, count),
  absent: z.array(Attendance),
}) satisfies z.ZodType<AttendanceCount<Attendance>>

export const OneMeeting = z.object({
  meeting: Meeting.extend(Bookkeeping.shape),
  counts: Counts,
  explanation: z.string(),
})

/** Of the last meeting; empty where there is none or it says nothing. */
const text = z.string()

export const Start = z.object({
  branchName: z.string(),
  /** The office's short name, which the papers leave out of the branch's. */
  community: z.string(),
  /** Committee meetings until that day, in the words of a paper that names them. */
  discussed: z.array(z.object({ id: Meeting.shape.id, words: z.string() })),
  roster: z.array(RosterLine.extend({ recorded: z.boolean() })),
  /** Whether the roster is all who should attend; else whoever is tapped is listed. */
  everybody: z.boolean(),
  /** Who holds a post and is on no roster here. */
  others: z.array(z.object({ name: z.string(), unit: z.string().optional() })),
  number,
  /** Day of the month of the branch's theme day. */
  themeDay: count,
  place: text.meta({ ...place.meta() }),
  chair: text.meta({ ...chair.meta() }),
  recorder: text.meta({ ...recorder.meta() }),
  begins: text,
  ends: text,
  lastAttendance: z.array(z.object({ member, status })),
})
