import * as z from 'zod'
import { Resident } from '../../../src-shared/grid/resident'
import { printDate, type PlainDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import type { Stored } from '../../../src-shared/records/row'
import { isMaskedText } from '../../../src-shared/roster/masks'
import { beginning, holdsOn, overlap } from '../../../src-shared/roster/membership'
import { personName } from '../../../src-shared/roster/person-name'
import { defineCommand } from '../command'
import { numberMasked } from '../number-masked'
import { removalReason } from './removal-reason'
import type { Tx } from '../transaction'
import { changed } from './changed'
import { endedMark } from './ended-mark'
import { standingHousehold } from './households'
import { refuseUsed } from './refuse-used'
import { residentNames } from './resident-names'
import { refuseSensitive } from './sensitive-text'
import { refuseFuture } from './standing-places'

const shape = Resident.shape
const id = shape.id.meta({ label: '居民' })
const { household, name, relation, sex, birth, phone, member, note, from, to } = shape

async function knownResident(tx: Tx, resident: string): Promise<Stored<Resident>> {
  return (
    (await tx.get('residents', resident)) ??
    tx.refuse(problem('resident-unknown', '没有这名居民，可能已经删除。请重新选择。', { field: '居民' }))
  )
}

/** Registers somebody who lives behind a door. Of a member on the books only the member is named. */
export const addResident = defineCommand({
  name: 'grid.addResident',
  title: '登记居民',
  input: z.object({ household, name, relation, sex, birth, phone, member, note, from }),
  output: z.object({ id }),
  async run(tx, said) {
    await standingHousehold(tx, said.household)
    const row = await checked(tx, { ...said, id: tx.newId() })
    await tx.put('residents', row)
    return { id: row.id }
  },
})

/**
 * Changes what is written of a resident; a field that is null is cleared. Who is linked to a member gives up the name, sex, birth and
 * phone that stood here; unlinked, they are given anew.
 */
export const changeResident = defineCommand({
  name: 'grid.changeResident',
  title: '修改居民',
  input: z.object({
    id,
    name: name.nullable(),
    relation: relation.nullable(),
    sex: sex.nullable(),
    birth: birth.nullable(),
    phone: phone.nullable(),
    member: member.nullable(),
    note: note.nullable(),
    from: from.nullable(),
    to: to.nullable(),
  }),
  output: z.object({ id }),
  async run(tx, { id: resident, ...said }) {
    const before = await knownResident(tx, resident)
    const after = await checked(tx, changed(before, said))
    if (after.to && after.to !== before.to) await endMarks(tx, resident, after.to)
    await tx.put('residents', after)
    return { id: resident }
  },
})

/** That residents of a household moved away, from a day on. */
export const moveOut = defineCommand({
  name: 'grid.moveOut',
  title: '登记迁出',
  input: z.object({ ids: z.array(id).min(1).meta({ label: '居民' }), to: to.unwrap() }),
  output: z.object({ ids: z.array(id) }),
  async run(tx, { ids, to: day }) {
    refuseFuture(tx, day, '迁出日期', 'to')
    for (const resident of new Set(ids)) await leave(tx, await knownResident(tx, resident), day, 'to')
    return { ids }
  },
})

/** That residents live behind another door from a day on, with what is known of them: one deed. */
export const moveResidents = defineCommand({
  name: 'grid.moveResidents',
  title: '转到别的户',
  input: z.object({
    ids: z.array(id).min(1).meta({ label: '居民' }),
    household: household.meta({ label: '转到' }),
    date: from.unwrap().meta({ label: '转户日期' }),
  }),
  output: z.object({ ids: z.array(id) }),
  async run(tx, { ids, household: where, date }) {
    refuseFuture(tx, date, '转户日期', 'date')
    const door = await standingHousehold(tx, where)
    if (door.from && door.from > date)
      tx.refuse(
        problem('household-not-yet', `那一户${printDate(door.from)}才启用，转户日期不能更早，请更正。`, {
          field: '转户日期',
          path: ['date'],
        }),
      )
    const moved: string[] = []
    for (const resident of new Set(ids)) {
      const before = await knownResident(tx, resident)
      if (before.household === where)
        tx.refuse(problem('resident-here', '已经住在这一户，请选别的户。', { field: '转到', path: ['household'] }))
      const marks = (await tx.all('marks', { resident })).filter(one => holdsOn(one, date))
      await leave(tx, before, date, 'date')
      const { id: _, to: __, relation: ___, ...same } = before
      const now = { ...same, id: tx.newId(), household: where, from: date, was: resident }
      await tx.put('residents', Resident.parse(now))
      await tx.putAll(
        'marks',
        marks.map(({ tag, source, review }) => ({
          id: tx.newId(),
          household: where,
          resident: now.id,
          tag,
          source,
          from: date,
          ...(review && { review }),
        })),
      )
      moved.push(now.id)
    }
    return { ids: moved }
  },
})

/**
 * Removes a resident who was registered by mistake, with the marks; who moved away is noted with the day. Who came from this row
 * stays where they live, and came from nowhere.
 */
export const removeResident = defineCommand({
  name: 'grid.removeResident',
  title: '删除居民',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: resident, reason }) {
    await knownResident(tx, resident)
    const marks = (await tx.all('marks', { resident })).map(mark => mark.id)
    await tx.remove('marks', marks)
    const later = await tx.all('residents', { was: resident })
    await tx.putAll(
      'residents',
      later.map(({ was: _, ...row }) => row),
    )
    await refuseUsed(
      tx,
      { table: 'residents', id: resident },
      (await residentNames(tx, { id: resident })).get(resident) || '这名居民',
      '迁出',
    )
    await tx.remove('residents', [resident])
    return { id: resident, reason }
  },
})

