import type { PlainDate } from '../plain-date'
import { membershipOn, type Member } from '../roster/member'
import { holdsOn, type Membership } from '../roster/membership'
import type { Organisation } from '../roster/organisation'

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
  organisations: readonly Pick<Organisation, 'id' | 'kind' | 'parent'>[],
  memberships: readonly Pick<Membership, 'member' | 'organisation' | 'from' | 'to'>[],
  members: readonly Pick<Member, 'id' | 'membership' | 'regularised'>[],
): DutyBranch[] {
  const memberById = new Map(members.map(member => [member.id, member]))
  const spans = new Map<string, (typeof memberships)[number][]>()
  for (const span of memberships) {
    const list = spans.get(span.organisation)
    if (list) list.push(span)
    else spans.set(span.organisation, [span])
  }
  return organisations
    .filter(unit => unit.kind === 'branch')
    .map(({ id }) => ({
      id,
      counts(day) {
        const present = (spans.get(id) ?? []).flatMap(span =>
          holdsOn(span, day) ? (memberById.get(span.member) ?? []) : [],
        )
        return {
          members: present.length,
          full: present.filter(member => membershipOn(member, day) === 'full').length,
          groups: organisations.filter(unit => unit.kind === 'group' && unit.parent === id).length,
        }
      },
    }))
}
