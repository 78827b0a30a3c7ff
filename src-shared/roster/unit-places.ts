import { organisationKinds, type Organisation, type OrganisationKind } from './organisation'

/** What may stand directly below what: branches below the community, groups in branches, hubs in either. */
const below: Readonly<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  committee: ['generalBranch', 'branch'],
  generalBranch: ['branch'],
  branch: ['group', 'hub'],
  group: ['hub'],
  hub: [],
}

/** Whether a kind of unit lies below another for good. */
export const fits = (kind: OrganisationKind, above: OrganisationKind): boolean => below[above].includes(kind)

/**
 * Kinds that a unit may have below a parent. A community that is itself a branch has groups; before it rises to a 党总支 its
 * branches are founded below it and its members move there.
 */
export const kindsBelow = (
  parent: Pick<Organisation, 'kind'> & { parent?: string | null | undefined },
): readonly OrganisationKind[] =>
  parent.kind === 'branch' && !parent.parent ? [...below.branch, 'branch'] : below[parent.kind]

/** Levels that the community's own organisation may have, by its number of members. */
export const communityLevels: readonly OrganisationKind[] = ['committee', 'generalBranch', 'branch']

/** Why a unit of a kind cannot stand below a parent, in Chinese; undefined where it can. */
export function misplaced(
  kind: OrganisationKind,
  parent: Pick<Organisation, 'kind' | 'name' | 'parent'>,
): string | undefined {
  if (kindsBelow(parent).includes(kind)) return undefined
  const fitting = kindsBelow(parent).map(one => organisationKinds[one])
  return fitting.length
    ? `${parent.name}下面只能设${fitting.join('、')}，请重新选择。`
    : `${parent.name}下面不能再设党组织，请重新选择。`
}

/** Whether a unit lies below another, however deep. */
export function liesBelow(unit: string, above: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  for (let at = parents.get(unit); at !== undefined; at = parents.get(at)) if (at === above) return true
  return false
}
