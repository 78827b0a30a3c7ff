import * as z from 'zod'
import { PaperFoot } from '../../paper-foot'
import { printPeriod } from '../../period'
import { printDate, type PlainDate } from '../../plain-date'
import type { RosterLine } from '../attendance'
import { meetingKinds } from '../kinds'
import { spacedName } from '../sheet-words'
import { printCode, rosterToken, type ReturnCode } from './return-code'

/** All text of a return sheet: what a branch that writes by hand fills in of one meeting and sends back. */
export const ReturnSheet = z.object({
  id: z.string(),
  /** Full name of the branch, with the group where it is for one; then what the sheet is. */
  title: z.tuple([z.string(), z.string()]),
  /** `2026年11月　第4次` */
  ordinal: z.string(),
  people: z.array(z.object({ number: z.number().int(), name: z.string(), note: z.string() })),
  hint: z.string(),
  code: z.string(),
  footer: PaperFoot,
})

export type ReturnSheet = z.infer<typeof ReturnSheet>

/** A sheet that is on its way to a branch: many at once are one document. */
export const ReturnSheets = z.object({ sheets: z.array(ReturnSheet) })

export type ReturnSheets = z.infer<typeof ReturnSheets>

/** Labels of the fields, by which they are found again whatever saved the file; they stand on paper as they are here. */
export const returnFields = {
  date: '日期',
  time: '起止时间',
  place: '地点',
  guests: '列席',
  chair: '主持人',
  recorder: '记录人',
  title1: '议题一',
  minutes1: '内容一',
  title2: '议题二',
  minutes2: '内容二',
  yes: '赞成票',
  no: '反对票',
  abstain: '弃权票',
  ballot: '表决方式',
  decision: '会议决定',
  owner: '责任人',
  due: '完成时限',
} as const

export type ReturnField = keyof typeof returnFields

export const rosterHeads = { number: '序号', name: '姓名', present: '到会', reason: '缺席原因' } as const

export const returnId = ({ branch, kind, window, group }: Omit<ReturnCode, 'token'>): string =>
  [branch, kind, window, ...(group ? [group] : [])].join('|')

/** @param roster who may come, in the order of lists */
export function returnSheet(
  of: Omit<ReturnCode, 'token'>,
  roster: readonly Pick<RosterLine, 'member' | 'name' | 'membership'>[],
  context: { branchName: string; groupName?: string; number: number; printedOn: PlainDate },
): ReturnSheet {
  const { branchName, groupName, number, printedOn } = context
  return {
    id: returnId(of),
    title: [groupName ? `${branchName}${groupName}` : branchName, `${meetingKinds[of.kind]}回执单`],
    ordinal: `${printPeriod(of.window)}　第${number}次`,
    people: roster.map(({ name, membership }, i) => ({
      number: i + 1,
      name: spacedName(name),
      note: membership === 'probationary' ? '预备' : '',
    })),
    hint: '到会的打勾；没到会的写原因：事假、病假、公假、异地、免、无故缺席。没有表决的，表决各项空着。',
    code: printCode({ ...of, token: rosterToken(roster.map(({ member }) => member)) }),
    footer: { record: `${meetingKinds[of.kind]}回执单`, printed: `${printDate(printedOn)}打印　亲邻台账` },
  }
}
