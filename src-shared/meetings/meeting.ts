import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { memberships } from '../roster/choices'
import { Election } from './election'
import { meetingForms } from './kind-pack'
import { attendanceStatuses, ballots, decisionKinds, exclusionReasons, meetingKinds } from './kinds'
import { Review } from './review'
import { themeActions } from './theme-day'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '请写成时:分，如 14:30' })
const count = z.number().int({ error: '请填整数' }).min(0, { error: '不能小于0' })

const kind = choice(meetingKinds).meta({ label: '会议种类', index: true })

/** That somebody with the right to vote is not counted among those who should be there (domain §2.3): why, and who agreed. */
const Exclusion = z
  .object({
    reason: choice(exclusionReasons).meta({ label: '不计入原因' }),
    approval: z
      .string()
      .trim()
      .min(1, { error: '请填写上级党组织同意的文号或日期' })
      .meta({ label: '上级党组织同意', personal: 'free' }),
    resolution: z
      .string()
      .trim()
      .min(1, { error: '请填写通过的党员大会' })
      .meta({ label: '党员大会通过', personal: 'free' }),
  })
  .meta({ label: '不计入应到会' })

/** One line of attendance as somebody enters it. */
export const AttendanceInput = z
  .object({
    member: z.string().meta({ label: '党员', ref: 'members' }),
    status: choice(attendanceStatuses).meta({ label: '到会情况' }),
    reason: z.string().trim().optional().meta({ label: '缺席原因', personal: 'sensitive' }),
    excluded: Exclusion.optional().meta({ label: '不计入应到会', personal: 'sensitive' }),
  })
  .meta({ label: '到会' })

/** Somebody who should attend and is on no roster here: a resident unit's representative, a 居委会 member. */
export const Participant = z
  .object({
    name: z.string().trim().min(1, { error: '请填写姓名' }).meta({ label: '姓名', personal: 'name' }),
    unit: z.string().trim().optional().meta({ label: '单位及职务', personal: 'free' }),
    status: choice(attendanceStatuses).default('present').meta({ label: '到会情况' }),
    reason: z.string().trim().optional().meta({ label: '缺席原因', personal: 'sensitive' }),
  })
  .meta({ label: '参加人员' })

/**
 * One line of attendance as the record keeps it: with what the member was on that day (domain §2.8 traps 4, 5). Who is
 * excluded has no vote in it.
 */
export const Attendance = AttendanceInput.extend({
  name: z.string().meta({ label: '姓名', personal: 'name' }),
  membership: choice(memberships).meta({ label: '人员类别' }),
  voting: z.boolean().meta({ label: '有表决权' }),
}).meta({ label: '到会' })

/** A vote as counted. Who voted how is never stored. */
export const Vote = z
  .object({
    ballot: choice(ballots).meta({ label: '表决方式' }),
    yes: count.meta({ label: '赞成', unit: 'count' }),
    no: count.meta({ label: '反对', unit: 'count' }),
    abstain: count.meta({ label: '弃权', unit: 'count' }),
    /** Secret ballots that say nothing that can be counted. */
    invalid: count.optional().meta({ label: '无效票', unit: 'count' }),
    /** In the room without a vote: a hand never raised, a ballot never handed in. */
    uncast: count.optional().meta({ label: '未投', unit: 'count' }),
    /** Opinions handed in before the meeting; only for admission and 转正 (domain §2.3 W). */
    written: count.default(0).meta({ label: '书面同意', unit: 'count' }),
    /** Ballots that were handed out and came back: more came back than were handed out void the vote. */
    issued: count.optional().meta({ label: '发出选票', unit: 'count' }),
    collected: count.optional().meta({ label: '收回选票', unit: 'count' }),
  })
  .meta({ label: '表决' })

export const Decision = z
  .object({
    title: z.string().trim().min(1, { error: '请写明决定事项' }).meta({ label: '决定内容', personal: 'free' }),
    kind: choice(decisionKinds).default('ordinary').meta({ label: '事项' }),
    /** Which agenda item it settles, counted from 1; the sheet names it before the vote. */
    item: z.number().int().min(1).optional().meta({ label: '议题序号', unit: 'count' }),
    owner: z.string().trim().optional().meta({ label: '责任人', personal: 'name' }),
    due: wholeDate.optional().meta({ label: '完成时限', unit: 'date' }),
    vote: Vote.optional().meta({ label: '表决' }),
    /** The committee meeting that discussed it before (条例 §12). */
    preDiscussedIn: z.string().optional().meta({ label: '会前讨论', ref: 'meetings' }),
  })
  .meta({ label: '会议决定' })

