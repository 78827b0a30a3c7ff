import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { rowBase } from '../records/row'

/** 社情日记: what a worker noted of a day in a grid (S1). */
export const Diary = z
  .object({
    ...rowBase,
    grid: z.string().meta({ label: '网格', ref: 'grids', index: true }),
    worker: z.string().optional().meta({ label: '网格员', ref: 'gridPeople', index: true }),
    date: wholeDate.meta({ label: '日期', unit: 'date', index: true }),
    text: z.string().trim().min(1).meta({ label: '社情日记', personal: 'free' }),
  })
  .meta({ label: '社情日记' })

export type Diary = z.infer<typeof Diary>
