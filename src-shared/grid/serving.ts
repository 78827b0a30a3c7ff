import type { PlainDate } from '../plain-date'
import { holdsOn } from '../roster/membership'
import type { Post } from '../roster/post'
import type { Building } from './building'
import { gridRoles, heldOf, type GridPost } from './grid-post'
import { gridsOn, outsideOn, type GridOn, type GridTables } from './grids-on'
import type { Pairing } from './pairing'
import { shippedStaffing, type Need, type ServingRole, type Staffing } from './staffing'

/** The rows that say who serves where: of a grid's posts and of the roster's only what is counted. */
export interface ServingTables extends GridTables {
  gridPosts: readonly GridPost[]
  /** The roster's: those of 党小组组长 are read. */
  posts: readonly Post[]
}

/** Somebody who serves in a place: a post of the grid, or that of a 党小组长 in the roster. */
export type Holder = { role: Exclude<ServingRole, 'groupLeader'>; post: GridPost } | { role: 'groupLeader'; post: Post }

/** A need of one grid or building on a day, and who meets it. */
export interface NeedState {
  need: Need
  /** The grid, or the grid that the building lies in; null where it lies in none. */
  grid: GridOn | null
  /** Absent where the need is the grid's. */
  building?: Building
  holders: readonly Holder[]
}

/** Who serves where on a day, found by the place. */
export interface ServingOn {
  grids: readonly GridOn[]
  outside: readonly Building[]
  /** In the order of the roles; of one role, who began first. */
  ofGrid: (grid: string) => readonly Holder[]
  /** Its own, its 党小组长 and those of the grid that it lies in. */
  ofBuilding: (building: Building, grid: GridOn | null) => readonly Holder[]
  ofEstate: (estate: string) => readonly Holder[]
}

const order: readonly ServingRole[] = [
  'gridLeader',
  'buildingLeader',
  'groupLeader',
  ...Object.keys(gridRoles),
] as never

const inOrder = (holders: readonly Holder[]): Holder[] =>
  [...holders].sort(
    (a, b) =>
      order.indexOf(a.role) - order.indexOf(b.role) ||
      ((a.post.from ?? '') < (b.post.from ?? '') ? -1 : (a.post.from ?? '') > (b.post.from ?? '') ? 1 : 0) ||
      (a.post.id < b.post.id ? -1 : 1),
  )

/** Reads who serves where on a day. */
export function servingOn(day: PlainDate, tables: ServingTables): ServingOn {
  const byPlace = new Map<string, Holder[]>()
  const put = (place: string | undefined, holder: Holder) => {
    if (place === undefined) return
    const known = byPlace.get(place)
    if (known) known.push(holder)
    else byPlace.set(place, [holder])
  }
  for (const post of tables.gridPosts) if (holdsOn(post, day)) put(post[heldOf[post.role]], { role: post.role, post })
  for (const post of tables.posts)
    if (post.post === 'groupLeader' && holdsOn(post, day)) put(post.organisation, { role: 'groupLeader', post })
  const of = (place: string | undefined) => (place === undefined ? [] : (byPlace.get(place) ?? []))
  return {
    grids: gridsOn(day, tables),
    outside: outsideOn(day, tables),
    ofGrid: grid => inOrder(of(grid)),
    ofBuilding: (building, grid) => inOrder([...of(building.id), ...of(building.group), ...of(grid?.grid.id)]),
    ofEstate: estate => inOrder(of(estate)),
  }
}

/**
 * Every need of every grid and building on a day with who meets it: a vacancy is one that nobody meets, a coverage counts them.
 * Grids in the order of their serials, each before its buildings; last the buildings that lie in no grid.
 */
export function needStates(serving: ServingOn, staffing: Staffing = shippedStaffing): NeedState[] {
  const meet = (need: Need, holders: readonly Holder[]) => holders.filter(({ role }) => need.roles.includes(role))
  const needs = (of: Need['of']) => staffing.needs.filter(need => need.of === of)
  const ofBuildings = (buildings: readonly Building[], grid: GridOn | null) =>
    buildings.flatMap((building): NeedState[] => {
      const holders = serving.ofBuilding(building, grid)
      return needs('building').map(need => ({ need, grid, building, holders: meet(need, holders) }))
    })
  return [
    ...serving.grids.flatMap(on => [
      ...needs('grid')
        .filter(({ kinds }) => !kinds || kinds.includes(on.grid.kind))
        .map((need): NeedState => ({ need, grid: on, holders: meet(need, serving.ofGrid(on.grid.id)) })),
      ...ofBuildings(on.buildings, on),
    ]),
    ...ofBuildings(serving.outside, null),
  ]
}

/** How many of those that need somebody have one; both numbers, never the rate alone (domain §9.4). */
export interface Coverage {
  code: string
  label: string
  numerator: number
  denominator: number
}

/** The coverage of each need over some of its places. */
export function coverageOf(states: readonly NeedState[], staffing: Staffing = shippedStaffing): Coverage[] {
  return staffing.needs.map(({ code, label }) => {
    const own = states.filter(({ need }) => need.code === code)
    return { code, label, numerator: own.filter(({ holders }) => holders.length).length, denominator: own.length }
  })
}

/** Who serves in the grids on a day: whoever holds a post or looks after a household; each once. */
export function peopleServing(
  day: PlainDate,
  gridPosts: readonly GridPost[],
  pairings: readonly Pairing[],
): ReadonlySet<string> {
  return new Set([...gridPosts, ...pairings].filter(span => holdsOn(span, day)).map(({ person }) => person))
}

/** Posts of people who hold more than one that somebody mostly holds once; shown and not judged (一人多岗). */
export function doublePosts(
  day: PlainDate,
  gridPosts: readonly GridPost[],
  { once }: Staffing = shippedStaffing,
): Map<string, GridPost[]> {
  const held = new Map<string, GridPost[]>()
  for (const post of gridPosts)
    if (once.has(post.role) && holdsOn(post, day)) held.set(post.person, [...(held.get(post.person) ?? []), post])
  return new Map([...held].filter(([, posts]) => posts.length > 1))
}
