import * as z from 'zod'
import statute from '../../resources/meetings/duties.json'
import { choice } from '../records/field'
import { meetingKinds } from './kinds'

/** One thing a branch has to hold in every calendar period (domain §2.1). */
const Duty = z.object({
  kind: choice(meetingKinds),
  period: z.enum(['month', 'quarter', 'year']),
  minimum: z.number().int().positive(),
  /** Advised by convention: 建议, never 欠. */
  advice: z.boolean(),
  /** Only branches with so many full members (a 支委会 from 7 on, 条例 §20). */
  fullMembersAtLeast: z.number().int().optional(),
  /** Only branches with groups, once for each of them. */
  perGroup: z.boolean().optional(),
  source: z.string(),
})

export const DutyPack = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  /** First day on which the pack asks for anything. */
  from: z.string(),
  duties: z.array(Duty),
})

export type Duty = z.infer<typeof Duty>
export type DutyPack = z.infer<typeof DutyPack>

/** The duties of the statutes, as shipped. */
export const statuteDuties = statute as DutyPack
