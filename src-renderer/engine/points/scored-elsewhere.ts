import { classOf, rosterGroupsOf } from '../../../src-shared/points/class-of'
import type { PackClass, PointsPack } from '../../../src-shared/points/pack'
import { scoringOn } from '../../../src-shared/points/scoring'
import type { PlainDate } from '../../../src-shared/plain-date'
import { problem, type Problem } from '../../../src-shared/problem'
import type { Member } from '../../../src-shared/roster/member'
import type { Reader } from '../reader'

/**
 * The class that has a member scored in another ledger on a day (domain §3.5); undefined for everybody else.
 * @param pack the rules in force that day
 */
export async function scoredElsewhere(
  reader: Reader,
  member: Member | undefined,
  pack: PointsPack | undefined,
  day: PlainDate,
): Promise<PackClass | undefined> {
  // Most rules know no such class, and then nothing has to be asked.
  if (!member || !pack?.classes.some(({ scored }) => scored === 'separate')) return undefined
  const of = { member: member.id }
  const [scorings, posts, floatings] = await Promise.all([
    reader.all('scorings', of),
    reader.all('posts', of),
    reader.all('floatings', of),
  ])
  const resolved = scoringOn(scorings, member.id, day)?.class
  const own = classOf(pack, rosterGroupsOf({ member, posts, floatings }, day), resolved)
  return own?.scored === 'separate' ? own : undefined
}

/** Why nothing is entered for such a member, and what is done instead. */
export const elsewhere = (own: PackClass): Problem =>
  problem(
    'scored-elsewhere',
    `这名党员这一天按“${own.name}”另账计分，不在本单位积分账里登记，由计分的单位登记。改为在这里计分的，先在“计分方式”登记支部决定。`,
    { field: '党员', path: ['member'] },
  )
