import shipped from '../../resources/grid/levels.json'

/** Who a part of a team is, as these books know them; `elsewhere`: no record here says so. */
export type Who = 'superior' | 'community' | 'branch' | 'group' | 'hub' | 'owners' | 'property' | 'elsewhere'

/** How a grid or a building is organised as a practice has it: the five levels, or who works together in a grid. */
export interface Team {
  code: string
  label: string
  of: readonly ('grid' | 'building')[]
  source: string
  parts: readonly { label: string; who: Who }[]
}

/** Names of those who are in a place, by who they are. */
export type InPlace = Readonly<Record<Exclude<Who, 'elsewhere'>, readonly string[]>>

// JSON knows who is meant only as texts; the tests hold them to what is found.
export const shippedTeams = shipped.teams as readonly Team[]

/** The teams of a place with everybody's names; `null` where these books keep no such record. */
export function teamsOf(of: 'grid' | 'building', names: InPlace, teams: readonly Team[] = shippedTeams) {
  return teams
    .filter(team => team.of.includes(of))
    .map(({ code, label, source, parts }) => ({
      ...{ code, label, source },
      parts: parts.map(part => ({
        label: part.label,
        names: part.who === 'elsewhere' ? null : [...names[part.who]],
      })),
    }))
}
