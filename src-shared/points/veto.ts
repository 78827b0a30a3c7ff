import * as z from 'zod'
import { wholeDate } from '../plain-date'
import { boundsOf, monthsOf } from '../period'
import { rowBase } from '../records/row'
import { pointsYear } from './bounds'
import { packOn, type PointsPack } from './pack'

/**
 * 一票否决: an organisation has decided something that the rules name. It needs the document and the resolution; the points stay
 * as they are, and what grade follows is said by the review meeting (domain §3.3).
 */
export const Veto = z
  .object({
    ...rowBase,
    member: z.string().meta({ label: '党员', ref: 'members', index: true }),
    year: pointsYear.meta({ label: '年度' }),
    /** Code in the rule pack, `V1`. */
    code: z.string().min(1).meta({ label: '否决情形', personal: 'sensitive' }),
    date: wholeDate.meta({ label: '认定日期', unit: 'date' }),
    document: z
      .string()
      .trim()
      .min(1, { error: '请填文件名称和文号' })
      .meta({ label: '文件和文号', personal: 'sensitive' }),
    /** The meeting of the branch committee that took it up. */
    resolution: z
      .string()
      .trim()
      .min(1, { error: '请写明支部委员会决议的日期' })
      .meta({ label: '支委会决议', personal: 'sensitive' }),
    meeting: z.string().optional().meta({ label: '决议会议', ref: 'meetings', index: true }),
    liftedOn: wholeDate.optional().meta({ label: '撤销日期', unit: 'date' }),
    liftedWhy: z.string().trim().optional().meta({ label: '撤销依据', personal: 'sensitive' }),
  })
  .meta({ label: '一票否决' })

export type Veto = z.infer<typeof Veto>

/** Whether the rules of a year, in any of its months, name what somebody wants to note. */
export const isVetoIn = (packs: readonly PointsPack[], { year, code }: Pick<Veto, 'year' | 'code'>): boolean =>
  monthsOf(String(year)).some(month => packOn(packs, boundsOf(month).to)?.vetoes.some(veto => veto.code === code))
