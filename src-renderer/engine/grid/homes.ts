import type { Building } from '../../../src-shared/grid/building'
import { doorLabel, householdCode } from '../../../src-shared/grid/code'
import { byNumber, buildingKey, inDoorOrder } from '../../../src-shared/grid/doors'
import type { Estate } from '../../../src-shared/grid/estate'
import type { Grid } from '../../../src-shared/grid/grid'
import { gridOfBuilding } from '../../../src-shared/grid/grids-on'
import type { Household } from '../../../src-shared/grid/household'
import type { Mark, Tag } from '../../../src-shared/grid/mark'
import type { Resident } from '../../../src-shared/grid/resident'
import type { PlainDate } from '../../../src-shared/plain-date'
import type { Member } from '../../../src-shared/roster/member'
import { holdsOn } from '../../../src-shared/roster/membership'
import type { Reader } from '../reader'
import { gridTables } from './queries'

/** Who lives behind a door as lists and papers show them: of a member on the books, what the roster says. */
export interface LivingResident {
  row: Resident
  name: string
  sex: Resident['sex']
  birth: string | undefined
  phone: string | undefined
  marks: Mark[]
}

/** A household on a day with all that hangs on it. */
export interface Home {
  row: Household
  building: Building
  estate: Estate | undefined
  grid: Grid | undefined
  /** `3-2-501` */
  door: string
  code: string
  contact: string | undefined
  phone: string | undefined
  residents: LivingResident[]
  /** Marks of the household itself. */
  marks: Mark[]
  /** Of a 党员中心户: its name. */
  hub: string | undefined
}

/** Which households are asked for; a mark counts on the day, whether it has to be looked at again or not. */
export interface HomesAsked {
  building?: string | undefined
  grid?: string | undefined
  estate?: string | undefined
  tag?: Tag | undefined
  /** Only those with a mark that has to be looked at again. */
  due?: boolean | undefined
}

const group = <R>(rows: readonly R[], key: (row: R) => string | undefined): Map<string, R[]> => {
  const found = new Map<string, R[]>()
  for (const row of rows) {
    const at = key(row)
    const known = found.get(at ?? '')
    if (known) known.push(row)
    else found.set(at ?? '', [row])
  }
  return found
}
const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map(row => [row.id, row]))

/** A resident with name, sex, birth and phone from wherever they are written. */
export function asLiving(row: Resident, member: Member | undefined, marks: Mark[]): LivingResident {
  const { sex, birth, phone } = member ?? row
  return { row, name: member?.name ?? row.name ?? '', sex, birth, phone, marks }
}

const relationOrder = ['head', 'spouse', 'child', 'parent', 'grandchild', 'tenant', 'other', undefined]
/** The head of a household first, then by relation and age. */
export const byRelation = (a: LivingResident, b: LivingResident): number =>
  relationOrder.indexOf(a.row.relation) - relationOrder.indexOf(b.row.relation) ||
  ((a.birth ?? '9') < (b.birth ?? '9') ? -1 : (a.birth ?? '9') > (b.birth ?? '9') ? 1 : 0) ||
  (a.row.id < b.row.id ? -1 : 1)

/** Whom one asks for at a door, and where: as the household has it, else the head of it. */
export function contactOf(
  { contact, phone }: Household,
  residents: readonly LivingResident[],
): { contact: string | undefined; phone: string | undefined } {
  const head = residents.filter(({ row }) => row.relation === 'head').sort(byRelation)[0]
  return { contact: contact ?? head?.name, phone: phone ?? head?.phone }
}

/** Whether a mark has to be looked at again on a day. */
export const isDue = ({ review }: Pick<Mark, 'review'>, day: PlainDate): boolean =>
  review !== undefined && review <= day

const marksOf = ({ marks, residents }: Pick<Home, 'marks' | 'residents'>) => [
  ...marks,
  ...residents.flatMap(one => one.marks),
]

/** The households that stood on a day, by estate, building and door. */
export async function homesOn(reader: Reader, day: PlainDate, asked: HomesAsked = {}): Promise<Home[]> {
  const tables = await gridTables(reader)
  const gridOf = gridOfBuilding(day, tables)
  const estates = byId(await reader.all('estates'))
  const wanted = tables.buildings.filter(
    ({ id, estate }) =>
      (!asked.building || asked.building === id) &&
      (!asked.estate || asked.estate === estate) &&
      (!asked.grid || gridOf.get(id)?.id === asked.grid),
  )
  const buildings = byId(wanted)
  const [office] = await reader.all('offices')
  const households = asked.building
    ? await reader.all('households', { building: asked.building })
    : await reader.all('households')
  const standing = households.filter(row => buildings.has(row.building) && holdsOn(row, day))
  const few = asked.building !== undefined
  const of = async <T extends 'residents' | 'marks'>(table: T) =>
    few
      ? (await Promise.all(standing.map(({ id }) => reader.all(table, { household: id } as never)))).flat()
      : reader.all(table)
  const residents = group(
    (await of('residents')).filter(row => holdsOn(row, day)),
    row => row.household,
  )
  const marks = group(
    (await of('marks')).filter(row => holdsOn(row, day)),
    row => row.resident ?? row.household,
  )
  const members = byId(await reader.all('members'))
  const hubs = new Map(
    (await reader.all('organisations')).flatMap(unit =>
      unit.household && !(unit.dissolved && unit.dissolved <= day) ? [[unit.household, unit.name] as const] : [],
    ),
  )
  const homes = standing.map((row): Home => {
    const building = buildings.get(row.building)!
    const living = (residents.get(row.id) ?? [])
      .map(one => asLiving(one, one.member ? members.get(one.member) : undefined, marks.get(one.id) ?? []))
      .sort(byRelation)
    return {
      row,
      building,
      estate: building.estate ? estates.get(building.estate) : undefined,
      grid: gridOf.get(building.id),
      door: doorLabel(building, row),
      code: householdCode(office?.code ?? '', building, row),
      ...contactOf(row, living),
      residents: living,
      marks: marks.get(row.id) ?? [],
      hub: hubs.get(row.id),
    }
  })
  const fits = (home: Home) =>
    (!asked.tag && !asked.due) ||
    marksOf(home).some(mark => (!asked.tag || mark.tag === asked.tag) && (!asked.due || isDue(mark, day)))
  const behind = group(homes.filter(fits), ({ building }) => building.id)
  return wanted.sort(inOrder(estates)).flatMap(({ id }) => inDoorOrder(behind.get(id) ?? [], ({ row }) => row))
}

/** By estate, then as the buildings are numbered. */
const inOrder =
  (estates: ReadonlyMap<string, Estate>) =>
  (a: Building, b: Building): number => {
    const serial = ({ estate }: Building) => estates.get(estate ?? '')?.serial ?? Infinity
    return serial(a) - serial(b) || byNumber(buildingKey(a.name), buildingKey(b.name)) || a.serial - b.serial
  }
