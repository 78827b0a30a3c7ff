import * as z from 'zod'
import statute from '../../resources/meetings/decision-rules.json'
import { choice } from '../records/field'
import { kindPack, ruleKinds, type RuleKind } from './kind-pack'
import { attendsOf, ballots, decisionKinds, type MeetingKind } from './kinds'

/** Which part of a body has to be reached, with the words the record uses for reaching it and not. */
const Share = z.object({
  numerator: z.number().int().positive(),
  denominator: z.number().int().positive(),
  /** More than the share; otherwise at least it. */
  strict: z.boolean(),
  met: z.string(),
  unmet: z.string(),
})

/** How one kind of decision is taken (domain §2.4). */
const DecisionRule = z.object({
  kind: z.enum(ruleKinds),
  /** Whom V and P count. */
  body: z.string(),
  /** Share of V that must be present. */
  quorum: Share,
  /** Share of V that must be in favour. */
  pass: Share,
  /** Whether opinions handed in before the meeting count as votes. */
  written: z.boolean(),
  ballots: z.array(choice(ballots)),
  /** One candidate at a time (domain §2.8 trap 12). */
  eachAlone: z.boolean(),
  /** What is usually done where exactly half were in favour, which carries nothing. */
  half: z.string(),
  from: z.string(),
  source: z.string(),
})

export const DecisionRules = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  rules: z.array(DecisionRule),
})

export type Share = z.infer<typeof Share>
export type DecisionRule = z.infer<typeof DecisionRule>
export type DecisionRules = z.infer<typeof DecisionRules>

/** The rules of the statutes, as shipped. */
export const statuteRules = statute as DecisionRules

/** The smallest count that reaches a share of `whole`, in whole numbers only: V=15 → 8, V=16 → 9 (domain §2.8 trap 2). */
export function least(share: Share, whole: number): number {
  const exact = share.numerator * whole
  const below = (exact - (exact % share.denominator)) / share.denominator
  return share.strict || exact % share.denominator ? below + 1 : below
}

/** The rule of a kind of decision. Throws (a bug) where the rules know none. */
export function ruleOf(kind: DecisionRule['kind'], rules: DecisionRules = statuteRules): DecisionRule {
  const rule = rules.rules.find(one => one.kind === kind)
  if (!rule) throw new Error(`no decision rule for ${kind}`)
  return rule
}

/** Which rule a decision falls under: a committee's own, unless the record lists the whole branch. */
export function ruleKind(meetingKinds: readonly MeetingKind[], decision: keyof typeof decisionKinds): RuleKind {
  const [kind, ...countsAs] = meetingKinds
  const isCommittee = kind !== undefined && attendsOf({ kind, countsAs }) === 'committee'
  return decision === 'ordinary' && isCommittee ? 'committee' : decision
}

/** Whether one of the kinds may decide by a rule. */
export function decidesBy(meetingKinds: readonly MeetingKind[], rule: RuleKind): boolean {
  return meetingKinds.some(kind => kindPack.kinds[kind].rules.includes(rule))
}

/** What a meeting may decide on, in the order of lists; at least an ordinary resolution. */
export function decisionsOf(meetingKinds: readonly MeetingKind[]): (keyof typeof decisionKinds)[] {
  const all = Object.keys(decisionKinds) as (keyof typeof decisionKinds)[]
  return all.filter(decision => decision === 'ordinary' || decidesBy(meetingKinds, decision))
}
