import * as z from 'zod'
import { partialDate, wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { sexes } from '../roster/choices'

/** What somebody is to the head of the household. */
export const relations = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  grandchild: '孙辈',
  tenant: '租住人',
  other: '其他',
} as const

/**
 * Somebody who lives behind a door, from a day until a day: the least that visits and lists need, and no identity number
 * (domain §5.2, PIPL §6).
 */
export const Resident = z
  .object({
    ...rowBase,
    household: z.string().meta({ label: '户', ref: 'households', index: true }),
    /** Of a member on these books, name, sex, birth and phone are the member's own and not written here. */
    name: z.string().trim().min(1).optional().meta({ label: '姓名', personal: 'name', index: true }),
    relation: choice(relations)
      .optional()
      .meta({ label: '与户主关系', synonyms: ['关系', '与户主的关系'] }),
    sex: choice(sexes).optional().meta({ label: '性别' }),
    birth: partialDate.optional().meta({ label: '出生日期', unit: 'date', personal: 'birth', synonyms: ['出生年月'] }),
    phone: z
      .string()
      .optional()
      .meta({ label: '联系电话', personal: 'phone', synonyms: ['电话', '手机', '手机号'] }),
    /** Where this is a party member on these books. */
    member: z.string().optional().meta({ label: '在册党员', ref: 'members', index: true }),
    note: z.string().optional().meta({ label: '备注', personal: 'free' }),
    /** The row before, of who came from another door of these books. */
    was: z.string().optional().meta({ label: '转户前', ref: 'residents', index: true }),
    from: wholeDate.optional().meta({ label: '迁入日期', unit: 'date' }),
    /** First day on which they live here no more. */
    to: wholeDate.optional().meta({ label: '迁出日期', unit: 'date' }),
  })
  .meta({ label: '居民' })

export type Resident = z.infer<typeof Resident>
