import { longRow, noDay, pairRow, tickedChoices, type FormSheet } from '../form-sheet'
import { printPeriod } from '../period'
import { printDate } from '../plain-date'
import { appealKinds, appealResults, appealWays, type Appeal } from './appeal'
import { pointsTerms, replyBy, uncountedHolidays, uncountedWords } from './terms'

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

const sign = '签字：　　　　　　　　　　　年　　月　　日'

/** The form as it is filled so far: everything that is known is printed, the rest is left to be written. */
export function appealSheet(
  appeal: (Partial<Appeal> & { revision?: number }) | null,
  { unit, member, entry, meeting, printedOn, operator }: AppealContext,
): FormSheet {
  const said = appeal ?? {}
  const { kind, way, reply, final } = said
  const uncounted = said.received && uncountedHolidays(said.received)
  return {
    title: '党员积分异议（申诉）登记表',
    heads: [`党支部：${unit}`, said.id ? `编号：${said.id.slice(-8)}` : ''],
    rows: [
      pairRow(['党员姓名', member], ['积分期间', said.period ? printPeriod(said.period) : '']),
      pairRow(['类别', tickedChoices(appealKinds, kind)], ['提出方式', tickedChoices(appealWays, way)]),
      pairRow(['提出人', said.by ?? (said.id ? '本人' : '')], ['收到日期', day(said.received)]),
      ...longRow('有异议的积分记录', entry, 2),
      ...longRow('异议内容', said.text ?? '', 5),
      pairRow(['答复期限', day(said.received && replyBy(said.received))], ['登记人签字', '']),
      ...longRow('核实情况', '', 4),
      ...longRow('支部答复', answered(reply, meeting), 4),
      ...longRow('处理结果', tickedChoices(appealResults, reply?.result), 1),
      pairRow(['答复日期', day(reply?.on)], ['负责人签字', '']),
      ...longRow(
        '本人意见',
        `□同意　□不同意，提请社区党委研究${said.raisedOn ? `（${printDate(said.raisedOn)}提请）` : ''}\n${sign}`,
        3,
      ),
      ...longRow(
        '社区党委答复',
        final ? `${appealResults[final.result]}。${final.text}（${printDate(final.on)}）` : '',
        3,
      ),
      pairRow(['再次公示日期', day(said.republishedOn)], ['经办人签字', '']),
    ],
    notes: [
      `收到异议后${pointsTerms.replyWorkingDays}个工作日内答复。更正积分的，原记录不改，另记一条红字冲正。`,
      ...(uncounted ? [uncountedWords(uncounted)] : []),
    ],
    footer: {
      record: said.id ? `积分异议 ${said.id.slice(-8)}　修订 ${said.revision ?? 1}` : '积分异议登记表　空白',
      printed: `${printDate(printedOn)}${operator && `由${operator}`}打印　亲邻台账`,
    },
  }
}

const day = (date: string | undefined) => (date ? printDate(date) : noDay)

const answered = (reply: Appeal['reply'], meeting: string) =>
  reply ? `${meeting ? `经${meeting}研究：` : ''}${reply.text}` : ''
