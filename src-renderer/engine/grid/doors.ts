import type { Building } from '../../../src-shared/grid/building'
import { doorLabel } from '../../../src-shared/grid/code'
import type { Household } from '../../../src-shared/grid/household'
import type { Reader } from '../reader'
import { contactOf, type LivingResident } from './homes'
import { livingResidents } from './resident-names'

/** Doors by the id of their household: what they are called, with the estate in front where another one has a door of that name. */
export interface Door {
  household: Household
  building: Building | undefined
  label: string
  contact: string
}

export async function doorsOf(reader: Reader): Promise<Map<string, Door>> {
  const buildings = new Map((await reader.all('buildings')).map(row => [row.id, row]))
  const estates = new Map((await reader.all('estates')).map(row => [row.id, row.name]))
  const households = await reader.all('households')
  const heads = new Map<string, LivingResident[]>()
  for (const one of (await livingResidents(reader, { relation: 'head' })).values())
    if (!one.row.to) heads.set(one.row.household, [...(heads.get(one.row.household) ?? []), one])
  const short = (household: Household) => {
    const building = buildings.get(household.building)
    return building ? doorLabel(building, household) : household.room
  }
  const alike = new Map<string, number>()
  for (const household of households) alike.set(short(household), (alike.get(short(household)) ?? 0) + 1)
  return new Map(
    households.map(household => {
      const building = buildings.get(household.building)
      const estate = building?.estate === undefined ? '' : (estates.get(building.estate) ?? '')
      const label = short(household)
      const shown = (alike.get(label) ?? 0) > 1 && estate ? `${estate} ${label}` : label
      return [
        household.id,
        {
          household,
          building,
          label: shown,
          contact: contactOf(household, heads.get(household.id) ?? []).contact ?? '',
        },
      ]
    }),
  )
}
