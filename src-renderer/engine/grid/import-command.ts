import * as z from 'zod'
import type { Building } from '../../../src-shared/grid/building'
import type { Household } from '../../../src-shared/grid/household'
import { placeSaid } from '../../../src-shared/grid/import/grid-tables'
import { tagsOf, type GridTableKind, type GridValue } from '../../../src-shared/grid/import/grid-fields'
import type { KnownPlaces } from '../../../src-shared/grid/import/known-places'
import type { GridMatch } from '../../../src-shared/grid/import/match-rows'
import { Resident } from '../../../src-shared/grid/resident'
import type { Mark } from '../../../src-shared/grid/mark'
import { doorKey, roomKey } from '../../../src-shared/grid/doors'
import { reviewOf } from '../../../src-shared/grid/tag-terms'
import { done, refused, warning, type Problem } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import type { Tx } from '../transaction'
import { writeBuildings } from './import-buildings'
import { GridImportInput, placesOf, readGridFile } from './import-file'
import { newDoors } from './door-rows'

const count = z.number().int()

/**
 * Takes a table of buildings, households or residents in: one deed, whole or not at all. Doubtful rows on which nobody decided stay out
 * and are named; a row with an error refuses the file.
 */
export const importGrid = defineCommand({
  name: 'grid.import',
  title: '导入网格表格',
  backupFirst: 'before-import',
  input: GridImportInput,
  output: z.object({ added: count, changed: count, same: count, doubtful: count }),
  async prepare(outside, input) {
    const file = await readGridFile(outside, input)
    if (!file.ok) return file
    const { reading, decided } = file.value
    const errors = reading.problems.filter(({ severity }) => severity === 'error')
    if (errors.length) return refused(...errors)
    const doubtful = decided.matches.flatMap(({ row, action, reason }): Problem[] =>
      action === 'doubtful'
        ? [warning('doubtful', `${reason ?? '可能已经登记'}，这一行没有写入，请核对后决定`, { row })]
        : [],
    )
    return done({ kind: input.kind, matches: decided.matches }, [...reading.problems, ...doubtful])
  },
  async run(tx, { kind, matches }: { kind: GridTableKind; matches: GridMatch[] }) {
    const counts = { added: 0, changed: 0, same: 0, doubtful: 0 }
    for (const { action } of matches) {
      if (action === 'new') counts.added++
      else if (action !== 'refused') counts[action]++
    }
    const places = await placesOf(tx, tx.today)
    const written = matches.filter(({ action }) => action === 'new' || action === 'changed')
    await { buildings: writeBuildings, households: writeHouseholds, residents: writeResidents }[kind](
      tx,
      written,
      places,
    )
    return counts
  },
})

/** What a change leaves: only what differs is written. */
const changesIn = ({ changes = [] }: GridMatch): GridValue =>
  Object.fromEntries(changes.map(({ field, after }) => [field, after]))

const ownOfDoor = ({ contact, phone, note, externalCode, floor }: GridValue): Partial<Household> =>
  defined({ contact, phone, note, externalCode, floor })
const defined = <R>(facts: object): R =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as R

function newMarks(tx: Tx, value: GridValue, of: Pick<Mark, 'household' | 'resident'>, before = ''): Mark[] {
  const known = new Set(tagsOf(before))
  return tagsOf(value.tags)
    .filter(tag => !known.has(tag))
    .map(tag => {
      const review = reviewOf(tag, tx.today)
      return { ...of, id: tx.newId(), tag, source: 'import' as const, from: tx.today, ...(review && { review }) }
    })
}
const tagsBefore = ({ changes = [] }: GridMatch) => String(changes.find(({ field }) => field === 'tags')?.before ?? '')

/** Rows of doors that rows name and the books lack, by place; each is made once. */
async function doorsFor(
  tx: Tx,
  values: readonly GridValue[],
  places: KnownPlaces,
  own: (value: GridValue) => Partial<Household>,
) {
  const wanted = new Map<
    string,
    { building: Building; doors: Map<string, { unit?: string; room: string } & Partial<Household>> }
  >()
  const keyOf = (value: GridValue) => {
    const found = places.find(value)
    if ('code' in found) throw new Error('a row was taken in whose place is not known')
    const room = roomKey(placeSaid(value).room)
    return { ...found, room, key: doorKey({ unit: found.unit, room }) }
  }
  const placed = new Map(values.map(value => [value, keyOf(value)]))
  for (const [value, { building, unit, household, room, key }] of placed) {
    if (household) continue
    const at = wanted.get(building.id) ?? { building, doors: new Map() }
    wanted.set(building.id, at)
    if (!at.doors.has(key)) at.doors.set(key, { ...(unit !== undefined && { unit }), room, ...own(value) })
  }
  const made = new Map<string, string>()
  for (const { building, doors } of wanted.values()) {
    const rows = await newDoors(tx, building, [...doors.values()])
    await tx.putAll('households', rows)
    for (const row of rows) made.set(`${building.id} ${doorKey(row)}`, row.id)
  }
  return (value: GridValue): string => {
    const { building, household, key } = placed.get(value)!
    return household?.id ?? made.get(`${building.id} ${key}`)!
  }
}

async function writeHouseholds(tx: Tx, matches: readonly GridMatch[], places: KnownPlaces): Promise<void> {
  const fresh = matches.filter(({ action }) => action === 'new').map(({ value }) => value)
  const householdOf = await doorsFor(tx, fresh, places, ownOfDoor)
  const marks = fresh.flatMap(value => newMarks(tx, value, { household: householdOf(value) }))
  const changed: Household[] = []
  const known = new Map((await tx.all('households')).map(row => [row.id, row]))
  for (const match of matches) {
    if (match.action !== 'changed') continue
    const row = known.get(match.existing!)
    if (!row) throw new Error('a matched household is gone')
    const after = changesIn(match)
    const own = ownOfDoor(after)
    if (Object.keys(own).length) changed.push({ ...row, ...own })
    marks.push(...newMarks(tx, after, { household: row.id }, tagsBefore(match)))
  }
  await tx.putAll('households', changed)
  await tx.putAll('marks', marks)
}

const ownOfResident = ({ name, relation, sex, birth, phone, note, from }: GridValue): Partial<Resident> =>
  defined({ name, relation, sex, birth, phone, note, from })

async function writeResidents(tx: Tx, matches: readonly GridMatch[], places: KnownPlaces): Promise<void> {
  const fresh = matches.filter(({ action }) => action === 'new').map(({ value }) => value)
  const householdOf = await doorsFor(tx, fresh, places, () => ({}))
  const marks: Mark[] = []
  const rows: Resident[] = []
  for (const value of fresh) {
    const household = householdOf(value)
    const row = Resident.parse({ ...ownOfResident(value), id: tx.newId(), household })
    rows.push(row)
    marks.push(...newMarks(tx, value, { household, resident: row.id }))
  }
  const known = new Map((await tx.all('residents')).map(row => [row.id, row]))
  for (const match of matches) {
    if (match.action !== 'changed') continue
    const row = known.get(match.existing!)
    if (!row) throw new Error('a matched resident is gone')
    const after = changesIn(match)
    const own = ownOfResident(after)
    if (Object.keys(own).length) rows.push({ ...row, ...own })
    marks.push(...newMarks(tx, after, { household: row.household, resident: row.id }, tagsBefore(match)))
  }
  await tx.putAll('residents', rows)
  await tx.putAll('marks', marks)
}
