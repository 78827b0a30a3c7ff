import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** 综合网格 of 300–500 households; 专属网格 for hospitals, parks, campuses [R40]. */
export const gridKinds = { general: '综合网格', dedicated: '专属网格' } as const

/** A grid of the community. What belongs to it, and since when, stands in `gridParts`. */
export const Grid = z
  .object({
    ...rowBase,
    name: z
      .string()
      .trim()
      .min(1)
      .meta({ label: '网格名称', index: true, synonyms: ['网格', '所属网格', '所在网格'] }),
    /** Three digits behind the division code (code.ts); never used again. */
    serial: z.number().int().min(1).max(999).meta({ label: '网格序号' }),
    externalCode: z.string().optional().meta({ label: '外部编码' }),
    kind: choice(gridKinds).meta({ label: '网格类型' }),
    bounds: z.string().optional().meta({ label: '四至范围' }),
    /** Grids it was made of, in a split or a merge. */
    origins: z
      .array(z.string().meta({ label: '来源网格', ref: 'grids' }))
      .optional()
      .meta({ label: '来源网格' }),
    from: wholeDate.optional().meta({ label: '启用日期', unit: 'date' }),
    /** First day on which it is no more. */
    to: wholeDate.optional().meta({ label: '撤销日期', unit: 'date' }),
  })
  .meta({ label: '网格' })

export type Grid = z.infer<typeof Grid>
