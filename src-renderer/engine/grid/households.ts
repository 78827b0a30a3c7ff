import * as z from 'zod'
import type { Building } from '../../../src-shared/grid/building'
import { roomKey, unitKey } from '../../../src-shared/grid/doors'
import { Household } from '../../../src-shared/grid/household'
import { printDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem, type Problem } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import { isMaskedText } from '../../../src-shared/roster/masks'
import { beginning } from '../../../src-shared/roster/membership'
import { defineCommand } from '../command'
import { numberMasked } from '../number-masked'
import { removalReason } from './removal-reason'
import type { Tx } from '../transaction'
import { changed } from './changed'
import { missingDoors, newDoors, refuseSameDoor } from './door-rows'
import { refuseUsed } from './refuse-used'
import { refuseSensitive } from './sensitive-text'
import { knownPlace, refuseFuture, standingPlace } from './standing-places'

const shape = Household.shape
const id = shape.id.meta({ label: '户' })
const { building, unit, room, floor, externalCode, contact, phone, note, from, to } = shape

/** A household on the books, or the refusal. */
export async function knownHousehold(tx: Tx, household: string): Promise<Stored<Household>> {
  return (
    (await tx.get('households', household)) ??
    tx.refuse(problem('household-unknown', '没有这一户，可能已经删除。请重新选择。', { field: '户' }))
  )
}

/** A household whose door still stands, or the refusal. */
export async function standingHousehold(tx: Tx, household: string): Promise<Stored<Household>> {
  const found = await knownHousehold(tx, household)
  if (found.to && found.to <= tx.today)
    tx.refuse(
      problem('household-ended', `${found.room}室${printDate(found.to)}已经注销，请选别的户。`, { field: '户' }),
    )
  return found
}

/** What stands against a household on a day: it is gone, or not yet in use. */
export function doorProblem(
  found: Household | undefined,
  day: PlainDate,
  path: (string | number)[],
): Problem | undefined {
  const wrong = (code: string, message: string) => problem(code, message, { field: '户', path })
  if (!found) return wrong('household-unknown', '没有这一户，请重新选择。')
  if (found.to && found.to <= day)
    return wrong('household-ended', `${found.room}室${printDate(found.to)}已经注销，请核对日期，或者选别的户。`)
  if (beginning(found) > day)
    return wrong('household-not-yet', `${found.room}室${printDate(found.from!)}才启用，请核对日期，或者选别的户。`)
  return undefined
}

/** Refuses a household that is not there on a day. */
export async function householdOn(
  tx: Tx,
  household: string,
  day: PlainDate,
  path: (string | number)[],
): Promise<Stored<Household>> {
  const found = await tx.get('households', household)
  const wrong = doorProblem(found, day, path)
  if (wrong) tx.refuse(wrong)
  return found!
}

/** Lays the doors of a building, as its units have floors and doors: `101` … `3404`. Doors that are there stay as they are. */
export const layDoors = defineCommand({
  name: 'grid.layDoors',
  title: '按层数生成各户',
  input: z.object({ building }),
  output: z.object({ building, added: z.number().int(), kept: z.number().int() }),
  async run(tx, { building: where }) {
    const place = await standingPlace(tx, 'buildings', where)
    const countless = (place.units ?? []).filter(one => !one.floors || !one.doors).map(one => `${one.name}单元`)
    if (!place.units?.length || countless.length)
      tx.refuse(
        problem(
          'building-uncounted',
          `${place.name}${countless.join('、') || '的单元'}还没有层数和每层户数，请先在楼栋里填写。`,
          { field: '单元' },
        ),
      )
    const missing = await missingDoors(tx, place)
    await tx.putAll('households', await newDoors(tx, place, missing))
    const counted = place.units!.reduce((sum, one) => sum + one.floors! * one.doors!, 0)
    return { building: where, added: missing.length, kept: counted - missing.length }
  },
})

/** Registers one household. */
export const addHousehold = defineCommand({
  name: 'grid.addHousehold',
  title: '登记住户',
  input: z.object({ building, unit, room, floor, externalCode, contact, phone, note, from }),
  output: z.object({ id, serial: shape.serial }),
  async run(tx, said) {
    const place = await standingPlace(tx, 'buildings', said.building)
    refuseWrong(tx, said)
    const [row] = await newDoors(tx, place, [{ ...said, ...asWritten(tx, place, said) }])
    await refuseSameDoor(tx, row!)
    await tx.put('households', row!)
    return { id: row!.id, serial: row!.serial }
  },
})

