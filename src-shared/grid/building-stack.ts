import type { BuildingUnit } from './building'
import type { Household } from './household'

export type Door = Pick<Household, 'unit' | 'room' | 'floor'>

/** A unit as one sees it from outside: floors from the top down, doors from the left. */
export interface UnitStack<D extends Door> {
  /** Name of the unit; empty where the building has none. */
  name: string
  floors: { floor: number; doors: (D | undefined)[] }[]
  /** Doors on the broadest floor. */
  width: number
  /** Doors whose number says no floor, or whose place is taken: shops, cellars. */
  others: D[]
}

/** Where a door lies by its number: `501` is the first of the fifth floor, `1203` the third of the twelfth. */
export function placeOf({ room, floor }: Pick<Door, 'room' | 'floor'>): { floor: number; door: number } | undefined {
  const digits = /^(-?\d{1,3})(\d{2})(?:室|号)?$/.exec(room)
  if (!digits) return undefined
  const door = Number(digits[2])
  return door > 0 && door <= 60 ? { floor: floor ?? Number(digits[1]), door } : undefined
}

/** The units of a building with every door in its place; what is known of floors and doors widens by what is registered. */
export function stacksOf<D extends Door>(units: readonly BuildingUnit[], doors: readonly D[]): UnitStack<D>[] {
  const known = new Map(units.map(unit => [unit.name, unit]))
  const names = new Set([...known.keys(), ...doors.map(({ unit }) => unit ?? '')])
  return [...names].map(name =>
    stackOf(
      name,
      known.get(name),
      doors.filter(door => (door.unit ?? '') === name),
    ),
  )
}

function stackOf<D extends Door>(name: string, unit: BuildingUnit | undefined, doors: readonly D[]): UnitStack<D> {
  const taken = new Map<string, D>()
  const others: D[] = []
  let [top, bottom, width] = [unit?.floors ?? 0, 1, unit?.doors ?? 0]
  for (const one of doors) {
    const at = placeOf(one)
    const key = at && `${at.floor} ${at.door}`
    if (!at || taken.has(key!)) {
      others.push(one)
      continue
    }
    taken.set(key!, one)
    top = Math.max(top, at.floor)
    bottom = Math.min(bottom, at.floor)
    width = Math.max(width, at.door)
  }
  const storeys = Array.from({ length: Math.max(0, top - bottom + 1) }, (_, down) => top - down).filter(floor => floor)
  return {
    name,
    width,
    others,
    floors: storeys.map(floor => ({
      floor,
      doors: Array.from({ length: width }, (_, door) => taken.get(`${floor} ${door + 1}`)),
    })),
  }
}
