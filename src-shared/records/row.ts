import * as z from 'zod'

/** The fields every kept row has before the bookkeeping is added. */
export const rowBase = {
  id: z.string().min(1).meta({ label: '编号' }),
  /** Indexed, so that the recycle bin reads removed rows alone. */
  deletedAt: z.string().optional().meta({ label: '删除时间', index: true }),
}

/** What the store's middleware writes on every kept row; no command sets it. */
export const Bookkeeping = z.object({
  createdAt: z.string(),
  updatedAt: z.string(),
  revision: z.number().int(),
  entry: z.number().int(),
})

export type Bookkeeping = z.infer<typeof Bookkeeping>

export const bookkeepingFields = Object.keys(Bookkeeping.shape)

/** A record as it comes out of the store. */
export type Stored<T> = T & Bookkeeping
