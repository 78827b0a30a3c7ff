import * as z from 'zod'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { sexes } from '../roster/choices'

/**
 * Somebody who serves in the grids: a worker, a leader of a building, a policeman who is sent, a contact of the property company.
 * Who is a member of these books, or reported to them (双报到), is named there: name and phone are read from that record.
 */
export const GridPerson = z
  .object({
    ...rowBase,
    member: z.string().optional().meta({ label: '在册党员', ref: 'members', index: true }),
    attached: z.string().optional().meta({ label: '报到党员', ref: 'attached', index: true }),
    /** Of who stands in neither of the two. */
    name: z.string().trim().min(1).optional().meta({ label: '姓名', personal: 'name', index: true }),
    sex: choice(sexes).optional().meta({ label: '性别' }),
    phone: z.string().optional().meta({ label: '联系电话', personal: 'phone' }),
    /** 派出所、物业公司 and the like. */
    unit: z.string().optional().meta({ label: '所在单位', personal: 'free' }),
  })
  .meta({ label: '网格人员' })

export type GridPerson = z.infer<typeof GridPerson>
