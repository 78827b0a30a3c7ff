import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { PointsPack } from './pack'

export const packStates = { draft: '草案', adopted: '已起用' } as const

/** Where a pack came from; one of the street is what the street signed, to the letter. */
export const packOrigins = {
  shipped: '随程序提供',
  own: '本单位拟订',
  street: '上级下发，签名相符',
  file: '从文件读入，没有上级签名',
} as const

/**
 * A points pack on the books; `id` is the pack's. A draft changes until it is adopted, and nothing of it after that: what
 * was entered under it keeps its rules (domain §3.7 trap 3).
 */
export const KeptPack = z
  .object({
    ...rowBase,
    pack: PointsPack.meta({ label: '办法内容', technical: true }),
    name: PointsPack.shape.name,
    state: choice(packStates).meta({ label: '状态' }),
    origin: choice(packOrigins).meta({ label: '来源' }),
    /** Name of the office above, whose key signed it. */
    signer: z.string().optional().meta({ label: '签名单位' }),
    /** First day whose facts it judges; of a draft the day that it proposes. */
    from: wholeDate.meta({ label: '起用日期', unit: 'date' }),
    /** Place in the order of adoption, from 1. */
    order: z.number().int().optional().meta({ label: '起用次序', technical: true }),
    adoptedOn: wholeDate.optional().meta({ label: '决定日期', unit: 'date' }),
    resolution: z.string().optional().meta({ label: '决议', personal: 'free' }),
    meeting: z.string().optional().meta({ label: '会议', ref: 'meetings' }),
  })
  .meta({ label: '积分办法' })

export type KeptPack = z.infer<typeof KeptPack>

/** The packs that rows of the books adopted, in the order of their adoption, each from the day that was decided. */
export function adoptedPacks(rows: readonly KeptPack[]): PointsPack[] {
  return rows
    .filter(row => row.state === 'adopted')
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ pack, from }) => ({ ...pack, from }))
}

/** `community` of `community.v2`. */
export const familyOf = (id: string): string => id.replace(/\.v\d+$/, '')

/** The next version of a pack's family, above all that are known. */
export function nextVersion(id: string, known: readonly string[]): { id: string; version: number } {
  const family = familyOf(id)
  const taken = [id, ...known].filter(one => familyOf(one) === family).map(one => Number(one.slice(family.length + 2)))
  const version = Math.max(...taken) + 1
  return { id: `${family}.v${version}`, version }
}
