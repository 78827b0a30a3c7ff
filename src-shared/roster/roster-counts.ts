import { comparePlain, type PlainDate } from '../plain-date'
import { membershipOn, type Member } from './member'
import { holdsOn, type Membership } from './membership'
import type { Organisation } from './organisation'

/** What of a member decides whether somebody was on a roster on a day; received rows have it too. */
type Person = Pick<Member, 'id'> & Partial<Pick<Member, 'joined' | 'deletedAt'>>
type Span = Pick<Membership, 'member' | 'organisation'> & Partial<Pick<Membership, 'from' | 'to' | 'deletedAt'>>

export interface OnRoster<M extends Person = Member> {
  member: M
  /** Id of the branch. */
  organisation: string
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
  const live = new Map(
    members
      .filter(({ deletedAt, joined }) => !deletedAt && (!joined || comparePlain(joined, day) <= 0))
      .map(member => [member.id, member]),
  )
  return memberships.flatMap(span => {
    const member = span.deletedAt || !holdsOn(span, day) ? undefined : live.get(span.member)
    return member ? [{ member, organisation: span.organisation }] : []
  })
}

export interface BranchCount {
  organisation: string
  branch: string
  members: number
  full: number
  probationary: number
}

/** Members of each branch on a day, branches without any included, in the order of the tree. */
export function countsByBranch(
  day: PlainDate,
  { members, memberships, organisations }: RosterTables,
  compare: (a: string, b: string) => number,
): BranchCount[] {
  const counts = new Map<string, BranchCount>()
  for (const { id, name, kind } of inTreeOrder(organisations, compare)) {
    if (kind === 'branch') counts.set(id, { organisation: id, branch: name, members: 0, full: 0, probationary: 0 })
  }
  for (const { member, organisation } of rosterOn(day, members, memberships)) {
    const count = counts.get(organisation)
    if (!count) continue
    count.members++
    count[membershipOn(member, day)]++
  }
  return [...counts.values()]
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
