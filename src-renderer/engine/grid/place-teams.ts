import { teamsOf, type InPlace } from '../../../src-shared/grid/levels'
import { stoodOn } from '../../../src-shared/roster/organisation'
import type { Reader } from '../reader'
import type { ServingBooks } from './serving-books'
import type { FoundPlace } from './staffing-queries'

const once = (names: readonly (string | undefined)[]) => [...new Set(names.flatMap(name => name || []))]

/** The levels of a grid or a building from the street down, and who works together there. @param hubs the 党员中心户 that lie there */
export async function placeTeams(
  reader: Reader,
  books: ServingBooks,
  { grid, building }: FoundPlace,
  hubs: readonly { name: string }[],
) {
  const units = new Map(
    (await reader.all('organisations')).filter(unit => stoodOn(unit, books.day)).map(unit => [unit.id, unit]),
  )
  const buildings = building ? [building] : grid!.buildings
  const lying = new Set(buildings.map(({ estate }) => estate))
  const estates = (await reader.all('estates')).filter(({ id }) => lying.has(id))
  const responsible = [...(grid?.organisations ?? []), ...estates.map(({ branch }) => branch)]
  const ofKind = (ids: readonly (string | undefined)[], isGroup: boolean) =>
    ids.flatMap(id => {
      const unit = units.get(id ?? '')
      return unit && (unit.kind === 'group') === isGroup ? unit : []
    })
  const groups = ofKind([...buildings.map(({ group }) => group), ...(building ? [] : responsible)], true)
  const branches = ofKind([...responsible, ...groups.map(({ parent }) => parent)], false)
  const called = (list: readonly { id: string }[]) => once(list.map(({ id }) => books.nameOfUnit(id)))
  const contacts = (estate: string, role: 'owners' | 'property') =>
    books.serving.ofEstate(estate).flatMap(holder => (holder.role === role ? books.line(holder).name : []))
  const names: InPlace = {
    superior: once((await reader.all('superiors')).map(({ name }) => name)),
    community: called([...units.values()].filter(({ parent }) => !parent)),
    branch: called(branches.filter(({ parent }) => parent)),
    group: called(groups),
    hub: once(hubs.map(({ name }) => name)),
    owners: once(estates.flatMap(({ id, committeeHead }) => [committeeHead, ...contacts(id, 'owners')])),
    property: once(estates.flatMap(({ id, property }) => [property, ...contacts(id, 'property')])),
  }
  return teamsOf(building ? 'building' : 'grid', names)
}
