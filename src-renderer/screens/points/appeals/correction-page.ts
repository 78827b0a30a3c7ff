import type { RouteLocationRaw } from 'vue-router'
import type { QueryOutput } from '../../../engine/client'
import type { AppealRow } from './appeal-words'

type Entry = QueryOutput<'points.entries'>['rows'][number]

/** Back to the objection from wherever it was put right. */
export const appealPage = ({ id }: Pick<AppealRow, 'id'>): string => `/points/appeals?appeal=${id}`

/** Where the line that is doubted is put right: its person in the meeting, or the line in the account; else the whole account. */
export function correctionPage(appeal: Pick<AppealRow, 'id' | 'member' | 'period'>, entry?: Entry): RouteLocationRaw {
  const back = appealPage(appeal)
  if (entry?.meeting)
    return { path: `/meetings/${entry.meeting}`, query: { part: 'attendance', member: appeal.member, back } }
  const year = (entry?.month ?? appeal.period).slice(0, 4)
  return { path: `/points/${appeal.member}`, query: { year, ...(entry && { entry: entry.id }), back } }
}
