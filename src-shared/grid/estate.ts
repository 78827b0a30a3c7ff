import * as z from 'zod'
import { partialDate, wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'

/** What sort of estate it is; one may be several (domain §5.2, S1 弃管楼, S4 三无小区). */
export const estateKinds = {
  old: '老旧小区',
  commercial: '商品房小区',
  compound: '家属院',
  resettlement: '回迁安置小区',
  affordable: '保障性住房小区',
  unmanaged: '弃管小区',
  threeWithout: '三无小区',
} as const

/** The seven steps by which a 三无小区 is brought in order (S4 七步法), in their order. */
export const estateSteps = {
  collect: '征',
  propose: '提',
  examine: '审',
  recommend: '推',
  sign: '签',
  assess: '评',
  engage: '聘',
} as const

/** A step of the seven that was done, with the day and what came of it. */
export const EstateStep = z.object({
  step: choice(estateSteps).meta({ label: '步骤' }),
  on: wholeDate.meta({ label: '完成日期', unit: 'date' }),
  note: z.string().optional().meta({ label: '情况', personal: 'free' }),
})

/** A 小区: its card with property company, owners' committee (三方联动) and its plan (一小区一方案). */
export const Estate = z
  .object({
    ...rowBase,
    name: z
      .string()
      .trim()
      .min(1)
      .meta({ label: '小区名称', index: true, synonyms: ['小区', '院落', '家属院'] }),
    /** Number of the estate in this office; never used again. */
    serial: z.number().int().min(1).meta({ label: '小区序号' }),
    externalCode: z.string().optional().meta({ label: '外部编码' }),
    kinds: z.array(choice(estateKinds)).optional().meta({ label: '小区类型', choices: estateKinds }),
    address: z.string().optional().meta({ label: '地址' }),
    built: partialDate.optional().meta({ label: '建成时间', unit: 'date' }),
    /** 小区党支部 responsible for it. */
    branch: z.string().optional().meta({ label: '小区党支部', ref: 'organisations', index: true }),
    property: z
      .string()
      .optional()
      .meta({ label: '物业公司', synonyms: ['物业', '物业服务企业'] }),
    propertyContact: z.string().optional().meta({ label: '物业负责人', personal: 'name' }),
    propertyPhone: z.string().optional().meta({ label: '物业电话', personal: 'phone' }),
    propertyUntil: wholeDate.optional().meta({ label: '物业合同到期日', unit: 'date' }),
    /** 红色物业: the property company works under the lead of the party branch. */
    redProperty: z.boolean().optional().meta({ label: '红色物业' }),
    committeeHead: z.string().optional().meta({ label: '业委会主任', personal: 'name' }),
    committeePhone: z.string().optional().meta({ label: '业委会电话', personal: 'phone' }),
    committeeElected: wholeDate.optional().meta({ label: '业委会选举日期', unit: 'date' }),
    problem: z.string().optional().meta({ label: '突出问题', personal: 'free' }),
    plan: z.string().optional().meta({ label: '治理方案（一小区一方案）', personal: 'free' }),
    /** Who answers for it, one of those who serve in the grids. */
    answerable: z.string().optional().meta({ label: '责任人', ref: 'gridPeople' }),
    steps: z.array(EstateStep).optional().meta({ label: '七步法' }),
    from: partialDate.optional().meta({ label: '启用日期', unit: 'date' }),
    /** First day on which it is no more. */
    to: wholeDate.optional().meta({ label: '撤销日期', unit: 'date' }),
  })
  .meta({ label: '小区' })

export type Estate = z.infer<typeof Estate>
