import shipped from '../../resources/grid/staffing.json'
import type { Grid } from './grid'
import type { GridRole } from './grid-post'

/** Who serves in a building: the roles of the grid, and the 党小组长, who stands in the roster. */
export type ServingRole = GridRole | 'groupLeader'

/** Somebody whom a grid or a building is to have; any of the roles will do. */
export interface Need {
  code: string
  of: 'grid' | 'building'
  label: string
  roles: readonly ServingRole[]
  /** Kinds of grid that need it; all where nothing is said. */
  kinds?: readonly Grid['kind'][]
  /** Where it comes from, as a clerk cites it. */
  source: string
}

export interface Staffing {
  needs: readonly Need[]
  /** Roles that one person alone holds in a place. */
  single: ReadonlySet<ServingRole>
  /** Roles that somebody mostly holds in one place: more of them are shown as 一人多岗. */
  once: ReadonlySet<ServingRole>
  /** What each does, in a line on the wall. */
  duties: Readonly<Record<ServingRole, string>>
}

/** What a grid and a building are to have (1+N+X of S0, 两长两员 of S2), shipped with the program as data. */
export const shippedStaffing: Staffing = {
  needs: shipped.needs as readonly Need[],
  single: new Set(shipped.single as ServingRole[]),
  once: new Set(shipped.once as ServingRole[]),
  duties: shipped.duties,
}
