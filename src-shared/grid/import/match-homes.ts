import { comparePlain, type PlainDate } from '../../plain-date'
import { problem, warning } from '../../problem'
import type { Member } from '../../roster/member'
import { holdsOn } from '../../roster/membership'
import { doorKey } from '../doors'
import type { Household } from '../household'
import { tags, type Mark } from '../mark'
import type { Resident } from '../resident'
import { gridField, tagsOf, type GridField, type GridValue } from './grid-fields'
import { placeSaid } from './grid-tables'
import type { KnownPlaces } from './known-places'
import { changesOf, matched, refusedRows, type GridMatch, type GridReading, type GridRow } from './match-rows'

export interface HomeTables {
  residents: readonly Resident[]
  marks: readonly Mark[]
  members: readonly Member[]
}

type WithTags = Pick<GridValue, 'tags'>
/** Tags of somebody or of a door on a day, as a table says them. */
const tagValue = (marks: readonly Mark[]): WithTags => {
  const own = new Set(marks.map(({ tag }) => tag))
  const codes = Object.keys(tags).filter(tag => (own as ReadonlySet<string>).has(tag))
  return codes.length ? { tags: codes.join(' ') } : {}
}

/** Of tags that a table says, all that stand there afterwards: it adds, and takes none off. */
const together = (known: GridValue, said: GridValue): GridValue => {
  if (said.tags === undefined) return said
  const own = new Set<string>([...tagsOf(known.tags), ...tagsOf(said.tags)])
  return {
    ...said,
    tags: Object.keys(tags)
      .filter(tag => own.has(tag))
      .join(' '),
  }
}

const present = (facts: object): GridValue =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== '')) as GridValue

export const householdValue = (
  { contact, phone, note, externalCode, floor }: Household,
  marks: readonly Mark[],
): GridValue => present({ contact, phone, note, externalCode, floor, ...tagValue(marks) })

/** What the books say of a resident; of a member, name, sex, birth and phone are the roster's. */
export function residentValue(row: Resident, member: Member | undefined, marks: readonly Mark[]): GridValue {
  const { name, sex, birth, phone } = member ?? row
  const { relation, note, from } = row
  return present({ name, sex, birth, phone, relation, note, from, ...tagValue(marks) })
}

const householdFields = ['contact', 'phone', 'floor', 'tags', 'note', 'externalCode'] as const satisfies GridField[]
const residentFields = ['relation', 'sex', 'birth', 'phone', 'tags', 'note', 'from'] as const satisfies GridField[]

/** Marks that hold on a day, by whose they are: of a resident, or of a household itself. */
function marksOn(marks: readonly Mark[], day: PlainDate): Map<string, Mark[]> {
  const found = new Map<string, Mark[]>()
  for (const mark of marks) {
    if (!holdsOn(mark, day)) continue
    const at = mark.resident ?? mark.household
    const known = found.get(at)
    if (known) known.push(mark)
    else found.set(at, [mark])
  }
  return found
}

/** Finds the place of each row and says of those that have none why. */
function placeRows(reading: GridReading, places: KnownPlaces) {
  return reading.rows.map(({ row, value }) => {
    const { building, room } = placeSaid(value)
    if (!building || !room) return undefined
    const found = places.find(value)
    if (!('code' in found)) return found
    reading.problems.push(problem(found.code, found.message, { row, field: gridField(found.field).label }))
    return undefined
  })
}

/** Says for each row whether it is a new household, a change, or nothing. */
export function matchHouseholds(
  reading: GridReading,
  places: KnownPlaces,
  books: HomeTables,
  day: PlainDate,
): GridMatch[] {
  const placed = placeRows(reading, places)
  const marks = marksOn(books.marks, day)
  const refused = refusedRows(reading)
  return reading.rows.map((row, at): GridMatch => {
    const household = placed[at]?.household
    if (refused.has(row.row)) return { row: row.row, action: 'refused', value: row.value }
    if (!household) return { row: row.row, action: 'new', value: row.value }
    const known = householdValue(household, marks.get(household.id) ?? [])
    return matched(row, household.id, changesOf(known, together(known, row.value), householdFields))
  })
}

