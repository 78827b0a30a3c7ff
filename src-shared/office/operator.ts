import * as z from 'zod'
import { rowBase } from '../records/row'

/** Somebody who works at this PC; what they did stands in the journal under this name. */
export const Operator = z
  .object({
    ...rowBase,
    name: z.string().trim().min(1).meta({ label: '姓名', personal: 'name', index: 'unique' }),
  })
  .meta({ label: '操作人' })

export type Operator = z.infer<typeof Operator>
