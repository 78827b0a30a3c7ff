import * as z from 'zod'
import { callStates } from '../../../src-shared/grid/calls'
import { gridAt } from '../../../src-shared/grid/grid-at'
import { Visit, visitQuestions, visitReasons } from '../../../src-shared/grid/visit'
import { VisitCall } from '../../../src-shared/grid/visit-call'
import { isEnteredLate } from '../../../src-shared/grid/work-terms'
import { wholeDate } from '../../../src-shared/plain-date'
import { choice } from '../../../src-shared/records/field'
import { defineQuery } from '../command'
import { booksSince } from './books-since'
import { doorsOf } from './doors'
import { knownCalls } from './known-calls'
import { gridTables, servingPeople } from './queries'
import { residentNames } from './resident-names'

const from = wholeDate.meta({ label: '自' })
const to = wholeDate.meta({ label: '至' })
const grid = z.string().optional().meta({ label: '网格' })
const about = { door: z.string(), contact: z.string(), grid: z.string().nullable(), gridName: z.string() }

/** Visits of a stretch of days, of a grid or of one household, the newest first. */
export const listVisits = defineQuery({
  name: 'grid.visits',
  title: '走访记录',
  input: z.object({ from, to, grid, household: z.string().optional().meta({ label: '户' }) }),
  output: z.object({
    rows: z.array(
      z
        .object({
          ...Visit.shape,
          ...about,
          residentName: z.string(),
          workerName: z.string(),
          reasonLabel: z.string(),
          askedLabel: z.string(),
          /** `问生活：低保已批` and so on. */
          answersLabel: z.string(),
          /** The day of entry, where it lies far behind the visit. */
          enteredLate: wholeDate.nullable(),
        })
        .omit({ deletedAt: true }),
    ),
  }),
  async run(reader, asked, outside) {
    const place = gridAt(await gridTables(reader))
    const gridNames = new Map((await reader.all('grids')).map(row => [row.id, row.name]))
    const [doors, people] = [await doorsOf(reader), await servingPeople(reader)]
    const residents = await residentNames(reader)
    const found =
      asked.household === undefined
        ? await reader.between('visits', 'date', asked.from, asked.to)
        : (await reader.all('visits', { household: asked.household })).filter(
            row => row.date >= asked.from && row.date <= asked.to,
          )
    const rows = found.map(row => {
      const door = doors.get(row.household)
      const of = door?.building && place(door.building.id, row.date)
      const entered = outside.dateOf(row.createdAt)
      const { id, household, resident, worker, date, reason, answers, talk, result, next, call, pairing } = row
      return {
        ...{ id, household, resident, worker, date, reason, asked: row.asked, answers, talk, result, next },
        ...{ call, pairing },
        ...{ door: door?.label ?? '', contact: door?.contact ?? '' },
        grid: of ?? null,
        gridName: of === undefined ? '' : (gridNames.get(of) ?? ''),
        residentName: resident === undefined ? '' : (residents.get(resident) ?? ''),
        workerName: worker === undefined ? '' : (people.get(worker)?.name ?? ''),
        reasonLabel: visitReasons[reason],
        askedLabel: (row.asked ?? []).map(question => visitQuestions[question].slice(1)).join('、'),
        answersLabel: (answers ?? []).map(({ question, text }) => `${visitQuestions[question]}：${text}`).join('；'),
        enteredLate: isEnteredLate(date, entered) ? entered : null,
      }
    })
    return {
      rows: rows
        .filter(row => asked.grid === undefined || row.grid === asked.grid)
        .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1)),
    }
  },
})

/** What calls for a visit, by the day until when: all that waits, or all of a stretch of days whatever became of it. */
export const listCalls = defineQuery({
  name: 'grid.calls',
  title: '应访事项',
  input: z.object({ from: from.optional(), to: to.optional(), grid }),
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id: VisitCall.shape.id, household: VisitCall.shape.household, resident: VisitCall.shape.resident },
        ...{ reason: choice(visitReasons), reasonLabel: z.string(), note: z.string() },
        /** Typed by hand; the others follow from facts. */
        isTyped: z.boolean(),
        ...{ date: wholeDate, due: wholeDate, state: choice(callStates), stateLabel: z.string() },
        visited: wholeDate.nullable(),
        why: z.string(),
        ...about,
      }),
    ),
  }),
  async run(reader, asked, outside) {
    const place = gridAt(await gridTables(reader))
    const gridNames = new Map((await reader.all('grids')).map(row => [row.id, row.name]))
    const doors = await doorsOf(reader)
    const calls = await knownCalls(reader, await booksSince(reader, outside), outside.today())
    const isAsked = ({ due, state }: (typeof calls)[number]) =>
      asked.from === undefined && asked.to === undefined
        ? state === 'open' || state === 'overdue'
        : due >= (asked.from ?? '') && due <= (asked.to ?? '9999')
    const rows = calls
      .filter(isAsked)
      .map(({ id, household, resident, reason, note, origin, date, due, state, visit, why }) => {
        const door = doors.get(household)
        const of = door?.building && place(door.building.id, date)
        return {
          ...{ id, household, resident, reason, reasonLabel: visitReasons[reason], note, isTyped: origin === 'typed' },
          ...{ date, due, state, stateLabel: callStates[state], visited: visit?.date ?? null, why: why ?? '' },
          ...{ door: door?.label ?? '', contact: door?.contact ?? '' },
          grid: of ?? null,
          gridName: of === undefined ? '' : (gridNames.get(of) ?? ''),
        }
      })
    return { rows: rows.filter(row => asked.grid === undefined || row.grid === asked.grid) }
  },
})
