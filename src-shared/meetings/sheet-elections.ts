import { byNameStrokes } from '../roster/stroke-order'
import type { AttendanceCount } from './attendance'
import { ruleOf } from './decision-rules'
import { electionPack, judgeElection, standingWords, type Election, type Standing } from './election'
import type { Meeting } from './meeting'

type Voters = Pick<AttendanceCount<unknown>, 'voters' | 'votersPresent'>

const judged = (election: Election, { voters: V, votersPresent: P }: Voters) => judgeElection({ V, P, election })

const tally = ({ name, yes, no, abstain, result }: Standing) =>
  `${name}赞成${yes}票${no === undefined ? '' : `，不赞成${no}票，弃权${abstain}票`}，${standingWords[result]}`

/** What the record says of each election: who was in the room, the ballots, and the votes of everybody who got some. */
export function electionLines({ elections = [] }: Pick<Meeting, 'elections'>, count: Voters): string[] {
  const { body, quorum, pass } = ruleOf('election')
  return elections.map(election => {
    const { quorate, valid, standings, problems } = judged(election, count)
    const { post, seats, issued, collected, invalid, candidates } = election
    const head = `选举${post}（应选${seats}名，候选人${candidates.length}名）：`
    if (problems.some(({ severity }) => severity === 'error')) return `${head}票数前后不符，待核对更正。`
    const presence = `应到会${body}${count.voters}名，实到${count.votersPresent}名，${quorate ? quorum.met : quorum.unmet}，${quorate ? '符合' : '不符合'}规定。`
    const ballots = `无记名投票，发出选票${issued}张，收回${collected}张`
    if (!valid) return `${head}${presence}${ballots}。${quorate ? '收回选票多于发出选票，' : ''}选举无效。`
    const carried = `赞成票${pass.met}的，始得当选。`
    return `${head}${presence}${ballots}，有效${collected - invalid}张，无效${invalid}张。${standings.map(tally).join('；')}。${carried}`
  })
}

/** Who was elected, by strokes, and what is to be done about seats that nobody has. */
export function electedLines({ elections = [] }: Pick<Meeting, 'elections'>, count: Voters): string[] {
  return elections.flatMap(election => {
    const { valid, standings, vacant } = judged(election, count)
    if (!valid) return []
    const named = (result: Standing['result']) =>
      standings.flatMap(one => (one.result === result ? [one.name] : [])).sort(byNameStrokes)
    const elected = named('elected')
    const tied = named('tied')
    return [
      ...(elected.length ? [`${elected.join('、')}同志当选为${election.post}（按姓氏笔画排列）。`] : []),
      ...(tied.length ? [`${tied.join('、')}${electionPack.tied}。`] : []),
      ...(vacant && !tied.length ? [`${election.post}还缺${vacant}名：${electionPack.vacant}。`] : []),
    ]
  })
}
