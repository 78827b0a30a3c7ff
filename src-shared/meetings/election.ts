import * as z from 'zod'
import shipped from '../../resources/meetings/election.json'
import { byNameStrokes } from '../roster/stroke-order'
import { warning, type Problem } from '../problem'
import { least } from './decision-rules'
import { judgeVote } from './vote'

/** How many more stand than are elected, and what follows where votes decide nothing (domain §2.4). */
export const ElectionPack = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  from: z.string(),
  /** At least so much of the seats more candidates than seats. */
  surplus: z.object({ numerator: z.number().int().positive(), denominator: z.number().int().positive() }),
  /** How the names of posts end for which that holds. */
  surplusOf: z.array(z.string()),
  tied: z.string(),
  vacant: z.string(),
  source: z.string(),
})

export const electionPack: z.infer<typeof ElectionPack> = shipped

const count = z.number().int({ error: '请填整数' }).min(0, { error: '不能小于0' })
const name = z.string().trim().min(1, { error: '请填写姓名' }).meta({ label: '姓名', personal: 'name' })

/** One election as counted: tallies only. Who voted how is never stored. */
export const Election = z
  .object({
    post: z.string().trim().min(1, { error: '请填写选举什么，如“支部委员会委员”' }).meta({ label: '选举职务' }),
    seats: count.min(1, { error: '应选名额至少1名' }).meta({ label: '应选名额', unit: 'count' }),
    issued: count.meta({ label: '发出选票', unit: 'count' }),
    collected: count.meta({ label: '收回选票', unit: 'count' }),
    invalid: count.default(0).meta({ label: '无效票', unit: 'count' }),
    candidates: z
      .array(
        z.object({
          name,
          yes: count.meta({ label: '赞成', unit: 'count' }),
          no: count.meta({ label: '不赞成', unit: 'count' }),
          abstain: count.meta({ label: '弃权', unit: 'count' }),
        }),
      )
      .min(1, { error: '请填写候选人' })
      .meta({ label: '候选人' }),
    /** Written onto ballots by voters. */
    others: z
      .array(z.object({ name, yes: count.meta({ label: '赞成', unit: 'count' }) }))
      .default([])
      .meta({ label: '另选他人' }),
  })
  .meta({ label: '选举' })

export type Election = z.infer<typeof Election>

/** Somebody who got votes, and what they came to. */
export interface Standing {
  name: string
  yes: number
  /** Of a candidate; a name that voters wrote has only votes in favour. */
  no?: number
  abstain?: number
  result: 'elected' | 'tied' | 'short'
}

export const standingWords = { elected: '当选', tied: '票数相等', short: '未当选' } as const

export interface ElectionJudgement {
  /** Voters who must be present, and votes in favour that elect: of those who should attend. */
  neededPresent: number
  needed: number
  quorate: boolean
  valid: boolean
  /** By votes in favour, as many of them by strokes. */
  standings: Standing[]
  vacant: number
  problems: Problem[]
}

/** The fewest candidates for so many seats: 3 → 4, 5 → 6, 7 → 9. Secretaries are as many as there are seats. */
export function fewestCandidates(post: string, seats: number): number {
  const { surplus, surplusOf } = electionPack
  if (!surplusOf.some(end => post.endsWith(end))) return seats
  return seats + least({ ...surplus, strict: false, met: '', unmet: '' }, seats)
}

/**
 * Judges an election in whole numbers: of the candidates with more than half of all voters who should attend, as many as there
 * are seats, those with the most votes. Where as many votes stand at the last seat, none of them is elected.
 */
export function judgeElection({ V, P, election }: { V: number; P: number; election: Election }): ElectionJudgement {
  const { post, seats, issued, collected, invalid, candidates, others } = election
  const each = candidates.map(({ name: _, ...tally }) =>
    judgeVote({ V, P, kind: 'election', vote: { ballot: 'secret', ...tally, invalid, written: 0, issued, collected } }),
  )
  const problems = [...problemsOfAll(each), ...each.flatMap((one, i) => problemsOfOne(one, i, candidates[i]!.name))]
  const marks = [...candidates, ...others].reduce((sum, { yes }) => sum + yes, 0)
  const most = Math.max(collected - invalid, 0) * seats
  if (marks > most)
    problems.push({
      code: 'election-marks',
      severity: 'error',
      field: '赞成票',
      message: `赞成票共${marks}票，多于有效票${collected - invalid}张乘应选${seats}名的${most}票，请核对：多选的票是无效票。`,
    })
  const fewest = fewestCandidates(post, seats)
  if (candidates.length < fewest)
    problems.push(
      warning(
        'election-surplus',
        `应选${post}${seats}名，候选人${candidates.length}名，按差额选举的规定应不少于${fewest}名，请核对。`,
        { field: '候选人' },
      ),
    )
  const { neededPresent = 0, needed = 0, quorate = false } = each[0] ?? {}
  const valid = each.every(one => one.valid) && !problems.some(({ severity }) => severity === 'error')
  const standings = standingsOf(election, valid ? needed : Infinity)
  const vacant = seats - standings.filter(({ result }) => result === 'elected').length
  return { neededPresent, needed, quorate, valid, standings, vacant, problems }
}

const isOfSums = ({ code }: Problem) => code.startsWith('votes-')

/** What holds for the election as a whole, said once. */
const problemsOfAll = ([first]: ReturnType<typeof judgeVote>[]): Problem[] =>
  first ? first.problems.filter(one => !isOfSums(one)).map(one => ({ ...one, field: '选票' })) : []

const problemsOfOne = ({ problems }: ReturnType<typeof judgeVote>, i: number, name: string): Problem[] =>
  problems
    .filter(isOfSums)
    .map(one => ({ ...one, field: name, message: `${name}的${one.message}`, path: ['candidates', i] }))

function standingsOf({ seats, candidates, others }: Election, needed: number): Standing[] {
  const all = [...candidates, ...others].sort((a, b) => b.yes - a.yes || byNameStrokes(a.name, b.name))
  const enough = all.filter(({ yes }) => yes >= needed)
  const last = enough[seats - 1]?.yes
  const isTied = last !== undefined && enough[seats]?.yes === last
  const resultOf = (yes: number): Standing['result'] => {
    if (yes < needed || (last !== undefined && yes < last)) return 'short'
    return isTied && yes === last ? 'tied' : 'elected'
  }
  return all.map(one => ({ ...one, result: resultOf(one.yes) }))
}
