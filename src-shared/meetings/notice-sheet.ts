import * as z from 'zod'
import { printDate, weekdayWord, type PlainDate } from '../plain-date'
import { attendsOf, meetingKinds, type MeetingKind } from './kinds'

/** A notice for the branch's board: all text as it is printed; it bears no seal. */
export const NoticeSheet = z.object({
  title: z.string(),
  to: z.string(),
  paragraphs: z.array(z.string()),
  /** Agenda items, numbered. */
  items: z.array(z.string()),
  closing: z.string(),
  /** Whose notice it is, and its day. */
  from: z.tuple([z.string(), z.string()]),
})

export type NoticeSheet = z.infer<typeof NoticeSheet>

export interface Notice {
  kind: MeetingKind
  /** The branch's full name. */
  unit: string
  date: PlainDate
  begins: string
  place: string
  /** Agenda items as somebody typed them, one a line. */
  about: string
  /** Whom to ask for leave. */
  leave: string
  printedOn: PlainDate
}

/** Whom a notice addresses: those whom the kind of meeting concerns. */
const addressed: Readonly<Record<ReturnType<typeof attendsOf>, string>> = {
  branch: '各位党员：',
  committee: '支部各位委员：',
  group: '党小组各位党员：',
  cadres: '各位同志：',
  widened: '各位同志：',
  names: '各位同志：',
}

/** The notice of a meeting; what nobody has said yet is left to be written by hand. */
export function noticeSheet({ kind, unit, date, begins, place, about, leave, printedOn }: Notice): NoticeSheet {
  const when = `${printDate(date)}（星期${weekdayWord(date)}）${begins || '＿＿时＿＿分'}`
  const items = about
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  return {
    title: '会议通知',
    to: addressed[attendsOf({ kind })],
    paragraphs: [
      `兹定于${when}，在${place || '＿＿＿＿＿＿＿＿'}召开${meetingKinds[kind]}。${items.length ? '主要议题：' : ''}`,
    ],
    items: items.map((item, i) => `${i + 1}. ${item}`),
    closing: `请安排好时间，准时参加。因故不能参加的，请提前向${leave || '＿＿＿＿＿'}请假。`,
    from: [unit, printDate(printedOn)],
  }
}
