import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { rowBase } from '../records/row'

/** A 单元 (staircase) of a building: its floors and the doors on each. */
export const BuildingUnit = z.object({
  /** What stands on the door: `1`, `东`. */
  name: z.string().trim().min(1).meta({ label: '单元' }),
  floors: z.number().int().min(1).max(120).optional().meta({ label: '层数' }),
  /** Doors on a floor. */
  doors: z.number().int().min(1).max(60).optional().meta({ label: '每层户数' }),
})

export type BuildingUnit = z.infer<typeof BuildingUnit>

/** A 楼栋. Which grid it lies in, and since when, stands in `gridParts`. */
export const Building = z
  .object({
    ...rowBase,
    estate: z.string().optional().meta({ label: '小区', ref: 'estates', index: true }),
    name: z
      .string()
      .trim()
      .min(1)
      .meta({ label: '楼栋', synonyms: ['楼号', '栋号', '楼栋号', '楼栋名称'] }),
    /** Five digits [R38]: new buildings are appended in time order; never used again. */
    serial: z.number().int().min(1).max(99999).meta({ label: '楼栋序号' }),
    externalCode: z.string().optional().meta({ label: '外部编码' }),
    address: z.string().optional().meta({ label: '地址' }),
    units: z.array(BuildingUnit).optional().meta({ label: '单元' }),
    year: z.number().int().min(1900).max(2200).optional().meta({ label: '建成年份' }),
    elevator: z.boolean().optional().meta({ label: '有电梯' }),
    /** 弃管楼: nobody manages it (S1). */
    unmanaged: z.boolean().optional().meta({ label: '弃管楼' }),
    /** The 党小组 of the building; its 组长 stands in the roster. */
    group: z.string().optional().meta({ label: '楼栋党小组', ref: 'organisations', index: true }),
    from: wholeDate.optional().meta({ label: '启用日期', unit: 'date' }),
    /** First day on which it is no more. */
    to: wholeDate.optional().meta({ label: '拆除日期', unit: 'date' }),
  })
  .meta({ label: '楼栋' })

export type Building = z.infer<typeof Building>
