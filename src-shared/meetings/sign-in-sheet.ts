import * as z from 'zod'
import { PaperFoot } from '../paper-foot'
import { printDate, type PlainDate } from '../plain-date'
import { unitName, type OrganisationKind } from '../roster/organisation'
import type { RosterLine } from './attendance'
import { meetingKinds } from './kinds'
import type { Meeting } from './meeting'
import { sheetNumber, spacedName } from './sheet-words'

const SignInRow = z.object({
  number: z.number().int(),
  /** Empty on a spare row. */
  name: z.string(),
  note: z.string(),
})

export type SignInRow = z.infer<typeof SignInRow>

/** All text of a sign-in sheet (domain §2.7): pages of two columns. */
export const SignInSheet = z.object({
  title: z.string(),
  /** Two lines of two cells. */
  heads: z.array(z.tuple([z.string(), z.string()])),
  columns: z.array(z.string()),
  pages: z.array(z.object({ left: z.array(SignInRow), right: z.array(SignInRow) })),
  footer: PaperFoot,
})

export type SignInSheet = z.infer<typeof SignInSheet>

const rowsPerColumn = 25

/** The sheet to be signed at the door: the roster of the day in its order, then spare rows for who else comes. */
export function signInSheet(
  meeting: Pick<Meeting, 'kind' | 'number' | 'date' | 'belongsToYear' | 'begins' | 'place' | 'chair' | 'recorder'>,
  roster: readonly (Pick<RosterLine, 'name'> &
    Partial<Pick<RosterLine, 'membership'>> & { unit?: string | undefined })[],
  context: {
    branchName: string
    unitKind?: OrganisationKind
    group?: string
    community?: string
    printedOn: PlainDate
    plainFoot?: boolean
  },
): SignInSheet {
  const { branchName, unitKind = 'branch', group, community, printedOn } = context
  const unit = unitName({ name: branchName, kind: unitKind }, community)
  const pageCount = Math.floor(roster.length / (rowsPerColumn * 2)) + 1
  const rows = Array.from({ length: pageCount * rowsPerColumn * 2 }, (_, i): SignInRow => {
    const line = roster[i]
    return {
      number: i + 1,
      name: line ? spacedName(line.name) : '',
      note: line?.unit ?? (line?.membership === 'probationary' ? '预备' : ''),
    }
  })
  const column = (n: number) => rows.slice(n * rowsPerColumn, (n + 1) * rowsPerColumn)
  return {
    title: `${meetingKinds[meeting.kind]}签到表`,
    heads: [
      [
        `${unitKind === 'branch' ? '党支部' : '召开单位'}：${unit}${group ? `　${group}` : ''}`,
        `时间：${printDate(meeting.date)}${meeting.begins ? ` ${meeting.begins}` : ''}`,
      ],
      [`地点：${meeting.place}`, `主持人：${meeting.chair}　记录人：${meeting.recorder}`],
    ],
    columns: ['序号', '姓名', '签名', '备注'],
    pages: Array.from({ length: pageCount }, (_, page) => ({ left: column(page * 2), right: column(page * 2 + 1) })),
    footer: {
      record: `签到表 ${sheetNumber(meeting, unit, group)}`,
      printed: `${printDate(printedOn)}打印　亲邻台账`,
      ...(context.plainFoot && { plain: true }),
    },
  }
}
