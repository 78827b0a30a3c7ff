import * as z from 'zod'
import { partialDate, type PlainDate } from '../plain-date'
import { choice } from '../records/field'
import { rowBase } from '../records/row'
import { holdsOn } from './membership'

/**
 * Why a full member has no vote for a time (domain §2.3, 2020 选举条例 §5), or, with the branch's resolution and the
 * superior's approval, is not counted towards 应到会 (§8, six reasons).
 */
export const haltKinds = {
  suspended: '停止党籍',
  onProbationInParty: '留党察看',
  detained: '被依法留置、逮捕',
  illMind: '患精神病或其他疾病不能表达本人意志',
  abroad: '自费出国半年以上',
  imprisoned: '服刑或劳动教养',
  bedridden: '年老体弱卧床不起、长期生病生活不能自理',
  movedAway: '工作调动、挂职、外出学习工作半年以上，应转未转组织关系',
  retiredElsewhere: '离退休后回原籍长期居住，未转组织关系',
} as const

export type HaltKind = keyof typeof haltKinds

/** Kinds that need a resolution of the branch and the superior's approval; the others follow from the statute. */
export const needsApproval: ReadonlySet<HaltKind> = new Set([
  'illMind',
  'abroad',
  'imprisoned',
  'bedridden',
  'movedAway',
  'retiredElsewhere',
])

/** That a member does not count towards those who may vote, from a day until a day. */
export const VotingHalt = z
  .object({
    ...rowBase,
    member: z.string().meta({ label: '党员', ref: 'members', index: true }),
    kind: choice(haltKinds).meta({ label: '情形', personal: 'sensitive' }),
    from: partialDate.optional().meta({ label: '起', unit: 'date' }),
    /** First day on which it no longer holds. */
    to: partialDate.optional().meta({ label: '止', unit: 'date' }),
    /** The meeting of the branch that resolved it. */
    resolution: partialDate.optional().meta({ label: '支部党员大会通过日期', unit: 'date' }),
    approval: z.string().optional().meta({ label: '上级党组织批准文号', personal: 'free' }),
  })
  .meta({ label: '表决权情况' })

export type VotingHalt = z.infer<typeof VotingHalt>

/** What decides whether a halt counts on a day. */
export type CountedHalt = Pick<VotingHalt, 'kind' | 'from' | 'to' | 'resolution' | 'approval'>

/**
 * Whether a halt takes somebody out of 应到会 on a day. One of the six reasons does so only with the branch's resolution and the
 * superior's approval, and not before the resolution; until then the member stays in V (domain §2.3).
 */
export function haltsVote(halt: CountedHalt, day: PlainDate): boolean {
  if (!holdsOn(halt, day)) return false
  if (!needsApproval.has(halt.kind)) return true
  return halt.approval !== undefined && halt.resolution !== undefined && halt.resolution <= day
}
