import * as z from 'zod'
import { printPeriod } from '../period'
import { printDate } from '../plain-date'
import { appealKinds, appealResults, appealWays, type Appeal } from './appeal'
import { pointsTerms } from './terms'

const Cell = z.object({ label: z.string(), text: z.string() })

/** 积分异议（申诉）登记表: rows of one or two labelled cells, all text as it is printed; an empty one is filled in by hand. */
export const AppealSheet = z.object({
  title: z.string(),
  heads: z.tuple([z.string(), z.string()]),
  rows: z.array(
    z.object({
      cells: z.array(Cell).min(1),
      /** Lines of writing that it has room for. */
      lines: z.number().int(),
    }),
  ),
  notes: z.array(z.string()),
  footer: z.object({ record: z.string(), printed: z.string() }),
})

export type AppealSheet = z.infer<typeof AppealSheet>

export interface AppealContext {
  /** Full name of the branch; blank where it isn't known yet. */
  unit: string
  member: string
  /** `9月20日支部党员大会 第4次 −2.0`; blank where it is about none. */
  entry: string
  /** What the meeting is called that answered. */
  meeting: string
  printedOn: string
  operator: string
}

/** Characters that one cell takes at most; what is longer goes on in a cell of its own, so that no row outgrows its page. */
const perCell = 500
const noDay = '　　　　年　　月　　日'
const sign = '签字：　　　　　　　　　　　年　　月　　日'

/** The form as it is filled so far: everything that is known is printed, the rest is left to be written. */
export function appealSheet(
  appeal: (Partial<Appeal> & { revision?: number }) | null,
  { unit, member, entry, meeting, printedOn, operator }: AppealContext,
): AppealSheet {
  const said = appeal ?? {}
  const { kind, way, reply, final } = said
  return {
    title: '党员积分异议（申诉）登记表',
    heads: [`党支部：${unit}`, said.id ? `编号：${said.id.slice(-8)}` : ''],
    rows: [
      pair(['党员姓名', member], ['积分期间', said.period ? printPeriod(said.period) : '']),
      pair(['类别', ticked(appealKinds, kind)], ['提出方式', ticked(appealWays, way)]),
      pair(['提出人', said.by ?? (said.id ? '本人' : '')], ['收到日期', day(said.received)]),
      ...long('有异议的积分记录', entry, 2),
      ...long('异议内容', said.text ?? '', 5),
      pair(['答复期限', day(said.due)], ['登记人签字', '']),
      ...long('核实情况', '', 4),
      ...long('支部答复', answered(reply, meeting), 4),
      ...long('处理结果', ticked(appealResults, reply?.result), 1),
      pair(['答复日期', day(reply?.on)], ['负责人签字', '']),
      ...long(
        '本人意见',
        `□同意　□不同意，提请社区党委研究${said.raisedOn ? `（${printDate(said.raisedOn)}提请）` : ''}\n${sign}`,
        3,
      ),
      ...long(
        '社区党委答复',
        final ? `${appealResults[final.result]}。${final.text}（${printDate(final.on)}）` : '',
        3,
      ),
      pair(['再次公示日期', day(said.republishedOn)], ['经办人签字', '']),
    ],
    notes: [`收到异议后${pointsTerms.replyWorkingDays}个工作日内答复。更正积分的，原记录不改，另记一条红字冲正。`],
    footer: {
      record: said.id ? `积分异议 ${said.id.slice(-8)}　修订 ${said.revision ?? 1}` : '积分异议登记表　空白',
      printed: `${printDate(printedOn)}${operator && `由${operator}`}打印　亲邻台账`,
    },
  }
}

const day = (date: string | undefined) => (date ? printDate(date) : noDay)

const pair = (...cells: [label: string, text: string][]) => ({
  cells: cells.map(([label, text]) => ({ label, text })),
  lines: 1,
})

/** All choices, the one that was taken ticked. */
const ticked = (choices: Readonly<Record<string, string>>, taken: string | undefined) =>
  Object.entries(choices)
    .map(([key, words]) => `${key === taken ? '☑' : '□'}${words}`)
    .join('　')

const answered = (reply: Appeal['reply'], meeting: string) =>
  reply ? `${meeting ? `经${meeting}研究：` : ''}${reply.text}` : ''

/** A row of its own; a text that is too long for a cell goes on in the next. */
function long(label: string, text: string, lines: number): AppealSheet['rows'] {
  const characters = [...text]
  const parts = Array.from({ length: Math.max(1, Math.ceil(characters.length / perCell)) }, (_, i) =>
    characters.slice(i * perCell, (i + 1) * perCell).join(''),
  )
  return parts.map((part, i) => ({
    cells: [{ label: i ? `${label}（续）` : label, text: part }],
    lines: i ? 1 : lines,
  }))
}