/**
 * Says for each row whether it is somebody new behind a door, a change, or nothing. Somebody is known by the 编号 of an exported list,
 * else by name and birth behind the same door; a namesake there whose birth is another, one of several, or one whose 编号 is of
 * somebody behind another door, is doubtful.
 */
export function matchResidents(
  reading: GridReading,
  places: KnownPlaces,
  books: HomeTables,
  day: PlainDate,
): GridMatch[] {
  const placed = placeRows(reading, places)
  const marks = marksOn(books.marks, day)
  const members = new Map(books.members.map(one => [one.id, one]))
  const living = new Map<string, Resident[]>()
  for (const one of books.residents) {
    if (!holdsOn(one, day)) continue
    const known = living.get(one.household)
    if (known) known.push(one)
    else living.set(one.household, [one])
  }
  const known = new Map(books.residents.map(one => [one.id, one]))
  const memberOf = (one: Resident) => (one.member ? members.get(one.member) : undefined)
  const value = (one: Resident) => residentValue(one, memberOf(one), marks.get(one.id) ?? [])
  const fresh = new Set<string>()
  reading.rows.forEach(({ row, value: said }, at) => {
    const found = placed[at]
    if (!found || found.household) return
    const door = `${found.building.id} ${doorKey({ unit: found.unit, room: placeSaid(said).room })}`
    if (fresh.has(door)) return
    fresh.add(door)
    const words = [found.unit && `${found.unit}单元`, placeSaid(said).room].filter(Boolean).join('')
    reading.problems.push(
      warning('door-new', `“${found.building.name}”还没有“${words}”这一户，将新建`, {
        row,
        field: gridField('room').label,
      }),
    )
  })
  const refused = refusedRows(reading)
  const taken = new Set<string>()
  return reading.rows.map((row, at): GridMatch => {
    if (refused.has(row.row)) return { row: row.row, action: 'refused', value: row.value }
    const there = placed[at]?.household
    const found = meant(row, there ? (living.get(there.id) ?? []) : [])
    if (!found) return { row: row.row, action: 'new', value: row.value }
    const onBooks = value(found.one)
    const changes = changesOf(onBooks, together(onBooks, row.value), ownFields(found.one))
    const reason = found.doubt ?? (taken.has(found.one.id) ? '表中已有另一行与这名居民相符' : undefined)
    if (reason)
      return {
        row: row.row,
        action: 'doubtful',
        value: row.value,
        existing: found.one.id,
        changes,
        reason,
        onBooks,
      }
    taken.add(found.one.id)
    return matched(row, found.one.id, changes)
  })

  function meant(
    { id, value: said }: GridRow,
    here: readonly Resident[],
  ): { one: Resident; doubt?: string } | undefined {
    const own = id === undefined ? undefined : here.find(one => one.id === id || one.was === id)
    if (own) return { one: own }
    const elsewhere = id === undefined ? undefined : known.get(id)
    if (elsewhere)
      return { one: elsewhere, doubt: '按编号是别的户的居民，或者已经迁出。搬到这里的，请用“转到别的户”登记' }
    const namesakes = here.filter(one => value(one).name === said.name)
    const birthOf = (one: Resident) => value(one).birth as string | undefined
    const alike = namesakes.filter(one => {
      const birth = birthOf(one)
      return !birth || !said.birth || comparePlain(birth, String(said.birth)) === 0
    })
    if (alike.length > 1) return { one: alike[0]!, doubt: '这一户里同名的居民不止一名' }
    if (alike.length === 1) return { one: alike[0]! }
    return namesakes[0] && { one: namesakes[0], doubt: '这一户里有同名的居民，而出生日期不同' }
  }
}

/** Of a member the roster has sex, birth and phone: a table of residents does not change them. */
const ownFields = ({ member }: Resident): readonly GridField[] =>
  member ? residentFields.filter(field => !(['sex', 'birth', 'phone'] as GridField[]).includes(field)) : residentFields
