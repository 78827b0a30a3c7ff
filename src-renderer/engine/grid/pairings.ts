import * as z from 'zod'
import { Pairing } from '../../../src-shared/grid/pairing'
import { pairingVisits } from '../../../src-shared/grid/pairing-visits'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { holdsOn } from '../../../src-shared/roster/membership'
import { defineCommand, defineQuery } from '../command'
import { removalReason } from './removal-reason'
import { doorsOf } from './doors'
import { householdOn } from './households'
import { servingPeople } from './queries'
import { refuseSensitive } from './sensitive-text'
import { personFor, Who } from './who'
import { refuseFuture, refuseNoWorker } from './work-ground'

const { id, person, household, pledge, from, to } = Pairing.shape
const pairingUnknown = problem('pairing-unknown', '没有这项结对，可能已经删除。请回到列表重新选择。')

/**
 * Writes down that somebody looks after a household: one who serves already (`person`), or anybody who could (`who`), such as a member
 * without a post. With `id`, puts it right, and with `to` it has ended.
 */
export const notePairing = defineCommand({
  name: 'grid.notePairing',
  title: '登记结对帮扶',
  input: z.object({
    ...{ id: id.optional(), person: person.optional() },
    who: Who.optional().meta({ label: '结对人' }),
    ...{ household, pledge, from, to },
  }),
  output: z.object({ id }),
  async run(tx, { id: known, person: serving, who, ...said }) {
    if (known !== undefined && !(await tx.get('pairings', known))) tx.refuse(pairingUnknown)
    await refuseNoWorker(tx, serving, ['person'], '结对人')
    const pair = { ...said, person: serving ?? (await personFor(tx, who ?? {})).id }
    await householdOn(tx, pair.household, pair.from, ['household'])
    refuseFuture(tx, pair.from, '结对日期', ['from'])
    refuseSensitive(tx, { pledge: ['帮扶内容', pair.pledge] })
    if (pair.to !== undefined && pair.to <= pair.from)
      tx.refuse(
        problem('pairing-ends-first', '结束日期要在结对日期以后，请核对。', { field: '结束日期', path: ['to'] }),
      )
    const twin = (await tx.all('pairings', { person: pair.person })).find(
      row =>
        row.id !== known &&
        row.household === pair.household &&
        row.from < (pair.to ?? '9999') &&
        pair.from < (row.to ?? '9999'),
    )
    if (twin)
      tx.refuse(
        problem('pairing-twice', '这名结对人和这一户已经结对，不用再登记。', { field: '户', path: ['household'] }),
      )
    const row = { ...pair, id: known ?? tx.newId() }
    await tx.put('pairings', row)
    return { id: row.id }
  },
})

/** Removes a pairing that was entered by mistake and has no visits; one that is over is ended. */
export const removePairing = defineCommand({
  name: 'grid.removePairing',
  title: '删除结对帮扶',
  input: z.object({ id, reason: removalReason }),
  output: z.object({ id, reason: removalReason }),
  async run(tx, { id: known, reason }) {
    if (!(await tx.get('pairings', known))) tx.refuse(pairingUnknown)
    if ((await tx.all('visits', { pairing: known })).length)
      tx.refuse(problem('pairing-visited', '这项结对已经有走访记录，不能删除。不再结对的，请登记结束日期。'))
    await tx.remove('pairings', [known])
    return { id: known, reason }
  },
})

/** Pairings with how they are kept up: those of today, or all that ever were. */
export const listPairings = defineQuery({
  name: 'grid.pairings',
  title: '结对帮扶',
  input: z.object({ ended: z.boolean().optional().meta({ label: '含已结束的' }) }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id, person, household, pledge, from, to },
        ...{ personName: z.string(), door: z.string(), contact: z.string() },
        visits: z.number().int(),
        last: wholeDate.nullable(),
        due: wholeDate.nullable(),
        isOverdue: z.boolean(),
      }),
    ),
    people: z.number().int(),
    households: z.number().int(),
  }),
  async run(reader, { ended }, outside) {
    const today = outside.today()
    const people = await servingPeople(reader)
    const doors = await doorsOf(reader)
    const visits = await reader.all('visits')
    const rows = (await reader.all('pairings'))
      .filter(row => ended || holdsOn(row, today))
      .map(row => ({
        ...{ id: row.id, person: row.person, household: row.household, pledge: row.pledge, from: row.from, to: row.to },
        personName: people.get(row.person)?.name ?? '',
        door: doors.get(row.household)?.label ?? '',
        contact: doors.get(row.household)?.contact ?? '',
        ...pairingVisits(row, visits, today),
      }))
      .sort((a, b) =>
        a.personName === b.personName ? (a.door < b.door ? -1 : 1) : a.personName < b.personName ? -1 : 1,
      )
    const standing = rows.filter(row => holdsOn(row, today))
    return {
      rows,
      people: new Set(standing.map(row => row.person)).size,
      households: new Set(standing.map(row => row.household)).size,
    }
  },
})
