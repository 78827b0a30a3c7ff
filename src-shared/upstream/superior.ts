import * as z from 'zod'
import { rowBase } from '../records/row'
import { matchSecret } from './match'

/** The office above, known by the key on its card. `id` is its code. */
export const Superior = z
  .object({
    ...rowBase,
    name: z.string().meta({ label: '党组织名称' }),
    epoch: z.number().int().meta({ label: '密钥期' }),
    /** minisign's public key, as its enrolment has it. */
    publicKey: z.string().meta({ label: '公钥' }),
    fingerprint: z.string().meta({ label: '核对码' }),
    /** age recipient that reports are encrypted to; an office whose program is older has none. */
    recipient: z.string().optional().meta({ label: '加密收件人' }),
    /** What match codes are made with; given in a signed reply. */
    matchSecret: matchSecret.optional(),
  })
  .meta({ label: '上级单位' })

export type Superior = z.infer<typeof Superior>
