import type { Organisation } from './organisation'

/** Live organisations by their parent, each list in the order given; under undefined those at the top. */
export function childrenByParent(organisations: readonly Organisation[]): Map<string | undefined, Organisation[]> {
  const children = new Map<string | undefined, Organisation[]>()
  for (const organisation of organisations) {
    const siblings = children.get(organisation.parent)
    if (siblings) siblings.push(organisation)
    else children.set(organisation.parent, [organisation])
  }
  return children
}

/** Whether somebody belongs to a unit, to a group of it, or to anything below it; without a unit everybody does. */
export function within(
  organisations: readonly Organisation[],
  top: string | undefined,
): (place: { organisation: string; group?: string | undefined }) => boolean {
  if (!top) return () => true
  const wanted = unitsUnder(organisations, top)
  return ({ organisation, group }) => wanted.has(organisation) || (group !== undefined && wanted.has(group))
}

/** A unit with all that lies below it, by id. */
function unitsUnder(organisations: readonly Organisation[], top: string): Set<string> {
  const children = childrenByParent(organisations)
  const found = new Set([top])
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id)
  return found
}
