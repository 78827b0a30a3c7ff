import type { PlainDate } from '../plain-date'
import { membershipOn, type Member } from '../roster/member'
import type { Membership } from '../roster/membership'
import { unitsOn, type FormerUnit } from '../roster/former-unit'
import type { Organisation } from '../roster/organisation'
import { rosterOn } from '../roster/roster-counts'

/** What of a branch decides on its duties, on a day. */
export interface BranchCounts {
  members: number
  full: number
  /** Groups with anybody in them: one without members has nobody to meet. */
  groups: number
}

export interface DutyBranch {
  id: string
  counts(day: PlainDate): BranchCounts
}

/**
 * Every unit that is or was a branch, with its counts as of any day; works for received rows too. On a day on which it was none
 * it has nobody, and so owes nothing.
 */
export function dutyBranches(
  organisations: readonly Pick<Organisation, 'id' | 'kind' | 'parent' | 'founded' | 'dissolved'>[],
  memberships: readonly (Pick<Membership, 'member' | 'organisation' | 'from' | 'to'> &
    Partial<Pick<Membership, 'group'>>)[],
  members: readonly (Pick<Member, 'id' | 'membership' | 'regularised'> & Partial<Pick<Member, 'joined'>>)[],
  lineage: readonly Pick<FormerUnit, 'organisation' | 'until' | 'kind' | 'parent'>[],
): DutyBranch[] {
  const spans = new Map<string, (typeof memberships)[number][]>()
  for (const span of memberships) {
    const list = spans.get(span.organisation)
    if (list) list.push(span)
    else spans.set(span.organisation, [span])
  }
  const memberById = new Map(members.map(member => [member.id, member]))
  const treeOn = remembered((day: PlainDate) => {
    const units = unitsOn(day, organisations, lineage)
    const groups = new Map(units.flatMap(({ id, kind, parent }) => (kind === 'group' ? [[id, parent] as const] : [])))
    return { branches: new Set(units.flatMap(({ id, kind }) => (kind === 'branch' ? [id] : []))), groups }
  })
  const ever = new Set(lineage.flatMap(({ organisation, kind }) => (kind === 'branch' ? [organisation] : [])))
  return organisations
    .filter(unit => unit.kind === 'branch' || ever.has(unit.id))
    .map(({ id }) => {
      const own = spans.get(id) ?? []
      const people = own.flatMap(span => memberById.get(span.member) ?? [])
      return {
        id,
        counts(day) {
          const { branches, groups } = treeOn(day)
          if (!branches.has(id)) return { members: 0, full: 0, groups: 0 }
          const present = rosterOn(day, people, own)
          return {
            members: present.length,
            full: present.filter(({ member }) => membershipOn(member, day) === 'full').length,
            groups: new Set(present.flatMap(({ group }) => (group && groups.get(group) === id ? [group] : []))).size,
          }
        },
      }
    })
}

function remembered<T>(of: (day: PlainDate) => T): (day: PlainDate) => T {
  const known = new Map<PlainDate, T>()
  return day => {
    if (!known.has(day)) known.set(day, of(day))
    return known.get(day)!
  }
}
