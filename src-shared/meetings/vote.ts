import { problem, warning, type Problem } from '../problem'
import { least, ruleOf, statuteRules, type DecisionRule, type DecisionRules } from './decision-rules'
import { ballots } from './kinds'
import type { Vote } from './meeting'

/** A vote with the numbers it stands on (domain §2.3): V should vote, P of them are in the room. */
export interface VoteCase {
  V: number
  P: number
  kind: DecisionRule['kind']
  vote: Vote
}

export interface Judgement {
  rule: DecisionRule
  /** Voters who must be present. */
  neededPresent: number
  quorate: boolean
  /** Votes in favour that carry it. */
  needed: number
  /** Votes in favour, with those in writing where they count. */
  inFavour: number
  /** Whether the vote counts at all: numbers without contradiction, quorum, the right kind of ballot. */
  valid: boolean
  passed: boolean
  /** Exactly half in favour: not carried, and what is usually done then. */
  half?: string
  /** Errors are contradictions and stop the record; warnings are what happened against the rules, which the books keep. */
  problems: Problem[]
}

/**
 * Judges a vote by the rules in whole numbers (domain §2.4): the denominator is always who *should* be there, and
 * exactly half is not enough. Written opinions add to the votes in favour, never to P.
 */
export function judgeVote(input: VoteCase, rules: DecisionRules = statuteRules): Judgement {
  const { V, P, vote } = input
  const rule = ruleOf(input.kind, rules)
  const neededPresent = least(rule.quorum, V)
  const quorate = P >= neededPresent
  const needed = least(rule.pass, V)
  const inFavour = vote.yes + (rule.written ? vote.written : 0)
  const contradictions = contradictionsOf(input, rule)
  const irregularities = irregularitiesOf(vote, rule, quorate, neededPresent)
  const isHalf = V > 0 && inFavour * 2 === V
  const valid = contradictions.length === 0 && irregularities.length === 0
  const passed = valid && inFavour >= needed
  return {
    rule,
    neededPresent,
    quorate,
    needed,
    inFavour,
    valid,
    passed,
    ...(valid && !passed && isHalf ? { half: rule.half } : {}),
    problems: [...contradictions, ...irregularities],
  }
}

function contradictionsOf({ V, P, vote }: VoteCase, rule: DecisionRule): Problem[] {
  const found: Problem[] = []
  const refuse = (code: string, message: string) => found.push(problem(code, message, { field: '表决' }))
  if (P > V) refuse('present-exceeds-expected', `实到会${rule.body}${P}名，多于应到会${V}名，请核对到会情况。`)
  if (vote.issued !== undefined && vote.issued > P)
    refuse('issued-exceed-present', `发出${paperOf(rule)}${vote.issued}张，多于实到会${rule.body}${P}名，请核对。`)
  const sum = sumAmiss(vote, P, rule)
  if (sum) refuse(...sum)
  if (vote.written > 0 && !rule.written)
    refuse('written-not-allowed', '书面意见只用于发展党员的表决（接收、转正、延长、取消），这项表决请把书面同意改为0。')
  else if (P <= V && vote.written > V - P)
    refuse('written-exceeds-absent', `书面同意${vote.written}票，多于未到会的${rule.body}${V - P}名，请核对。`)
  return found
}

/**
 * Every vote of everybody in the room is somewhere: what was cast, void and not cast comes to P, and where ballots were counted
 * to what was collected. A void election has no tally to add up.
 */
function sumAmiss(vote: Vote, P: number, rule: DecisionRule): [code: string, message: string] | undefined {
  const { collected, uncast = 0 } = vote
  const cast = vote.yes + vote.no + vote.abstain + (vote.invalid ?? 0)
  const parts = ['赞成', rule.kind === 'election' ? '不赞成' : '反对', '弃权', ...(vote.invalid ? ['无效'] : [])].join(
    '、',
  )
  const all = `${parts}${uncast ? '、未投' : ''}共${cast + uncast}票`
  const present = `实到会${rule.body}${P}名`
  if (cast + uncast > P)
    return ['votes-exceed-present', `${all}，比${present}多${cast + uncast - P}，请核对票数或到会情况。`]
  if (isOverfull(vote)) return undefined
  if (collected !== undefined) {
    const differs = `${parts}共${cast}票，比收回的${paperOf(rule)}${collected}张`
    if (cast > collected) return ['votes-exceed-collected', `${differs}多${cast - collected}，请核对。`]
    if (cast < collected)
      return ['votes-below-collected', `${differs}少${collected - cast}，请核对；看不清或多选的记在“无效”。`]
    return undefined
  }
  if (cast + uncast < P)
    return [
      'votes-below-present',
      `${all}，比${present}少${P - cast - uncast}，请核对；弃权的记在“弃权”，没有表态或没有交票的记在“未投”。`,
    ]
  return undefined
}

