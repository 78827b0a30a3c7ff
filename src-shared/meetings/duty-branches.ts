import type { PlainDate } from '../plain-date'
import { membershipOn, type Member } from '../roster/member'
import type { Membership } from '../roster/membership'
import { stoodOn, type Organisation } from '../roster/organisation'
import { rosterOn } from '../roster/roster-counts'

/** What of a branch decides on its duties, on a day. */
export interface BranchCounts {
  members: number
  full: number
  groups: number
}

export interface DutyBranch {
  id: string
  counts(day: PlainDate): BranchCounts
}

/** The branches of the organisation tree with their counts as of any day; works for received rows too. */
export function dutyBranches(
  organisations: readonly Pick<Organisation, 'id' | 'kind' | 'parent' | 'founded' | 'dissolved'>[],
  memberships: readonly Pick<Membership, 'member' | 'organisation' | 'from' | 'to'>[],
  members: readonly (Pick<Member, 'id' | 'membership' | 'regularised'> & Partial<Pick<Member, 'joined'>>)[],
): DutyBranch[] {
  const spans = new Map<string, (typeof memberships)[number][]>()
  for (const span of memberships) {
    const list = spans.get(span.organisation)
    if (list) list.push(span)
    else spans.set(span.organisation, [span])
  }
  const memberById = new Map(members.map(member => [member.id, member]))
  return organisations
    .filter(unit => unit.kind === 'branch')
    .map(({ id }) => {
      const own = spans.get(id) ?? []
      const people = own.flatMap(span => memberById.get(span.member) ?? [])
      return {
        id,
        counts(day) {
          const present = rosterOn(day, people, own)
          return {
            members: present.length,
            full: present.filter(({ member }) => membershipOn(member, day) === 'full').length,
            groups: organisations.filter(unit => unit.kind === 'group' && unit.parent === id && stoodOn(unit, day))
              .length,
          }
        },
      }
    })
}
