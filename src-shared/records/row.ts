import * as z from 'zod'

/** Bookkeeping that the store's middleware writes on every kept row; no command sets it. */
export const bookkeeping = {
  createdAt: z.string().meta({ label: '建立时间' }),
  updatedAt: z.string().meta({ label: '修改时间' }),
  revision: z.number().int().meta({ label: '修订' }),
  entry: z.number().int().meta({ label: '日志号' }),
}

/** The fields every kept row has before the bookkeeping is added. */
export const rowBase = {
  id: z.string().min(1).meta({ label: '编号' }),
  deletedAt: z.string().optional().meta({ label: '删除时间' }),
}

/** What a kept row carries besides its record's own fields once it is stored. */
export interface Bookkeeping {
  createdAt: string
  updatedAt: string
  revision: number
  entry: number
}

export const bookkeepingFields = ['createdAt', 'updatedAt', 'revision', 'entry'] as const

/** A record as it comes out of the store. */
export type Stored<T> = T & Bookkeeping