/** Changes what is written of a household; a field that is null is cleared. */
export const changeHousehold = defineCommand({
  name: 'grid.changeHousehold',
  title: '修改住户',
  input: z.object({
    id,
    unit: unit.nullable(),
    room: room.optional(),
    floor: floor.nullable(),
    externalCode: externalCode.nullable(),
    contact: contact.nullable(),
    phone: phone.nullable(),
    note: note.nullable(),
    from: from.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { id: household, ...said }) {
    const before = await knownHousehold(tx, household)
    refuseWrong(tx, said)
    const place = await knownPlace(tx, 'buildings', before.building)
    const moved = { ...said, unit: said.unit === before.unit ? undefined : said.unit }
    const after = changed(before, { ...said, ...asWritten(tx, place, moved) })
    if (after.unit !== before.unit || after.room !== before.room || after.from !== before.from)
      await refuseSameDoor(tx, after)
    await tx.put('households', after)
    return { id: household }
  },
})

/** That a door is no more, from a day on: two flats became one. Its residents, marks and pairings have to be ended first. */
export const endHousehold = defineCommand({
  name: 'grid.endHousehold',
  title: '登记住户注销',
  input: z.object({ id, to: to.unwrap() }),
  output: z.object({ id }),
  async run(tx, { id: household, to: day }) {
    const before = await standingHousehold(tx, household)
    refuseFuture(tx, day, '注销日期', 'to')
    if (beginning(before) >= day)
      tx.refuse(
        problem('household-date-order', `这一户${printDate(before.from!)}才启用，注销日期应当更晚，请更正。`, {
          field: '注销日期',
          path: ['to'],
        }),
      )
    const living = (await tx.all('residents', { household })).filter(one => !one.to || one.to > day)
    if (living.length)
      tx.refuse(
        problem('household-lived-in', `那天还登记有${living.length}人住在这里，请先登记迁出或者转到别的户。`, {
          field: '注销日期',
          path: ['to'],
        }),
      )
    const ended = (row: { from?: string | undefined; to?: string | undefined }) => !row.to || row.to > day
    const marks = (await tx.all('marks', { household })).filter(ended)
    const pairings = (await tx.all('pairings', { household })).filter(ended)
    await tx.putAll(
      'marks',
      marks.map(row => ({ ...row, to: day })),
    )
    await tx.putAll(
      'pairings',
      pairings.map(row => ({ ...row, to: day })),
    )
    const hubs = (await tx.all('organisations')).filter(unit => unit.household === household)
    await tx.putAll(
      'organisations',
      hubs.map(({ household: _, ...unit }) => unit),
    )
    await tx.put('households', { ...before, to: day })
    return { id: household }
  },
})

/** Removes a household that was registered by mistake; nothing may hang on it. */
export const removeHousehold = defineCommand({
  name: 'grid.removeHousehold',
  title: '删除住户',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: household, reason }) {
    const { room: door } = await knownHousehold(tx, household)
    await refuseUsed(tx, { table: 'households', id: household }, `${door}室`, '注销')
    await tx.remove('households', [household])
    return { id: household, reason }
  },
})

/** Makes a household the place of a 党员中心户 of the roster, or takes it away where none is given. */
export const placeHub = defineCommand({
  name: 'grid.placeHub',
  title: '登记党员中心户住址',
  input: z.object({
    hub: z.string().meta({ label: '党员中心户' }),
    household: z.string().nullable().meta({ label: '户' }),
  }),
  output: z.object({ hub: z.string() }),
  async run(tx, { hub, household }) {
    const unit = await tx.get('organisations', hub)
    if (unit?.kind !== 'hub' || (unit.dissolved && unit.dissolved <= tx.today))
      return tx.refuse(
        problem('hub-unknown', '没有这个党员中心户，可能已经撤销。请在“党组织”里新设，再到这里选择。', {
          field: '党员中心户',
          path: ['hub'],
        }),
      )
    if (household) await standingHousehold(tx, household)
    const { household: _, ...rest } = unit
    await tx.put('organisations', { ...rest, ...(household && { household }) })
    return { hub }
  },
})

/** Unit and room as the books write them, however they were typed: `1单元` is the building's `1`, `101室` is `101`. */
function asWritten(
  tx: Tx,
  { name, units = [] }: Building,
  said: { unit?: string | null | undefined; room?: string | undefined },
): { unit?: string; room?: string } {
  const own = said.unit ? units.find(one => unitKey(one.name) === unitKey(said.unit!)) : undefined
  if (said.unit && units.length && !own)
    tx.refuse(
      problem('unit-unknown', `${name}没有“${unitKey(said.unit)}单元”，请更正，或者先在楼栋里增加单元。`, {
        field: '单元',
        path: ['unit'],
      }),
    )
  return {
    ...(said.unit && { unit: own?.name ?? unitKey(said.unit) }),
    ...(said.room && { room: roomKey(said.room) }),
  }
}

function refuseWrong(
  tx: Tx,
  said: { phone?: string | null | undefined; note?: string | null | undefined; from?: string | null | undefined },
): void {
  if (isMaskedText(said.phone ?? '')) tx.refuse(numberMasked('联系电话', ['phone']))
  refuseFuture(tx, said.from ?? undefined, '启用日期', 'from')
  refuseSensitive(tx, { note: ['备注', said.note] })
}
