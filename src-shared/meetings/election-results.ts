import { printDate } from '../plain-date'
import { footerOf, type ListSheet, type PaperContext } from '../roster/paper/list-sheet'
import { countAttendance } from './attendance'
import { judgeElection, standingWords, type Election } from './election'
import type { Meeting } from './meeting'
import { electedLines } from './sheet-elections'
import { spacedName } from './sheet-words'

const votes = (count: number | undefined) => (count === undefined ? '' : String(count))

/** The report of a result, one sheet an election: votes of each name out of all who should attend, by votes in favour. */
export function electionResults(
  meeting: Pick<Meeting, 'date' | 'attendance' | 'elections'>,
  paper: PaperContext,
): ListSheet[] {
  const count = countAttendance(meeting.attendance)
  return (meeting.elections ?? []).map(election => resultSheet(election, meeting.date, count, paper))
}

function resultSheet(
  election: Election,
  date: string,
  count: { voters: number; votersPresent: number },
  paper: PaperContext,
): ListSheet {
  const { voters: V, votersPresent: P } = count
  const judged = judgeElection({ V, P, election })
  const { post, seats, issued, collected, invalid, candidates } = election
  const title = `${post}选举结果报告单`
  return {
    title,
    landscape: false,
    high: true,
    heads: [paper.unit, printDate(date)],
    columns: [
      { title: '序号', width: 12, align: 'center' },
      { title: '姓名', width: 34, align: 'center' },
      { title: '赞成', width: 20, align: 'right' },
      { title: '不赞成', width: 20, align: 'right' },
      { title: '弃权', width: 20, align: 'right' },
      { title: '赞成/应到会', width: 28, align: 'right' },
      { title: '结果', width: 26, align: 'center' },
    ],
    rows: judged.standings.map(({ name, yes, no, abstain, result }, i) => [
      ...[String(i + 1), spacedName(name), votes(yes), votes(no), votes(abstain), `${yes}/${V}`],
      judged.valid ? standingWords[result] : '选举无效',
    ]),
    none: '',
    totals: [],
    notes: [
      `应选${seats}名，候选人${candidates.length}名。应到会有选举权的党员${V}名，实到${P}名。`,
      `发出选票${issued}张，收回${collected}张，有效${collected - invalid}张，无效${invalid}张。`,
      `到会${judged.neededPresent}名以上方可选举；得赞成票${judged.needed}票以上（超过应到会有选举权党员的半数）始得当选。`,
      ...electedLines({ elections: [election] }, count),
    ],
    hands: ['总监票人（签字）', '监票人（签字）', '计票人（签字）', '主持人（签字）'],
    footer: footerOf(title, paper),
  }
}