function irregularitiesOf(vote: Vote, rule: DecisionRule, quorate: boolean, neededPresent: number): Problem[] {
  const found: Problem[] = []
  const warn = (code: string, message: string) => found.push(warning(code, message, { field: '表决' }))
  if (!quorate)
    warn(
      'no-quorum',
      `实到会${rule.body}不足${neededPresent}名，按规定不能表决，请核对到会情况；如确已表决，表决无效，须重新开会。`,
    )
  if (!rule.ballots.includes(vote.ballot))
    warn('ballot-not-secret', '这项表决须采用无记名投票方式，请核对表决方式；如确为举手表决，表决无效，须重新表决。')
  if (isOverfull(vote))
    warn(
      'collected-exceed-issued',
      `收回${paperOf(rule)}${vote.collected}张，多于发出的${vote.issued}张，${rule.kind === 'election' ? '选举无效，须重新选举' : '表决无效，须重新表决'}；请先核对票数。`,
    )
  return found
}

/** What the ballots are called. */
const paperOf = ({ kind }: DecisionRule) => (kind === 'election' ? '选票' : '表决票')

/** More ballots came back than were handed out. */
const isOverfull = ({ issued, collected }: Vote) =>
  issued !== undefined && collected !== undefined && collected > issued

/** Why a vote with enough people in the room counts for nothing, as the sentence says it. */
function whyVoid(vote: Vote, rule: DecisionRule): string {
  if (isOverfull(vote)) return `收回${paperOf(rule)}多于发出${paperOf(rule)}，`
  return rule.ballots.includes(vote.ballot) ? '' : '未采用无记名投票方式，'
}

export type Verdict = '通过' | '不通过' | '表决无效'

/** The outcome in the words of the record. */
export function verdictOf(judged: Pick<Judgement, 'valid' | 'passed'>): Verdict {
  if (!judged.valid) return '表决无效'
  return judged.passed ? '通过' : '不通过'
}

/** What was counted besides the votes that say something; nothing where there was nothing. */
const besides = ({ invalid, uncast }: Vote) =>
  `${invalid ? `，无效${invalid}票` : ''}${uncast ? `，未投${uncast}名` : ''}`

/**
 * The sentence the record prints, written from the numbers alone; none where they contradict each other. It ends with the verdict:
 * `应到会有表决权党员16名，实到12名，超过半数，符合规定。举手表决：赞成11票，反对0票，弃权1票。赞成票超过应到会有表决权党员的半数，通过。`
 */
export function voteSentence(input: VoteCase, rules: DecisionRules = statuteRules): string | undefined {
  const judged = judgeVote(input, rules)
  if (judged.problems.some(({ severity }) => severity === 'error')) return undefined
  const { rule, quorate } = judged
  const { V, P, vote } = input
  const presence = `应到会${rule.body}${V}名，实到${P}名，${quorate ? rule.quorum.met : rule.quorum.unmet}，${quorate ? '符合' : '不符合'}规定。`
  const written = rule.written && vote.written > 0
  const counted =
    vote.issued !== undefined && vote.collected !== undefined
      ? `发出${paperOf(rule)}${vote.issued}张，收回${vote.collected}张，`
      : ''
  const tally = `${ballots[vote.ballot]}：${counted}赞成${vote.yes}票，反对${vote.no}票，弃权${vote.abstain}票${besides(vote)}${written ? `，另有会前书面同意${vote.written}票` : ''}。`
  const reached = judged.inFavour >= judged.needed ? rule.pass.met : rule.pass.unmet
  const result = judged.valid ? `赞成票${written ? `共${judged.inFavour}票，` : ''}${reached}，` : ''
  const against = quorate ? whyVoid(vote, rule) : ''
  return `${presence}${tally}${result}${against}${verdictOf(judged)}。`
}
