import * as z from 'zod'
import { isWaiting } from '../../../src-shared/grid/calls'
import { gridAt } from '../../../src-shared/grid/grid-at'
import { pairingList } from '../../../src-shared/grid/pairing-list'
import { pairingVisits } from '../../../src-shared/grid/pairing-visits'
import { patrolRegister } from '../../../src-shared/grid/patrol-register'
import { patrolsDone } from '../../../src-shared/grid/patrols-done'
import { visitSheet, VisitForms } from '../../../src-shared/grid/visit-sheet'
import { isEnteredLate } from '../../../src-shared/grid/work-terms'
import { boundsOf, calendarPeriod, lengthOf } from '../../../src-shared/period'
import { problem, Refusal } from '../../../src-shared/problem'
import { holdsOn } from '../../../src-shared/roster/membership'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { defineQuery, type Outside } from '../command'
import { ownOffice, paperContext, printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { booksSince } from './books-since'
import { doorsOf } from './doors'
import { knownCalls } from './known-calls'
import { gridTables, servingPeople } from './queries'
import { residentNames } from './resident-names'
import { firstRounds, patrolTerms } from './work-ground'

/** Forms of visits: the visit whose id it is as it was, or blank ones for a household or for those that are named; else one wholly blank. */
export const visitForms = defineQuery({
  name: 'grid.visitForms',
  title: '打印走访记录表',
  input: z.object({
    id: z.string().optional().meta({ label: '走访记录，或者户' }),
    households: z.array(z.string()).min(1).max(1000).optional().meta({ label: '户' }),
  }),
  output: VisitForms,
  async run(reader, { id, households }, outside) {
    const { today: printedOn, operator } = printedBy(outside)
    const unit = (await ownOffice(reader))?.name ?? ''
    const tables = await gridTables(reader)
    const [doors, place] = [await doorsOf(reader), gridAt(tables)]
    const names = new Map(tables.grids.map(({ id: grid, name }) => [grid, name]))
    const at = (household: string, day: string) => {
      const door = doors.get(household)
      if (!door) throw new Refusal([problem('household-unknown', '没有这一户或这次走访，请回到列表重新选择。')])
      const grid = door.building && place(door.building.id, day)
      return { door: door.label, contact: door.contact, grid: (grid && names.get(grid)) ?? '' }
    }
    const common = { unit, resident: '', worker: '', printedOn, operator }
    const visit = id === undefined ? undefined : await reader.get('visits', id)
    if (visit) {
      const residents = visit.resident === undefined ? undefined : await residentNames(reader, { id: visit.resident })
      const worker = visit.worker === undefined ? '' : ((await servingPeople(reader)).get(visit.worker)?.name ?? '')
      const about = {
        ...common,
        ...at(visit.household, visit.date),
        resident: residents?.get(visit.resident!) ?? '',
        worker,
      }
      return { forms: [visitSheet(visit, about)] }
    }
    const asked = households ?? (await asksOf(id, reader, outside))
    const blank = { ...common, door: '', contact: '', grid: '' }
    if (!asked.length) return { forms: [visitSheet(null, blank)] }
    return { forms: asked.map(household => visitSheet(null, { ...common, ...at(household, printedOn) })) }
  },
})

/** The households of an address: one of them, all that wait for a visit, or none for a form without any. */
async function asksOf(id: string | undefined, reader: Reader, outside: Outside): Promise<string[]> {
  if (id === undefined || id === 'blank') return []
  if (id !== 'waiting') return [id]
  const since = await booksSince(reader, outside)
  const calls = (await knownCalls(reader, since, outside.today())).filter(isWaiting)
  return [...new Set(calls.map(({ household }) => household))]
}

/** The patrols of a grid in a month, as they were written down. */
export const patrolSheet = defineQuery({
  name: 'grid.patrolSheet',
  title: '打印巡查登记表',
  input: z.object({
    id: z.string().meta({ label: '网格' }),
    month: calendarPeriod
      .refine(period => lengthOf(period) === 'month', { error: '请写成一个月，如 2026-10' })
      .optional()
      .meta({ label: '月份' }),
  }),
  output: ListSheet,
  async run(reader, { id, ...input }, outside) {
    const on = printedBy(outside)
    const month = input.month ?? on.today.slice(0, 7)
    const grid = await reader.get('grids', id)
    if (!grid) throw new Refusal([problem('grid-unknown', '没有这个网格，请重新选择。')])
    const { from, to } = boundsOf(month)
    const { days, since } = await patrolTerms(reader, outside.dateOf)
    const firstRound = await firstRounds(reader, since)
    const people = await servingPeople(reader)
    const rows = (await reader.between('patrols', 'date', from, to))
      .filter(row => row.grid === id)
      .sort((a, b) => {
        const [x, y] = [a, b].map(row => `${row.date}${row.shift ?? ''}${row.id}`) as [string, string]
        return x < y ? -1 : 1
      })
    const told = rows.map(row => {
      const entered = outside.dateOf(row.createdAt)
      return {
        ...row,
        workerName: row.worker === undefined ? '' : (people.get(row.worker)?.name ?? ''),
        enteredLate: isEnteredLate(row.until ?? row.date, entered) ? entered : null,
      }
    })
    return patrolRegister(told, patrolsDone(grid, month, { rows, days, since, firstRound, today: on.today }), {
      ...(await paperContext(reader, '', to < on.today ? to : on.today, on)),
      ...{ grid: grid.name, month },
    })
  },
})

/** Who looks after which household today. */
export const pairingSheet = defineQuery({
  name: 'grid.pairingSheet',
  title: '打印结对帮扶名单',
  input: z.object({ id: z.string().default('all').meta({ label: '名单' }) }),
  output: ListSheet,
  async run(reader, _input, outside) {
    const on = printedBy(outside)
    const [people, doors] = [await servingPeople(reader), await doorsOf(reader)]
    const visits = await reader.all('visits')
    const lines = (await reader.all('pairings'))
      .filter(row => holdsOn(row, on.today))
      .map(row => ({
        personName: people.get(row.person)?.name ?? '',
        personUnit: people.get(row.person)?.unit ?? '',
        door: doors.get(row.household)?.label ?? '',
        contact: doors.get(row.household)?.contact ?? '',
        ...{ pledge: row.pledge, from: row.from },
        ...pairingVisits(row, visits, on.today),
      }))
      .sort((a, b) => {
        const [x, y] = [a, b].map(line => `${line.personName}|${line.door}`) as [string, string]
        return x < y ? -1 : 1
      })
    return pairingList(lines, await paperContext(reader, '', on.today, on))
  },
})
