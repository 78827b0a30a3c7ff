import * as z from 'zod'
import { partialDate, wholeDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { sexes } from './choices'
import { procedureKinds, procedureSteps } from './procedure-packs'

/** One step that was taken. */
export const StepTaken = z.object({
  step: choice(procedureSteps).meta({ label: '步骤' }),
  date: wholeDate.meta({ label: '日期', unit: 'date' }),
  /** By how many months the step extends a term. */
  months: z.number().int().positive().optional().meta({ label: '延长月数', unit: 'count' }),
  note: z.string().trim().optional().meta({ label: '说明', personal: 'sensitive' }),
})

/**
 * Somebody on the way to joining the party, or a branch on the way to being founded, in dated steps. Whoever is in it is no
 * member: no roster, count or vote reads this table (domain §1.2), and it is in no bundle.
 */
export const Procedure = z
  .object({
    ...rowBase,
    kind: choice(procedureKinds).meta({ label: '程序' }),
    /** Of the person, or of the branch that is to be. */
    name: z.string().trim().min(1).meta({ label: '姓名或党支部名称', personal: 'name' }),
    /** The branch that somebody applied to; the organisation under which a branch is founded. */
    branch: z.string().meta({ label: '所在党组织', ref: 'organisations' }),
    sex: choice(sexes).optional().meta({ label: '性别' }),
    birth: partialDate.optional().meta({ label: '出生日期', personal: 'birth', unit: 'date' }),
    phone: z.string().trim().optional().meta({ label: '联系电话', personal: 'phone' }),
    /** Once admitted and put on the roster. */
    member: z.string().optional().meta({ label: '名册上的党员', ref: 'members' }),
    /** Once founded and put into the tree. */
    organisation: z.string().optional().meta({ label: '成立的党支部', ref: 'organisations' }),
    /** In the order in which they were written down; their own order is the pack's. */
    steps: z.array(StepTaken).meta({ label: '步骤' }),
    /** First day on which it no longer goes on, though not all steps were taken. */
    ended: wholeDate.optional().meta({ label: '终止日期', unit: 'date' }),
    reason: z.string().trim().optional().meta({ label: '终止原因', personal: 'sensitive' }),
  })
  .meta({ label: '发展和成立程序' })

export type StepTaken = z.infer<typeof StepTaken>
export type Procedure = z.infer<typeof Procedure>
