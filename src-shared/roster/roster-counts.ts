import { comparePlain, type PlainDate } from '../plain-date'
import { membershipOn, type Member } from './member'
import { holdsOn, type Membership } from './membership'
import type { Organisation } from './organisation'

/** What of a member decides whether somebody was on a roster on a day; received rows have it too. */
type Person = Pick<Member, 'id'> & Partial<Pick<Member, 'joined' | 'deletedAt'>>
type Span = Pick<Membership, 'member' | 'organisation'> &
  Partial<Pick<Membership, 'from' | 'to' | 'group' | 'deletedAt'>>

export interface OnRoster<M extends Person = Member> {
  member: M
  /** Id of the branch. */
  organisation: string
  /** Id of the group within it. */
  group?: string | undefined
}

/**
 * Who belonged to which branch on a day: the span holds, and the person had joined the party by then, because a roster
 * taken over from a spreadsheet does not say since when. Removed rows don't count.
 */
export function rosterOn<M extends Person>(
  day: PlainDate,
  members: readonly M[],
  memberships: readonly Span[],
): OnRoster<M>[] {
  const asked = new Set(memberships.map(({ member }) => member))
  const live = new Map(
    members
      .filter(({ id, deletedAt, joined }) => asked.has(id) && !deletedAt && (!joined || comparePlain(joined, day) <= 0))
      .map(member => [member.id, member]),
  )
  return memberships.flatMap(span => {
    const member = span.deletedAt || !holdsOn(span, day) ? undefined : live.get(span.member)
    return member ? [{ member, organisation: span.organisation, group: span.group }] : []
  })
}

export interface MemberCount {
  members: number
  full: number
  probationary: number
}

/** Members of each branch and, once more, of each group on a day; units without any have none. */
export function countsByUnit(day: PlainDate, people: readonly OnRoster[]): Map<string, MemberCount> {
  const counts = new Map<string, MemberCount>()
  const count = (unit: string, membership: 'full' | 'probationary') => {
    let of = counts.get(unit)
    if (!of) counts.set(unit, (of = { members: 0, full: 0, probationary: 0 }))
    of.members++
    of[membership]++
  }
  for (const { member, organisation, group } of people) {
    const membership = membershipOn(member, day)
    count(organisation, membership)
    if (group) count(group, membership)
  }
  return counts
}

export interface BranchCount extends MemberCount {
  organisation: string
  branch: string
}

/** Members of each branch on a day, branches without any included, in the order of the tree. */
export function countsByBranch(
  day: PlainDate,
  { members, memberships, organisations }: RosterTables,
  compare: (a: string, b: string) => number,
): BranchCount[] {
  const counts = countsByUnit(day, rosterOn(day, members, memberships))
  return inTreeOrder(organisations, compare).flatMap(({ id, name, kind }) =>
    kind === 'branch'
      ? [{ organisation: id, branch: name, ...(counts.get(id) ?? { members: 0, full: 0, probationary: 0 }) }]
      : [],
  )
}

export interface RosterTables {
  members: readonly Member[]
  memberships: readonly Membership[]
  organisations: readonly Organisation[]
}

/** Live organisations, each before its children, siblings by name. One whose parent is gone stands at the top. */
export function inTreeOrder(
  organisations: readonly Organisation[],
  compare: (a: string, b: string) => number,
): Organisation[] {
  const live = organisations.filter(organisation => !organisation.deletedAt)
  const ids = new Set(live.map(organisation => organisation.id))
  const children = new Map<string | undefined, Organisation[]>()
  for (const organisation of live) {
    const parent = organisation.parent && ids.has(organisation.parent) ? organisation.parent : undefined
    children.set(parent, [...(children.get(parent) ?? []), organisation])
  }
  const below = (parent: string | undefined): Organisation[] =>
    (children.get(parent) ?? [])
      .sort((a, b) => compare(a.name, b.name))
      .flatMap(organisation => [organisation, ...below(organisation.id)])
  return below(undefined)
}
