import * as z from 'zod'
import { rowBase } from '../records/row'
import { officeCard } from './office-card'

/** The office above, known by the key on its card. `id` is its code. */
export const Superior = z
  .object({
    ...rowBase,
    ...officeCard,
  })
  .meta({ label: '上级单位' })

export type Superior = z.infer<typeof Superior>
