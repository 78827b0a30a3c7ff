import * as z from 'zod'
import { partialDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { sexes } from './choices'

/** Party members whose 组织关系 is elsewhere and who take part here; never summed with those on the books (domain §1.2). */
export const attachedKinds = { dualReport: '双报到党员', floatingIn: '流入党员' } as const

/** Somebody who reported to the community or came to live here, from a day until a day. */
export const Attached = z
  .object({
    ...rowBase,
    kind: choice(attachedKinds).meta({ label: '类别', index: true }),
    name: z.string().trim().min(1).meta({ label: '姓名', personal: 'name', index: true }),
    sex: choice(sexes).optional().meta({ label: '性别' }),
    phone: z.string().optional().meta({ label: '联系电话', personal: 'phone' }),
    unit: z.string().optional().meta({ label: '组织关系所在党组织', personal: 'free' }),
    address: z.string().optional().meta({ label: '居住地址', personal: 'address' }),
    /** The branch or group here that they take part in. */
    organisation: z.string().optional().meta({ label: '报到党支部', ref: 'organisations', index: true }),
    from: partialDate.optional().meta({ label: '报到日期', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: partialDate.optional().meta({ label: '离开日期', unit: 'date' }),
    note: z.string().optional().meta({ label: '特长与意愿', personal: 'free' }),
  })
  .meta({ label: '报到党员' })

export type Attached = z.infer<typeof Attached>
