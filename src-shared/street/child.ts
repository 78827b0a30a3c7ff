import * as z from 'zod'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

export const childStates = { waiting: '待确认', approved: '已确认' } as const

/** An office that reports here, known by the key on its card. `id` is its code. */
export const Child = z
  .object({
    ...rowBase,
    name: z.string().meta({ label: '党组织名称' }),
    epoch: z.number().int().meta({ label: '密钥期' }),
    /** minisign's public key line. */
    publicKey: z.string().meta({ label: '公钥' }),
    fingerprint: z.string().meta({ label: '核对码' }),
    state: choice(childStates).meta({ label: '状态' }),
  })
  .meta({ label: '下级单位' })

export type Child = z.infer<typeof Child>
