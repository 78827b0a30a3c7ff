import * as z from 'zod'
import { PaperFoot } from '../../paper-foot'

/** A board on the wall: what the place is, who serves in it and for what one turns to them; all text as it is printed. */
export const Board = z.object({
  title: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), text: z.string() })),
  columns: z.array(z.string()),
  /** Role, name, what they do, phone (where phones of people are on it); of somebody who is lacking the name is 空缺. */
  rows: z.array(z.array(z.string())),
  notes: z.array(z.string()),
  /** The office's phone, large below the table; empty where none is known. */
  call: z.string(),
  /** Who puts it up. */
  by: z.string(),
  footer: PaperFoot,
})

export const Boards = z.object({ boards: z.array(Board) })

export type Board = z.infer<typeof Board>
export type Boards = z.infer<typeof Boards>
