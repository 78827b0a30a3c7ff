import * as z from 'zod'
import { rowBase } from '../records/row'
import { officeCard } from '../upstream/office-card'

/** A key that an office had before. */
const EarlierKey = z
  .object({
    publicKey: z.string().meta({ label: '公钥' }),
    epoch: z.number().int().meta({ label: '密钥期' }),
    /** Instant at which another took its place. */
    until: z.string().meta({ label: '用到' }),
    lastGood: z.number().int().optional().meta({ label: '最后一份可信的报送' }),
  })
  .meta({ label: '原来的密钥' })

/** An office that reports here, known by the key on its card. `id` is its code. */
export const Child = z
  .object({
    ...rowBase,
    ...officeCard,
    /** Sequence behind which its key was revoked. */
    lastGood: z.number().int().optional().meta({ label: '最后一份可信的报送' }),
    earlierKeys: z.array(EarlierKey).optional().meta({ label: '原来的密钥' }),
  })
  .meta({ label: '下级单位' })

export type Child = z.infer<typeof Child>
