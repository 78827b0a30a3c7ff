import { Building, type BuildingUnit } from '../../../src-shared/grid/building'
import type { GridValue } from '../../../src-shared/grid/import/grid-fields'
import type { KnownPlaces } from '../../../src-shared/grid/import/known-places'
import type { GridMatch } from '../../../src-shared/grid/import/match-rows'
import type { Tx } from '../transaction'
import { placeAll } from './place-parts'
import { nextSerials } from './serials'

const text = (value: GridValue[keyof GridValue]) => (value === undefined ? undefined : String(value))
const number = (value: GridValue[keyof GridValue]) => (value === undefined ? undefined : Number(value))

/** Units of a building with what a row says of all of them; new ones are numbered on. */
function unitsOf(before: readonly BuildingUnit[], { unitCount, floors, doors }: GridValue): BuildingUnit[] | undefined {
  const wanted = number(unitCount) ?? (before.length || (floors || doors ? 1 : 0))
  if (!wanted) return undefined
  const all = {
    ...(floors !== undefined && { floors: Number(floors) }),
    ...(doors !== undefined && { doors: Number(doors) }),
  }
  return Array.from({ length: Math.max(wanted, before.length) }, (_, at) => ({
    ...(before[at] ?? { name: String(at + 1) }),
    ...all,
  }))
}

/** What a row says of a building itself. */
function factsOf(value: GridValue, units: readonly BuildingUnit[] = []): Partial<Building> {
  const { address, year, elevator, unmanaged, externalCode } = value
  const laid = unitsOf(units, value)
  return Object.fromEntries(
    Object.entries({ address, year, elevator, unmanaged, externalCode, units: laid }).filter(
      ([, fact]) => fact !== undefined,
    ),
  )
}

/** Estates that rows name and the books lack are made; ids by name. */
async function estatesFor(tx: Tx, matches: readonly GridMatch[], places: KnownPlaces) {
  const names = matches.flatMap(({ action, value }) => (action === 'new' ? (text(value.estate) ?? []) : []))
  const fresh = [...new Set(names)].filter(name => !places.estate(name))
  const serials = await nextSerials(tx, 'estates', fresh.length)
  const rows = fresh.map((name, at) => ({ id: tx.newId(), name, serial: serials[at]! }))
  await tx.putAll('estates', rows)
  const made = new Map(rows.map(row => [row.name, row.id]))
  return (name: string) => places.estate(name)?.id ?? made.get(name)
}

/** Writes new and changed buildings. What is new lies in its grid since before these books began; a change of grid holds from today. */
export async function writeBuildings(tx: Tx, matches: readonly GridMatch[], places: KnownPlaces): Promise<void> {
  const estateOf = await estatesFor(tx, matches, places)
  const fresh = matches.filter(({ action }) => action === 'new')
  const serials = await nextSerials(tx, 'buildings', fresh.length)
  const placings: Parameters<typeof placeAll>[1][number][] = []
  const rows = fresh.map(({ value }, at) => {
    const estate = value.estate === undefined ? undefined : estateOf(String(value.estate))
    return {
      grid: text(value.grid),
      row: Building.parse({
        ...factsOf(value),
        ...{ id: tx.newId(), name: String(value.building), serial: serials[at]! },
        ...(estate && { estate }),
      }),
    }
  })
  await tx.putAll(
    'buildings',
    rows.map(({ row }) => row),
  )
  for (const { grid, row } of rows)
    if (grid !== undefined) placings.push({ building: row, to: { grid: places.grid(grid)!.id } })
  for (const match of matches) {
    if (match.action !== 'changed') continue
    const before = await tx.get('buildings', match.existing!)
    if (!before) throw new Error('a matched building is gone')
    const after: GridValue = Object.fromEntries(match.changes!.map(one => [one.field, one.after]))
    const facts = factsOf(after, before.units)
    if (Object.keys(facts).length) await tx.put('buildings', { ...before, ...facts })
    if (after.grid === undefined) continue
    const isPlaced = places.gridOf(before.id) !== undefined
    placings.push({
      building: before,
      to: { grid: places.grid(String(after.grid))!.id, ...(isPlaced && { from: tx.today }) },
    })
  }
  await placeAll(tx, placings)
}
