import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { rowBase } from '../records/row'

/** A 户: a door of a building with whoever lives behind it. */
export const Household = z
  .object({
    ...rowBase,
    building: z.string().meta({ label: '楼栋', ref: 'buildings', index: true }),
    /** Name of the unit, as the building has it; absent where a building has none. */
    unit: z
      .string()
      .optional()
      .meta({ label: '单元', synonyms: ['单元号'] }),
    /** What stands on the door: `501`. With building and unit it is `3-2-501` (label.ts). */
    room: z
      .string()
      .trim()
      .min(1)
      .meta({ label: '室', synonyms: ['房号', '门牌', '门牌号', '室号', '房间号'] }),
    floor: z.number().int().min(-5).max(120).optional().meta({ label: '楼层' }),
    /** Number of the household in its building; never used again. */
    serial: z.number().int().min(1).meta({ label: '户序号' }),
    externalCode: z.string().optional().meta({ label: '外部编码' }),
    contact: z
      .string()
      .optional()
      .meta({ label: '户主或联系人', personal: 'name', synonyms: ['户主', '联系人', '户主姓名'] }),
    phone: z
      .string()
      .optional()
      .meta({ label: '联系电话', personal: 'phone', synonyms: ['电话', '手机', '手机号'] }),
    note: z.string().optional().meta({ label: '备注', personal: 'free' }),
    from: wholeDate.optional().meta({ label: '启用日期', unit: 'date' }),
    /** First day on which the door is no more. */
    to: wholeDate.optional().meta({ label: '注销日期', unit: 'date' }),
  })
  .meta({ label: '户', indexes: ['[building+unit+room]'] })

export type Household = z.infer<typeof Household>
