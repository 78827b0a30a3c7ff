import * as z from 'zod'
import { Patrol, shifts } from '../../../src-shared/grid/patrol'
import { PatrolDays } from '../../../src-shared/grid/patrol-days'
import { summaryPatrolId } from '../../../src-shared/grid/patrol-id'
import { boundsOf } from '../../../src-shared/period'
import { daysBetween, printDate, wholeDate } from '../../../src-shared/plain-date'
import { problem, warning } from '../../../src-shared/problem'
import { defineCommand } from '../command'
import { ownOffice } from '../office/queries'
import { reportedBehind } from '../reported'
import { sumsWithin } from './month-sums'
import { gridTables } from './queries'
import { removalReason } from './removal-reason'
import { refuseSensitive } from './sensitive-text'
import { gridsWithin, refuseFuture } from './work-ground'

const { grid, rounds, lateRounds, findings, note } = Patrol.shape
const count = z.number().int()

/**
 * Writes down the rounds of a month, or of some days of it, in one row a grid, marked 汇总; one that begins on the same day is put right.
 * Refused where single rounds or another sum of those days are there already.
 */
export const notePatrolMonth = defineCommand({
  name: 'grid.notePatrolMonth',
  title: '登记巡查月度汇总',
  input: z.object({
    from: wholeDate.meta({ label: '自', unit: 'date' }),
    until: wholeDate.meta({ label: '至', unit: 'date' }),
    sums: z
      .array(z.object({ grid, rounds, lateRounds, findings, note }))
      .min(1, { error: '还没有填巡查次数' })
      .max(1000)
      .meta({ label: '汇总' }),
  }),
  output: z.object({ entered: count, corrected: count }),
  async run(tx, { from, until, sums }) {
    const month = from.slice(0, 7)
    if (until < from || until > boundsOf(month).to)
      tx.refuse(problem('span-wrong', '起止日期要在同一个月里，请核对。', { field: '至', path: ['until'] }))
    refuseFuture(tx, until, '汇总止日', ['until'])
    const standing = gridsWithin(from, until, await gridTables(tx))
    const singles = (await tx.between('patrols', 'date', from, until)).filter(row => row.basis !== 'summary')
    const others = await sumsWithin(tx, from, until)
    const possible = (daysBetween(from, until) + 1) * Object.keys(shifts).length
    const counts = { entered: 0, corrected: 0 }
    for (const [i, { grid: of, ...sum }] of sums.entries()) {
      const path = ['sums', i]
      const one = standing.find(({ id }) => id === of)
      if (!one)
        return tx.refuse(
          problem('grid-unknown', '这几天没有这个网格，请重新选择。', { field: '网格', path: [...path, 'grid'] }),
        )
      if ((sum.lateRounds ?? 0) > sum.rounds)
        tx.refuse(
          problem('late-rounds-more', `${one.name}的晚巡次数多于总次数，请核对。`, {
            field: '其中晚巡次数',
            path: [...path, 'lateRounds'],
          }),
        )
      refuseSensitive(tx, { note: ['发现情况', sum.note] }, path)
      const own = singles.filter(row => row.grid === of)
      if (own.length)
        tx.refuse(
          problem(
            'month-entered-singly',
            `${one.name}这几天已经逐次登记了${own.length}次巡查，汇总会重复计算。请把汇总的起止日期避开这几天，或者先删除逐次登记的。`,
            { field: '网格', path: [...path, 'grid'] },
          ),
        )
      if (sum.rounds > possible)
        tx.warn(
          warning(
            'sum-beyond',
            `${one.name}这${daysBetween(from, until) + 1}天早巡、晚巡最多${possible}次，填了${sum.rounds}次，请核对。`,
            { field: '巡查次数', path: [...path, 'rounds'] },
          ),
        )
      const id = summaryPatrolId(from, of)
      const other = others.find(row => row.grid === of && row.id !== id)
      if (other)
        tx.refuse(
          problem(
            'month-summed',
            `${one.name}${printDate(other.date)}至${printDate(other.until ?? other.date)}已经登记了汇总，这几天会重复计算。请把起止日期避开这几天，或者先删除那次汇总。`,
            { field: '网格', path: [...path, 'grid'] },
          ),
        )
      counts[(await tx.get('patrols', id)) ? 'corrected' : 'entered']++
      await tx.put('patrols', { ...sum, id, grid: of, date: from, until, basis: 'summary' })
    }
    tx.warn(...(await reportedBehind(tx, from)))
    return counts
  },
})

/** Removes patrols of whatever basis. */
export const removePatrols = defineCommand({
  name: 'grid.removePatrols',
  title: '删除巡查记录',
  input: z.object({
    ids: z.array(Patrol.shape.id).min(1).max(20000).meta({ label: '巡查记录' }),
    reason: removalReason,
  }),
  output: z.object({ removed: count, reason: removalReason }),
  async run(tx, { ids, reason }) {
    const there = (await tx.states('patrols', ids)).filter(row => row && !row.deletedAt)
    if (there.length < ids.length) tx.refuse(problem('patrol-unknown', '有的巡查记录已经删除，请回到列表重新选择。'))
    tx.warn(...(await reportedBehind(tx, there.map(row => row!.date).sort()[0]!)))
    await tx.remove('patrols', ids)
    return { removed: ids.length, reason }
  },
})

/** Says on which days patrols are due, from a day on: what was due before stays. */
export const setPatrolDays = defineCommand({
  name: 'grid.setPatrolDays',
  title: '设定巡查日',
  input: PatrolDays,
  output: z.object({ days: PatrolDays.shape.days }),
  async run(tx, line) {
    const office = await ownOffice(tx)
    if (!office) return tx.refuse(problem('office-missing', '请先建立本单位台账。'))
    const others = (office.patrolDays ?? []).filter(({ from }) => from !== line.from)
    await tx.put('offices', { ...office, patrolDays: [...others, line].sort((a, b) => (a.from < b.from ? -1 : 1)) })
    return { days: line.days }
  },
})
