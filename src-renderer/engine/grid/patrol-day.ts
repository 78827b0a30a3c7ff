import * as z from 'zod'
import { gridRoles } from '../../../src-shared/grid/grid-post'
import { gridsOn } from '../../../src-shared/grid/grids-on'
import { Patrol, shifts } from '../../../src-shared/grid/patrol'
import { isPatrolDay } from '../../../src-shared/grid/patrol-days'
import { typedPatrolId } from '../../../src-shared/grid/patrol-id'
import { wholeDate } from '../../../src-shared/plain-date'
import { problem } from '../../../src-shared/problem'
import { choice } from '../../../src-shared/records/field'
import { defineCommand, defineQuery } from '../command'
import { reportedBehind } from '../reported'
import type { Tx } from '../transaction'
import { sumsWithin } from './month-sums'
import { gridTables, servingPeople } from './queries'
import { refuseSensitive } from './sensitive-text'
import { patrollersOf, patrolTerms, refuseFuture, refuseNoGrid, refuseNoWorker } from './work-ground'

const { grid, worker, findings, note } = Patrol.shape
const date = wholeDate.meta({ label: '巡查日期', unit: 'date' })
const shift = choice(shifts).meta({ label: '班次' })
const count = z.number().int()
const shiftKeys = Object.keys(shifts) as (keyof typeof shifts)[]

/** Enters the rounds of a day in one deed, grid by grid; a round that was entered is put right, and one taken out goes. */
export const savePatrolDay = defineCommand({
  name: 'grid.savePatrolDay',
  title: '登记一天的巡查',
  input: z.object({
    date,
    rounds: z.array(z.object({ grid, shift, worker, findings, note })).max(2000).default([]).meta({ label: '巡查' }),
    takenOut: z.array(z.object({ grid, shift })).max(2000).default([]).meta({ label: '没有巡查的' }),
  }),
  output: z.object({ entered: count, corrected: count, takenOut: count }),
  async run(tx, { date: day, rounds, takenOut }) {
    refuseFuture(tx, day, '巡查日期', ['date'])
    const tables = await gridTables(tx)
    const written: Patrol[] = []
    const sums = await sumsWithin(tx, day, day)
    const counts = { entered: 0, corrected: 0, takenOut: 0 }
    for (const [i, round] of rounds.entries()) {
      const id = typedPatrolId(day, round.grid, round.shift)
      const at = ['rounds', i]
      if (written.some(row => row.id === id))
        tx.refuse(problem('round-twice', '这个网格这一班填了两次，请留一次。', { field: '班次', path: at }))
      refuseNoGrid(tx, round.grid, day, tables, [...at, 'grid'])
      await refuseNoWorker(tx, round.worker, [...at, 'worker'])
      refuseSensitive(tx, { note: ['发现情况', round.note] }, at)
      const before = await tx.get('patrols', id)
      if (!before) await refuseDouble(tx, sums, round.grid, day, round.shift, at)
      const { note: said, ...rest } = round
      const row: Patrol = {
        ...rest,
        ...(said?.trim() && { note: said.trim() }),
        id,
        date: day,
        basis: 'typed',
        rounds: 1,
      }
      if (before && same(before, row)) continue
      counts[before ? 'corrected' : 'entered']++
      written.push(row)
    }
    const going = []
    for (const { grid: of, shift: which } of takenOut) {
      const id = typedPatrolId(day, of, which)
      if (await tx.get('patrols', id)) going.push(id)
    }
    counts.takenOut = going.length
    if (written.length || going.length) tx.warn(...(await reportedBehind(tx, day)))
    await tx.putAll('patrols', written)
    await tx.remove('patrols', going)
    return counts
  },
})

const same = (a: Patrol, b: Patrol) =>
  a.worker === b.worker && a.findings === b.findings && (a.note ?? '') === (b.note ?? '')

/** Refuses a round that the month's sum or the grid app has already. */
async function refuseDouble(
  tx: Tx,
  sums: readonly Patrol[],
  of: string,
  day: string,
  which: keyof typeof shifts,
  at: (string | number)[],
): Promise<void> {
  if (sums.some(sum => sum.grid === of))
    tx.refuse(
      problem('month-summed', `这个网格这一天已经在月度汇总里，不能再逐次登记。要逐次登记，请先删除汇总。`, {
        field: '网格',
        path: [...at, 'grid'],
      }),
    )
  const there = await tx.all('patrols', { date: day, grid: of, shift: which, basis: 'app' })
  if (there.length)
    tx.refuse(
      problem('round-imported', '这一班已经从网格系统导入，不用再登记。', { field: '班次', path: [...at, 'shift'] }),
    )
}

const Round = z.object({
  shift,
  /** What was typed in. */
  typed: z
    .object({ worker: z.string().nullable(), workerName: z.string(), findings: count, note: z.string() })
    .nullable(),
  /** Rounds of the grid app, and their findings. */
  app: z.object({ rounds: count, findings: count }).nullable(),
})

/** A day as a table: each grid that stood on it, who patrols it, and what is known of its two rounds. */
export const patrolDay = defineQuery({
  name: 'grid.patrolDay',
  title: '一天的巡查',
  input: z.object({ date }),
  output: z.object({
    /** Whether both rounds are due on this day. */
    isDue: z.boolean(),
    rows: z.array(
      z.object({
        grid,
        name: z.string(),
        /** Those whose role it is to patrol come first. */
        patrollers: z.array(z.object({ id: z.string(), name: z.string(), role: choice(gridRoles) })),
        /** The month's sum covers the day: nothing is typed. */
        summed: z.boolean(),
        rounds: z.array(Round),
      }),
    ),
  }),
  async run(reader, { date: day }, outside) {
    const { days } = await patrolTerms(reader, outside.dateOf)
    const tables = await gridTables(reader)
    const posts = await reader.all('gridPosts')
    const people = await servingPeople(reader)
    const rows = await reader.between('patrols', 'date', day, day)
    const name = (id: string | undefined) => (id === undefined ? '' : (people.get(id)?.name ?? ''))
    const standing = gridsOn(day, tables)
    const summed = new Set((await sumsWithin(reader, day, day)).map(sum => sum.grid))
    return {
      isDue: isPatrolDay(day, days),
      rows: standing.map(one => {
        const own = rows.filter(row => row.grid === one.grid.id)
        return {
          grid: one.grid.id,
          name: one.grid.name,
          patrollers: patrollersOf(one.grid.id, day, posts).map(({ person, role }) => ({
            ...{ id: person, name: name(person), role },
          })),
          summed: summed.has(one.grid.id),
          rounds: shiftKeys.map(which => {
            const typed = own.find(row => row.basis === 'typed' && row.shift === which)
            const app = own.filter(row => row.basis === 'app' && row.shift === which)
            return {
              shift: which,
              typed: typed
                ? {
                    worker: typed.worker ?? null,
                    workerName: name(typed.worker),
                    findings: typed.findings,
                    note: typed.note ?? '',
                  }
                : null,
              app: app.length
                ? { rounds: app.length, findings: app.reduce((sum, row) => sum + row.findings, 0) }
                : null,
            }
          }),
        }
      }),
    }
  },
})
