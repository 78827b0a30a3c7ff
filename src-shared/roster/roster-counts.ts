import type { PlainDate } from '../plain-date'
import { membershipOn, type Member } from './member'
import { holdsOn, type Membership } from './membership'
import type { Organisation } from './organisation'

export interface OnRoster {
  member: Member
  /** Id of the branch. */
  organisation: string
}

/** Who belonged to which branch on a day. Rows that were deleted, or whose member was, don't count. */
export function rosterOn(day: PlainDate, members: readonly Member[], memberships: readonly Membership[]): OnRoster[] {
  const live = new Map(members.filter(member => !member.deletedAt).map(member => [member.id, member]))
  return memberships.flatMap(membership => {
    const member = membership.deletedAt || !holdsOn(membership, day) ? undefined : live.get(membership.member)
    return member ? [{ member, organisation: membership.organisation }] : []
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
