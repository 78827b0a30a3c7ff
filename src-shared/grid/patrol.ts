import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** 一日两巡 (S1). */
export const shifts = { am: '早巡', pm: '晚巡' } as const

/** Where a row comes from; figures say which (a month's sum is no record of single rounds). */
export const patrolBases = { typed: '逐次登记', app: '网格系统导出', summary: '月度汇总' } as const

/** A round through a grid, or the rounds of a month in one row marked 汇总. */
export const Patrol = z
  .object({
    ...rowBase,
    grid: z.string().meta({ label: '网格', ref: 'grids', index: true }),
    worker: z.string().optional().meta({ label: '网格员', ref: 'gridPeople', index: true }),
    /** Of a sum: the first day it covers. */
    date: wholeDate.meta({ label: '巡查日期', unit: 'date', index: true }),
    /** Of a sum: the last day it covers. */
    until: wholeDate.optional().meta({ label: '汇总至', unit: 'date' }),
    /** Absent in a sum. */
    shift: choice(shifts).optional().meta({ label: '班次' }),
    basis: choice(patrolBases).meta({ label: '登记方式' }),
    rounds: z.number().int().min(1).meta({ label: '巡查次数', unit: 'count' }),
    /** Of a sum: how many of them were late rounds, where that is known. */
    lateRounds: z.number().int().min(0).optional().meta({ label: '其中晚巡次数', unit: 'count' }),
    findings: z.number().int().min(0).meta({ label: '发现问题数', unit: 'count' }),
    note: z.string().optional().meta({ label: '发现情况', personal: 'free' }),
    /** The row's own number in the system it was exported from: it is taken in once. */
    externalId: z.string().optional().meta({ label: '外部编号', index: true }),
  })
  .meta({ label: '巡查记录' })

export type Patrol = z.infer<typeof Patrol>