export const AgendaItem = z
  .object({
    title: z.string().trim().min(1, { error: '请写明议题' }).meta({ label: '议题', personal: 'free' }),
    minutes: z.string().default('').meta({ label: '会议内容', personal: 'free' }),
  })
  .meta({ label: '议题' })

const written = {
  kind,
  /** Other duties this one record also meets, e.g. a 主题党日 held within a 支部党员大会 (domain §2.1). */
  countsAs: z.array(kind).default([]).meta({ label: '同时作为', index: 'multi' }),
  /** The unit that held it: a branch, or the community's own committee. */
  branch: z.string().meta({ label: '召开单位', ref: 'organisations' }),
  /** The 党小组 of the branch that a group's meeting is of. */
  group: z.string().optional().meta({ label: '党小组', ref: 'organisations' }),
  /** In which of its ways it was held, where its kind has several. */
  form: choice(meetingForms).optional().meta({ label: '形式' }),
  date: wholeDate.meta({ label: '日期', unit: 'date', index: true }),
  begins: clock.optional().meta({ label: '开始时间' }),
  ends: clock.optional().meta({ label: '结束时间' }),
  place: z.string().trim().min(1, { error: '请填写地点' }).meta({ label: '地点' }),
  chair: z.string().trim().min(1, { error: '请填写主持人' }).meta({ label: '主持人', personal: 'name' }),
  recorder: z.string().trim().min(1, { error: '请填写记录人' }).meta({ label: '记录人', personal: 'name' }),
  guests: z.string().trim().optional().meta({ label: '列席', personal: 'name' }),
  /** Of a theme day: which of the prescribed actions it did. */
  actions: z.array(choice(themeActions)).optional().meta({ label: '规定动作' }),
  participants: z.array(Participant).optional().meta({ label: '参加人员' }),
  agenda: z.array(AgendaItem).default([]).meta({ label: '议题' }),
  /** Minutes that belong to no agenda item: the chair's summary. */
  minutes: z.string().default('').meta({ label: '主持人总结', personal: 'free' }),
  decisions: z.array(Decision).default([]).meta({ label: '会议决定' }),
  /** Of a 民主评议党员: tallies and grades, member by member. */
  reviews: z.array(Review).optional().meta({ label: '民主评议' }),
  elections: z.array(Election).optional().meta({ label: '选举' }),
  /** The year it counts for where that is not the date's (domain §2.8 trap 10). */
  belongsToYear: z.number().int().optional().meta({ label: '所属年度' }),
}

/** What somebody writes down of a meeting: the input of `meetings.record`. */
export const MeetingDraft = z
  .object({
    ...written,
    agenda: z.preprocess(plainAgenda, written.agenda).meta({ label: '议题' }),
    attendance: z.array(AttendanceInput).meta({ label: '到会' }),
  })
  .meta({ label: '会议' })

/** A meeting as the books keep it. */
export const Meeting = z
  .object({
    ...rowBase,
    ...written,
    /** 第几次: number of this kind in this branch and year. */
    number: z.number().int().meta({ label: '第几次' }),
    attendance: z.array(Attendance).meta({ label: '到会' }),
  })
  .meta({ label: '会议', indexes: ['[branch+date]', '[branch+kind+number]'] })

/** A draft as a caller may write it, with what has a default left out. */
export type MeetingDraft = z.input<typeof MeetingDraft>
/** A draft after parsing: defaults filled in, agenda as items. */
export type ParsedMeetingDraft = z.output<typeof MeetingDraft>
export type Meeting = z.infer<typeof Meeting>
export type Attendance = z.infer<typeof Attendance>
export type Participant = z.infer<typeof Participant>
export type AttendanceInput = z.infer<typeof AttendanceInput>
export type Decision = z.infer<typeof Decision>
export type Vote = z.infer<typeof Vote>

/** Scripts may give the agenda as plain titles, or one title. */
function plainAgenda(value: unknown): unknown {
  const list = typeof value === 'string' ? [value] : value
  return Array.isArray(list) ? list.map(item => (typeof item === 'string' ? { title: item } : item)) : value
}
