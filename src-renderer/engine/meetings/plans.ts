import * as z from 'zod'
import { owed } from '../../../src-shared/meetings/duties'
import { meetingKinds } from '../../../src-shared/meetings/kinds'
import { Plan, planId } from '../../../src-shared/meetings/plan'
import { planSheet } from '../../../src-shared/meetings/plan-sheet'
import { proposeDates } from '../../../src-shared/meetings/propose-dates'
import { themeDayOf } from '../../../src-shared/meetings/theme-day'
import { boundsOf, printPeriod } from '../../../src-shared/period'
import { printDate } from '../../../src-shared/plain-date'
import { problem, Refusal } from '../../../src-shared/problem'
import { ListSheet } from '../../../src-shared/roster/paper/list-sheet'
import { defineCommand, defineQuery } from '../command'
import { ownOffice, paperContext, printedBy } from '../office/queries'
import type { Reader } from '../reader'
import { branchUnknown, writtenYear as year } from './outputs'
import { branchNames, dutyBranchesOf } from './queries'

const { branch, kind, window, date, theme } = Plan.shape

/**
 * Says on which days branches mean to hold what they owe: each day lies in its window. Without a day the plan is dropped. A day
 * that has passed stays as it was planned; nothing is held by a plan.
 */
export const planMeetings = defineCommand({
  name: 'meetings.plan',
  title: '拟定会议日期',
  input: z.object({
    plans: z
      .array(z.object({ branch, kind, window, date: date.optional(), theme }))
      .min(1)
      .meta({ label: '计划' }),
  }),
  output: z.object({ planned: z.number().int(), dropped: z.number().int() }),
  async run(tx, { plans }) {
    const dropped: string[] = []
    const kept: Plan[] = []
    for (const [at, { date: day, ...said }] of plans.entries()) {
      const id = planId(said)
      const before = await tx.get('plans', id)
      const unit = await tx.get('organisations', said.branch)
      if (!unit)
        return tx.refuse(
          problem('branch-unknown', '没有这个党支部，请重新选择。', { field: '党支部', path: ['plans', at] }),
        )
      if (day === undefined) {
        if (before) dropped.push(id)
        continue
      }
      const { from, to } = boundsOf(said.window)
      const where = { field: '拟开日期', path: ['plans', at, 'date'] }
      if (day < from || day > to)
        tx.refuse(
          problem(
            'plan-outside',
            `${unit.name}${meetingKinds[said.kind]}应在${printPeriod(said.window)}内开，${printDate(day)}不在其中，请更正。`,
            where,
          ),
        )
      if (day < tx.today && day !== before?.date)
        tx.refuse(problem('plan-past', `${printDate(day)}已经过去，请选择今天以后的日期。`, where))
      kept.push({ ...said, id, date: day })
    }
    await tx.remove('plans', dropped)
    await tx.putAll('plans', kept)
    return { planned: kept.length, dropped: dropped.length }
  },
})

/** A day proposed for everything that is owed in a year and has none yet; nothing is written. */
export const proposedPlans = defineQuery({
  name: 'meetings.proposals',
  title: '建议的会议日期',
  input: z.object({ year, branch: branch.optional() }),
  output: z.object({
    rows: z.array(z.object({ branch, kind, window, date, branchName: z.string(), label: z.string() })),
  }),
  async run(reader, input, outside) {
    const today = outside.today()
    const meetings = await reader.all('meetings')
    const rows = owed({ branches: await branchesFor(reader, input.branch), meetings, period: input.year, today })
    const planned = new Set((await reader.all('plans')).map(({ id }) => id))
    const nameOf = await branchNames(reader)
    const units = new Map((await reader.all('organisations')).map(unit => [unit.id, unit]))
    const office = await ownOffice(reader)
    const fixedDay = (one: string) => themeDayOf(units.get(one), office ?? undefined)
    return {
      rows: proposeDates(rows, meetings, planned, today, fixedDay).map(row => ({
        ...row,
        branchName: nameOf(row.branch),
        label: meetingKinds[row.kind],
      })),
    }
  },
})

/** The plan of a year on paper: of one branch, or of all (`all`). */
export const planPaper = defineQuery({
  name: 'meetings.planSheet',
  title: '打印年度会议计划',
  input: z.object({ id: z.string().optional().meta({ label: '党支部' }), year: year.optional() }),
  output: ListSheet,
  async run(reader, input, outside) {
    const today = outside.today()
    const of = input.year ?? today.slice(0, 4)
    const one = input.id && input.id !== 'all' ? input.id : undefined
    const unit = one && (await reader.get('organisations', one))
    if (one && !unit) throw new Refusal([branchUnknown])
    const rows = owed({
      branches: await branchesFor(reader, one),
      meetings: await reader.all('meetings'),
      period: of,
      today,
    })
    return planSheet(rows, {
      year: of,
      plans: new Map((await reader.all('plans')).map(plan => [plan.id, plan])),
      nameOf: await branchNames(reader),
      single: Boolean(unit),
      paper: await paperContext(reader, unit ? unit.name : '', today, printedBy(outside)),
    })
  },
})

const branchesFor = async (reader: Reader, one: string | undefined) =>
  (await dutyBranchesOf(reader)).filter(({ id }) => !one || id === one)
