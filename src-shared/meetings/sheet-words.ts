import { shortName } from '../roster/organisation'
import type { MeetingKind } from './kinds'
import type { Meeting } from './meeting'
import { meetingYear } from './meeting-number'

/** Title of the printed record by kind. */
export const sheetTitles: Record<MeetingKind, string> = {
  branchGeneral: '支部党员大会会议记录',
  branchCommittee: '支部委员会会议记录',
  group: '党小组会会议记录',
  lesson: '党课记录',
  themeDay: '主题党日活动记录',
  orgLife: '组织生活会会议记录',
}

/** The kind in the number of a sheet, `2026-学府雅居-大会-04`. */
const seriesWords: Record<MeetingKind, string> = {
  branchGeneral: '大会',
  branchCommittee: '支委会',
  group: '小组会',
  lesson: '党课',
  themeDay: '党日',
  orgLife: '生活会',
}

/** A name as a column prints it: two characters are spaced to the width of three. */
export function spacedName(name: string): string {
  const characters = [...name]
  return characters.length === 2 ? characters.join('　') : name
}

/** What identifies a printed sheet of a meeting, `2026-学府雅居-大会-04`. */
export function sheetNumber(
  meeting: Pick<Meeting, 'kind' | 'number' | 'date' | 'belongsToYear'>,
  branchName: string,
  community = '',
): string {
  const place = shortName(branchName, community)
    .replace(/党支部$/, '')
    .replace(/小区$/, '')
  return [meetingYear(meeting), place, seriesWords[meeting.kind], String(meeting.number).padStart(2, '0')].join('-')
}
