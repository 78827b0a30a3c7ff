import type { Scored } from '../../../src-shared/points/balance'
import { classOf, rosterGroupsOf, type RosterFacts } from '../../../src-shared/points/class-of'
import { isScored } from '../../../src-shared/points/account'
import { monthsOnRoster, wholeYear } from '../../../src-shared/points/months-on-roster'
import { packOn, type PointsPack } from '../../../src-shared/points/pack'
import { boundsOf, monthsOf } from '../../../src-shared/period'
import { scoringOn, type Scoring } from '../../../src-shared/points/scoring'
import { pointsOfPeriod } from '../../../src-shared/points/quarter'
import type { PlainDate } from '../../../src-shared/plain-date'
import { membershipOn, type Member } from '../../../src-shared/roster/member'
import type { Reader } from '../reader'
import { byMember } from './grouped'
import { monthsIn } from './months-in'

/** How some members are scored in a year, as far as it is not simply whole and ordinary. */
export interface ScoredPeople {
  scored: ReadonlyMap<string, Scored>
  /** Who has no line in the ledger of the members: 免积分, or scored in another. */
  exempt: ReadonlySet<string>
}

/**
 * How members are scored in the year of a day: the months on the roster of who came or left, the class that the
 * branch resolved or else the roster says, a veto that stands, and what is carried over from last year where the pack carries.
 */
export async function scoredPeople(
  reader: Reader,
  members: readonly Member[],
  packs: readonly PointsPack[],
  until: PlainDate,
): Promise<ScoredPeople> {
  const year = Number(until.slice(0, 4))
  const one = members.length === 1 ? { member: members[0]!.id } : undefined
  const [spans, posts, floatings, scorings, vetoes] = await Promise.all([
    reader.all('memberships', one),
    reader.all('posts', one),
    reader.all('floatings', one),
    reader.all('scorings', one),
    reader.all('vetoes', one),
  ])
  const asked = new Set(members.map(({ id }) => id))
  const ofAsked = <R extends { member?: string | undefined }>(rows: readonly R[]) =>
    byMember(rows.filter(({ member }) => member !== undefined && asked.has(member)))
  const [spansOf, postsOf, floatingsOf] = [ofAsked(spans), ofAsked(posts), ofAsked(floatings)]
  const [scoringsOf, vetoesOf] = [ofAsked(scorings), ofAsked(vetoes)]
  const carried = await carriedOver(reader, members, packs, year)
  const scored = new Map<string, Scored>()
  const exempt = new Set<string>()
  for (const member of members) {
    const facts = { member, posts: postsOf(member.id), floatings: floatingsOf(member.id) }
    const resolved = scoringsOf(member.id)
    const classAt = (day: PlainDate) =>
      classOf(packOn(packs, day), rosterGroupsOf(facts, day), scoringOn(resolved, member.id, day)?.class)
    const own = classAt(until)
    const classes = changesClass(facts, resolved, year) ? monthEnds(until).map(day => classAt(day)?.code) : undefined
    const vetoed = vetoesOf(member.id).some(veto => veto.year === year && veto.liftedOn === undefined)
    const months = monthsOnRoster(spansOf(member.id), year)
    const share = carried.get(member.id)
    const of: Scored = {
      ...(own && { class: own.code }),
      ...(classes && { classes }),
      ...(months !== wholeYear && { months }),
      ...(share && { carried: share }),
      ...(vetoed && { vetoed }),
    }
    if (Object.keys(of).length) scored.set(member.id, of)
    if (!isScored(own)) exempt.add(member.id)
  }
  return { scored, exempt }
}

/** Whether somebody may have been in another class in some month of a year: nearly everybody was in one all the time. */
function changesClass({ member, posts, floatings }: RosterFacts, resolved: readonly Scoring[], year: number): boolean {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  return (
    posts.length + floatings.length + resolved.length > 0 || membershipOn(member, first) !== membershipOn(member, last)
  )
}

/** The last days of the months of a day's year up to it; in its own month the day itself. */
function monthEnds(until: PlainDate): PlainDate[] {
  const year = until.slice(0, 4)
  return monthsOf(year)
    .filter(month => month <= until.slice(0, 7))
    .map(month => (until.startsWith(month) ? until : boundsOf(month).to))
}

/** What members carry over from the year before, where the rules of the year carry: last year's total by last year's rules. */
async function carriedOver(
  reader: Reader,
  members: readonly Member[],
  packs: readonly PointsPack[],
  year: number,
): Promise<ReadonlyMap<string, number>> {
  const carry = packOn(packs, `${year}-01-01`)?.base.carry
  const before = year - 1
  if (!carry || !packOn(packs, `${before}-12-31`)) return new Map()
  const people = await scoredPeople(reader, members, packs, `${before}-12-31`)
  const totals = pointsOfPeriod({
    period: String(before),
    members: members.map(({ id }) => id),
    months: await monthsIn(reader, String(before)),
    packs,
    ...people,
  })
  // A year that is closed carries what it was closed with.
  const closed = new Map(
    (await reader.all('closings', { period: String(before) })).flatMap(({ lines }) =>
      lines.map(line => [line.member, line.yearToDate] as const),
    ),
  )
  const share = (half: number | null) => Math.floor(((half ?? 0) * carry.numerator) / carry.denominator)
  return new Map(
    totals.map(({ member, yearToDate }) => [member, share(closed.has(member) ? closed.get(member)! : yearToDate)]),
  )
}
