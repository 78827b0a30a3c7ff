import * as z from 'zod'
import { rowBase } from '../records/row'

/** That two members who look alike are two people: somebody who knows them said so, and nobody is asked again. */
export const DistinctPeople = z
  .object({
    ...rowBase,
    one: z.string().meta({ label: '一人', ref: 'members', index: true }),
    other: z.string().meta({ label: '另一人', ref: 'members', index: true }),
  })
  .meta({ label: '不是同一人' })

export type DistinctPeople = z.infer<typeof DistinctPeople>
