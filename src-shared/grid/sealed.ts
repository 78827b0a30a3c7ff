import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** What sort of thing is sealed. No word here says what it is of whom: that is in the sealed text alone. */
export const sealedKinds = { health: '健康状况', guidance: '帮教', other: '其他' } as const

/** What is sealed of a resident or a household: never in a row, a list, a log, a bundle, only in the box. */
export const SealedNote = z.object({
  household: z.string().meta({ label: '户' }),
  resident: z.string().optional().meta({ label: '居民' }),
  kind: choice(sealedKinds).meta({ label: '类别' }),
  text: z.string().trim().min(1, { error: '请填内容' }).max(2000).meta({ label: '内容' }),
  on: wholeDate.meta({ label: '知悉日期', unit: 'date' }),
})

export type SealedNote = z.infer<typeof SealedNote>

/** A sealed note as it lies in the books: an age file to the vault's recipient. Not even whose it is can be read (decision 61). */
export const Sealed = z
  .object({ ...rowBase, box: z.string().meta({ label: '封存内容', secret: true, technical: true }) })
  .meta({ label: '封存信息' })

/** The key of the sealed notes: anybody may seal, who knows the passphrase opens. One row, made by whoever begins. */
export const Vault = z
  .object({
    ...rowBase,
    recipient: z.string().meta({ label: '公钥', technical: true }),
    /** The identity behind it under the passphrase: text of an age identity file. */
    keyFile: z.string().meta({ label: '密钥', secret: true, technical: true }),
  })
  .meta({ label: '封存信息的密钥' })
