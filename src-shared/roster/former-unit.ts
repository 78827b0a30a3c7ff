import * as z from 'zod'
import { wholeDate, type PlainDate } from '../plain-date'
import { rowBase } from '../records/row'
import { Organisation, stoodOn } from './organisation'

const { kind, name, parent, branchKind } = Organisation.shape

/**
 * What a unit of the tree was until a day: written when it is renamed, moved, raised or lowered. What it is now stands in
 * the unit itself, so that no state is kept twice.
 */
export const FormerUnit = z
  .object({
    ...rowBase,
    organisation: z.string().meta({ label: '党组织', ref: 'organisations', index: true }),
    /** First day on which it was something else. */
    until: wholeDate.meta({ label: '变更日期', unit: 'date' }),
    kind,
    name,
    parent,
    branchKind,
    reason: z.string().optional().meta({ label: '变更依据', personal: 'free' }),
  })
  .meta({ label: '党组织沿革' })

export type FormerUnit = z.infer<typeof FormerUnit>

/** What of an earlier state decides the tree; a report without names has no more. */
type State = Pick<FormerUnit, 'organisation' | 'until' | 'kind' | 'parent'> & Partial<FormerUnit>
type Unit = Pick<Organisation, 'id' | 'kind' | 'parent' | 'founded' | 'dissolved'> & Partial<Organisation>

/**
 * The units of the tree as they were on a day: those that were dissolved by then or not yet founded left out. The community's own
 * always stands, and what hung on a unit that did not stand hangs on it, so that nobody falls out of the tree.
 * @param former all earlier states, in any order
 */
export function unitsOn<O extends Unit>(day: PlainDate, organisations: readonly O[], former: readonly State[]): O[] {
  const then = new Map<string, State>()
  for (const state of former) {
    if (state.until <= day) continue
    const known = then.get(state.organisation)
    if (!known || state.until < known.until) then.set(state.organisation, state)
  }
  const standing = organisations
    .filter(unit => !unit.deletedAt && (!unit.parent || stoodOn(unit, day)))
    .map((unit): O => {
      const state = then.get(unit.id)
      if (!state) return unit
      const { kind, parent, branchKind, name = unit.name } = state
      return { ...unit, kind, parent, branchKind, name }
    })
  const ids = new Set(standing.map(({ id }) => id))
  const root = standing.find(({ parent }) => !parent)?.id
  return standing.map(unit => (unit.parent && !ids.has(unit.parent) ? { ...unit, parent: root } : unit))
}
