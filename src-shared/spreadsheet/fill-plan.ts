import * as z from 'zod'

const place = z.number().int()

/** One cell of a form that is being filled. */
const FilledCell = z.object({
  column: place,
  /** Nothing where the books don't know. */
  value: z.union([z.string(), z.number()]).nullable(),
  /** Whether the clerk has to look here: the cell gets a light fill. */
  mark: z.boolean(),
})
export type FilledCell = z.infer<typeof FilledCell>

/** What is to be written where in somebody else's form. Rows and columns are counted from 0. */
export const FillPlan = z.object({
  sheet: z.string(),
  /** Last row of the headings: what a form without any blank row takes its borders from. */
  header: place,
  /** First row for a person. */
  from: place,
  /** First row below those for people, which moves down where there are more people; null where the form ends there. */
  foot: place.nullable(),
  /** One list a person. */
  rows: z.array(z.array(FilledCell)),
  /** Cells outside the table, such as 填报单位. */
  texts: z.array(z.object({ row: place, column: place, text: z.string() })),
})
export type FillPlan = z.infer<typeof FillPlan>
