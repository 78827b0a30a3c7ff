import type { Building } from './building'
import type { Grid } from './grid'
import type { Household } from './household'

const digits = (serial: number, length: number) => String(serial).padStart(length, '0')

/** 15 digits: the 12 of the division code and the grid's three [R37, R38]. */
export const gridCode = (office: string, { serial }: Pick<Grid, 'serial'>): string => office + digits(serial, 3)

/** 17 digits: the division code and the building's five; a building keeps its code in whichever grid it lies [R38]. */
export const buildingCode = (office: string, { serial }: Pick<Building, 'serial'>): string => office + digits(serial, 5)

/** The building's code and the household's four digits. */
export const householdCode = (
  office: string,
  building: Pick<Building, 'serial'>,
  one: Pick<Household, 'serial'>,
): string => buildingCode(office, building) + digits(one.serial, 4)

/** How a door is called, 栋-单元-室: `3-2-501` (domain §5.1). `3号楼` is said as `3`. */
export function doorLabel(building: Pick<Building, 'name'>, { unit, room }: Pick<Household, 'unit' | 'room'>): string {
  const short = building.name.replace(/(?:号楼|栋|幢|号)$/, '')
  return [short || building.name, ...(unit ? [unit] : []), room].join('-')
}
