import * as z from 'zod'
import { packOrigins, packStates } from '../points/kept-pack'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { Rubric } from './rubric'

/**
 * A rubric on the books; `id` is the rubric's. A draft changes until it is adopted, and nothing of it after that. An assessment keeps
 * its own copy.
 */
export const KeptRubric = z
  .object({
    ...rowBase,
    rubric: Rubric.meta({ label: '办法内容', technical: true }),
    name: Rubric.shape.name,
    state: choice(packStates).meta({ label: '状态' }),
    origin: choice(packOrigins).meta({ label: '来源' }),
    signer: z.string().optional().meta({ label: '签名单位' }),
    adoptedOn: wholeDate.optional().meta({ label: '起用日期', unit: 'date' }),
    /** The paper that decided on it. */
    document: z.string().optional().meta({ label: '文号' }),
  })
  .meta({ label: '5A自评办法' })

export type KeptRubric = z.infer<typeof KeptRubric>
