import { decidesBy, least, ruleOf } from '../../../src-shared/meetings/decision-rules'
import { kindPack } from '../../../src-shared/meetings/kind-pack'
import { attendsOf, type MeetingKind } from '../../../src-shared/meetings/kinds'
import type { ElectionForm } from './election-form'

/** Whether a meeting of these kinds takes votes of the party. */
export const decides = (kinds: readonly MeetingKind[]): boolean =>
  kinds.some(kind => kindPack.kinds[kind].rules.length > 0)

/** Whether a meeting of these kinds may elect. */
export const elects = (kinds: readonly MeetingKind[]): boolean => decidesBy(kinds, 'election')

/** Whether somebody may be left out of those who vote: only where they are the whole branch. */
export function leavesOut(kinds: readonly MeetingKind[]): boolean {
  const [kind, ...countsAs] = kinds
  return kind !== undefined && decides(kinds) && attendsOf({ kind, countsAs }) === 'branch'
}

/** Whether opinions in writing count for something that a meeting of these kinds can decide. */
export const takesWritten = (kinds: readonly MeetingKind[]): boolean =>
  kinds.some(kind => kindPack.kinds[kind].rules.some(rule => ruleOf(rule).written))

/** How many voters a meeting needs: what it elects asks for more than what it resolves. */
export function neededPresent(
  kinds: readonly MeetingKind[],
  elections: readonly ElectionForm[],
  voters: number,
): number {
  const isElection = kinds[0] === 'election' || elections.length > 0
  return least(ruleOf(isElection ? 'election' : 'ordinary').quorum, voters)
}
