import type { Building } from '../../../src-shared/grid/building'
import type { Grid } from '../../../src-shared/grid/grid'
import type { GridPart } from '../../../src-shared/grid/grid-part'
import type { GridPost } from '../../../src-shared/grid/grid-post'
import type { ServingTables } from '../../../src-shared/grid/serving'
import type { Post } from '../../../src-shared/roster/post'
import { diceOf } from '../../../src-shared/sample/dice'

/** Rows of one community of the seeds (domain §9.3), and what was dealt: the count that nobody computed from the rows. */
export interface DealtCommunity {
  tables: ServingTables
  estates: string[]
  groups: string[]
  /** By place and need, whether somebody was put there. */
  dealt: { grid: string; building?: string; estate?: string; code: string; met: boolean }[]
  /** People who were given two or more places as leader of a building. */
  doubles: number
}

interface Size {
  name: string
  estates: number
  grids: number
  buildings: number
  groups: number
}

/** The day on which everything that was dealt holds. */
export const dealtDay = '2026-09-30'

/** Deals a community: each need of each place is met or not by the dice, with posts that ended, and some that began later, beside it. */
export function dealCommunity({ name, estates, grids, buildings, groups }: Size, seed: number): DealtCommunity {
  const dice = diceOf(seed)
  const chance = (percent: number) => dice.below(100) < percent
  const estateIds = Array.from({ length: estates }, (_, i) => `${name}-e${i}`)
  const groupIds = Array.from({ length: groups }, (_, i) => `${name}-p${i}`)
  const rows = { grids: [] as Grid[], parts: [] as GridPart[], buildings: [] as Building[] }
  const gridPosts: GridPost[] = []
  const posts: Post[] = []
  const dealt: DealtCommunity['dealt'] = []
  let made = 0
  const post = (
    role: GridPost['role'],
    of: 'grid' | 'building',
    place: string,
    person: string,
    more: Partial<GridPost>,
  ) => gridPosts.push({ id: `${name}-x${made++}`, person, role, [of]: place, ...more } as GridPost)
  /** One who serves on the day; beside them a former one, and one who only begins. */
  const serve = (role: GridPost['role'], of: 'grid' | 'building', place: string, met: boolean) => {
    if (chance(30)) post(role, of, place, `${name}-old${made}`, { from: '2024-01-01', to: '2026-09-30' })
    if (chance(10)) post(role, of, place, `${name}-new${made}`, { from: '2026-10-01' })
    if (met) post(role, of, place, `${name}-m${made}`, chance(50) ? { from: '2026-09-30' } : {})
    if (met && chance(15)) post(role, of, place, `${name}-m${made}`, { to: '2026-10-01' })
  }
  const led = new Set<string>()
  for (const group of groupIds) {
    if (!chance(80)) continue
    led.add(group)
    posts.push({ id: `${name}-g${group}`, organisation: group, post: 'groupLeader', member: `${group}-m` })
  }
  for (let g = 0; g < grids; g++) {
    const grid = `${name}-n${g}`
    const kind = g % 6 === 5 ? 'dedicated' : 'general'
    rows.grids.push({ id: grid, name: `第${g + 1}网格`, serial: g + 1, kind })
    const [leader, full, part] = [chance(90), chance(75), chance(40)]
    serve('gridLeader', 'grid', grid, leader)
    serve('fullTime', 'grid', grid, full)
    serve('partTime', 'grid', grid, part)
    dealt.push({ grid, code: 'gridLeader', met: leader })
    if (kind === 'general') dealt.push({ grid, code: 'fullTime', met: full })
    const own = Math.floor((buildings * (g + 1)) / grids) - Math.floor((buildings * g) / grids)
    for (let b = 0; b < own; b++) {
      const building = `${grid}-b${b}`
      const estate = estateIds[dice.below(estateIds.length)]!
      const group = groupIds.length && chance(70) ? groupIds[dice.below(groupIds.length)]! : undefined
      rows.buildings.push({
        ...{ id: building, estate, name: `${b + 1}号楼`, serial: rows.buildings.length + 1 },
        ...(group !== undefined && { group }),
      })
      rows.parts.push({ id: `${building}-part`, grid, building, ...(chance(50) && { from: '2026-01-01' }) })
      const [lead, dual] = [chance(85), chance(60)]
      serve('buildingLeader', 'building', building, lead)
      serve('dualReport', 'building', building, dual)
      dealt.push(
        { grid, building, estate, code: 'buildingLeader', met: lead },
        { grid, building, estate, code: 'groupLeader', met: group !== undefined && led.has(group) },
        { grid, building, estate, code: 'gridWorker', met: full || part },
        { grid, building, estate, code: 'dualReport', met: dual },
      )
    }
  }
  // Some lead a second building that had nobody.
  const vacant = dealt.filter(({ code, met }) => code === 'buildingLeader' && !met)
  const leaders = gridPosts.filter(
    one => one.role === 'buildingLeader' && one.person.includes('-m') && one.to === undefined,
  )
  const second = vacant.slice(0, Math.min(3, leaders.length))
  second.forEach((place, i) => {
    post('buildingLeader', 'building', place.building!, leaders[i]!.person, {})
    place.met = true
  })
  return {
    tables: { grids: rows.grids, gridParts: rows.parts, buildings: rows.buildings, gridPosts, posts },
    ...{ estates: estateIds, groups: groupIds, dealt, doubles: second.length },
  }
}

/** So many communities that share a number of things among them, as evenly as whole numbers go. */
export function dealCounty(
  communities: number,
  total: { estates: number; grids: number; buildings: number; groups: number },
): DealtCommunity[] {
  const share = (of: number, i: number) => Math.floor((of * (i + 1)) / communities) - Math.floor((of * i) / communities)
  return Array.from({ length: communities }, (_, i) =>
    dealCommunity(
      {
        name: `c${i}`,
        estates: Math.max(1, share(total.estates, i)),
        grids: share(total.grids, i),
        buildings: share(total.buildings, i),
        groups: share(total.groups, i),
      },
      1000 + i,
    ),
  )
}
