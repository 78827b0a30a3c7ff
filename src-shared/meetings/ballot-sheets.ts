import * as z from 'zod'
import { printDate } from '../plain-date'
import { footerOf, ListSheet, type PaperContext } from '../roster/paper/list-sheet'
import { ballotName, grades, type BallotKind, type BallotQuestion } from './ballots'
import { least, ruleOf } from './decision-rules'

/** The sheets beside a set of ballots, filled in by hand: what was counted, the tally, and the report of the result. */
export const BallotSheets = z.object({ sheets: z.array(ListSheet) })

export type BallotSheets = z.infer<typeof BallotSheets>

const forAndAgainst = ['赞成', '反对', '弃权']
const tallyColumns: Record<BallotKind, readonly string[]> = {
  admission: forAndAgainst,
  regularisation: forAndAgainst,
  election: ['赞成', '不赞成', '弃权'],
  appraisal: grades,
}

const reportTitles: Record<BallotKind, string> = {
  admission: '接收预备党员表决结果报告单',
  regularisation: '预备党员转正表决结果报告单',
  election: '选举结果报告单',
  appraisal: '民主评议测评结果汇总单',
}

/** Who the sheets are told of, beside the question itself. */
export interface BallotBody {
  /** 应到会有表决权党员 on the day, and of them those that are graded. */
  voters: number
  full: number
  paper: PaperContext
}

/** The three sheets of a set of ballots; numbers that only the meeting knows are left to the hand. */
export function ballotSheets(question: BallotQuestion, body: BallotBody): BallotSheets {
  return { sheets: [countSheet(question, body), tallySheet(question, body), reportSheet(question, body)] }
}

function sheet(
  { unit }: BallotQuestion,
  { paper }: BallotBody,
  part: Pick<ListSheet, 'title' | 'columns' | 'rows' | 'notes' | 'hands'>,
): ListSheet {
  return {
    landscape: false,
    heads: [unit, printDate(paper.asOf)],
    none: '',
    totals: [],
    high: true,
    footer: footerOf(part.title, paper),
    ...part,
  }
}

/** What makes the vote good, and how many are needed, from the rules of the decision (domain §2.4). */
function rulesOf({ kind }: BallotQuestion, { voters, full }: BallotBody): string[] {
  if (kind === 'appraisal')
    return [
      `“优秀”不超过正式党员的三分之一：正式党员${full}名，不超过${Math.floor(full / 3)}名。预备党员参加测评，不评等次。`,
    ]
  const rule = ruleOf(kind)
  return [
    `应到会有表决权的党员${voters}名，到会${least(rule.quorum, voters)}名以上方可${kind === 'election' ? '选举' : '表决'}；` +
      `得赞成票${least(rule.pass, voters)}票以上（超过应到会有表决权党员的半数）方为${kind === 'election' ? '当选' : '通过'}。`,
  ]
}

function countSheet(question: BallotQuestion, body: BallotBody): ListSheet {
  const name = ballotName(question)
  const blank = (unit: string) => `　　　　　${unit}`
  return sheet(question, body, {
    title: `${name}清点单`,
    columns: [
      { title: '项目', width: 84 },
      { title: '数量', width: 46, align: 'right' },
      { title: '备注', width: 30 },
    ],
    rows: [
      ['应到会有表决权的党员', question.kind === 'appraisal' ? blank('名') : `${body.voters}名`, ''],
      [question.kind === 'appraisal' ? '参加测评的党员' : '实到会有表决权的党员', blank('名'), ''],
      [`印制${name}`, `${question.count}张`, ''],
      [`发出${name}`, blank('张'), ''],
      [`收回${name}`, blank('张'), ''],
      ['其中　有效票', blank('张'), ''],
      ['　　　无效票', blank('张'), ''],
      ['没有发出、当场封存的', blank('张'), ''],
      ...(isDecision(question) ? [['会前交来的书面意见', blank('份'), '不计入实到']] : []),
    ],
    notes: ['收回的票等于或者少于发出的票，有效；多于发出的票，无效，应当重新投票。票上没有编号和记号。'],
    hands: ['监票人（签字）', '计票人（签字）'],
  })
}

function tallySheet(question: BallotQuestion, body: BallotBody): ListSheet {
  const columns = tallyColumns[question.kind]
  const width = 122 / columns.length
  return sheet(question, body, {
    title: `${ballotName(question)}计票单`,
    columns: [
      { title: '姓名', width: 38, align: 'center' },
      ...columns.map(title => ({ title: `${title}（画“正”字）`, width })),
    ],
    rows: [...question.names, ...othersOf(question)].map(name => [name, ...columns.map(() => '')]),
    notes: ['每张有效票画一笔。画完与有效票张数核对，再填写结果。'],
    hands: ['计票人（签字）', '监票人（签字）'],
  })
}

function reportSheet(question: BallotQuestion, body: BallotBody): ListSheet {
  const columns = tallyColumns[question.kind]
  const last = question.kind === 'election' ? '是否当选' : question.kind === 'appraisal' ? '测评等次' : '是否通过'
  const width = 88 / columns.length
  const elected = question.kind === 'election'
  return sheet(question, body, {
    title: reportTitles[question.kind],
    columns: [
      { title: '序号', width: 12, align: 'center' },
      { title: '姓名', width: 34, align: 'center' },
      ...columns.map(title => ({ title, width, align: 'right' as const })),
      { title: last, width: 26 },
    ],
    rows: [...question.names, ...othersOf(question)].map((name, i) => [
      String(i + 1),
      name,
      ...columns.map(() => '票'),
      '',
    ]),
    notes: [
      '发出　　　　张，收回　　　　张，有效　　　　张，无效　　　　张。',
      ...(elected ? ['候选人按姓氏笔画排列，空行填另选他人。'] : []),
      ...(isDecision(question) ? ['会前交来的书面意见：赞成　　　份，反对　　　份，与当场的票一并计入。'] : []),
      ...rulesOf(question, body),
    ],
    hands: elected
      ? ['总监票人（签字）', '监票人（签字）', '计票人（签字）', '主持人（签字）']
      : ['监票人（签字）', '计票人（签字）', '主持人（签字）'],
  })
}

const isDecision = ({ kind }: BallotQuestion) => kind !== 'appraisal' && ruleOf(kind).written

const othersOf = ({ kind, seats }: BallotQuestion) =>
  kind === 'election' ? Array.from({ length: Math.min(seats, 3) }, () => '') : []