/** Ends somebody's living somewhere and the marks that go with it. */
async function leave(tx: Tx, row: Resident, day: string, at: string): Promise<void> {
  const field = at === 'to' ? '迁出日期' : '转户日期'
  if (row.to && row.to <= day)
    tx.refuse(problem('resident-left', `${printDate(row.to)}已经登记迁出，请核对。`, { field, path: [at] }))
  if (beginning(row) >= day)
    tx.refuse(
      problem('resident-date-order', `${printDate(row.from!)}才迁入，${field}应当更晚，请更正。`, {
        field,
        path: [at],
      }),
    )
  await endMarks(tx, row.id, day)
  await tx.put('residents', { ...row, to: day })
}

/** The marks of who is gone end with their living there. */
async function endMarks(tx: Tx, resident: string, day: PlainDate): Promise<void> {
  const marks = (await tx.all('marks', { resident })).filter(one => !one.to || one.to > day)
  await tx.putAll(
    'marks',
    marks.map(mark => endedMark(mark, day)),
  )
}

async function checked(tx: Tx, said: Resident): Promise<Resident> {
  if (isMaskedText(said.phone ?? '')) tx.refuse(numberMasked('联系电话', ['phone']))
  refuseSensitive(tx, { note: ['备注', said.note] })
  refuseFuture(tx, said.from, '迁入日期', 'from')
  refuseFuture(tx, said.to, '迁出日期', 'to')
  refuseFuture(tx, said.birth, '出生日期', 'birth')
  if (said.from && said.to && said.to <= said.from)
    tx.refuse(problem('date-order', '迁出日期应当晚于迁入日期，请更正。', { field: '迁出日期', path: ['to'] }))
  if (!said.member) {
    if (!said.name)
      tx.refuse(problem('required', '请填写姓名，或者选一名在册党员。', { field: '姓名', path: ['name'] }))
    return { ...said, name: personName(said.name!) }
  }
  const found = await tx.get('members', said.member)
  if (!found)
    tx.refuse(problem('member-unknown', '名册上没有这名党员，请重新选择。', { field: '在册党员', path: ['member'] }))
  const elsewhere = (await tx.all('residents', { member: said.member })).find(
    one => one.id !== said.id && overlap(one, said),
  )
  if (elsewhere)
    tx.refuse(
      problem('member-housed', `${found!.name}已经登记住在别的户，请先登记迁出，或者用“转到别的户”。`, {
        field: '在册党员',
        path: ['member'],
      }),
    )
  const { name: _, sex: __, birth: ___, phone: ____, ...own } = said
  return own
}
