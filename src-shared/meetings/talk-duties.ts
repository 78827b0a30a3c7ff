import type { Talk, TalkPair } from './talk'
import { talkPack, talkPairs } from './talk'

/** What a branch owes of one pair in a year: everybody who can be in it, once. */
export interface TalkDuty {
  pair: TalkPair
  label: string
  /** People who owe one. */
  required: number
  /** Those of them who had one. */
  held: number
  /** Those who hadn't, by id, in the order they were given. */
  missing: string[]
  state: 'held' | 'open' | 'overdue' | 'not-applicable'
}

/**
 * What of 谈心谈话 a branch has done in a year (domain §2.1): each committee member with another one, each other member with
 * one of the committee, and members among themselves. A pair that nobody can be in is not owed.
 * @param people the branch's members, and who of them sits on its committee
 * @param isOver whether the year has passed
 */
export function talkDuties(
  people: { members: readonly string[]; committee: ReadonlySet<string> },
  talks: readonly Pick<Talk, 'one' | 'other' | 'pair'>[],
  isOver: boolean,
): TalkDuty[] {
  const sitting = people.members.filter(member => people.committee.has(member))
  const others = people.members.filter(member => !people.committee.has(member))
  const owing: Record<TalkPair, readonly string[]> = {
    committee: sitting.length > 1 ? sitting : [],
    mixed: sitting.length ? others : [],
    members: others.length > 1 ? others : [],
  }
  return (Object.keys(talkPairs) as TalkPair[]).map(pair => {
    const counts = new Map<string, number>()
    for (const talk of talks)
      if (talk.pair === pair)
        for (const member of [talk.one, talk.other]) counts.set(member, (counts.get(member) ?? 0) + 1)
    const missing = owing[pair].filter(member => (counts.get(member) ?? 0) < talkPack.minimum)
    const required = owing[pair].length
    const state = !required ? 'not-applicable' : !missing.length ? 'held' : isOver ? 'overdue' : 'open'
    return { pair, label: talkPairs[pair], required, held: required - missing.length, missing, state }
  })
}
