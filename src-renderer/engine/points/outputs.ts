import * as z from 'zod'
import { Account } from '../../../src-shared/points/account'
import { PointsEntry } from '../../../src-shared/points/entry'
import { Scoring } from '../../../src-shared/points/scoring'
import { PeriodPoints } from '../../../src-shared/points/quarter'
import { orNull } from '../../../src-shared/records/field'
import { Member } from '../../../src-shared/roster/member'

const { id, member, branch, rule, date, delta, source, note, meeting, reverses, evidence, pack, amount } =
  PointsEntry.shape
const { name } = Member.shape

export const Entries = z.object({
  rows: z.array(
    z.object({
      id,
      member,
      name,
      branch,
      rule,
      ruleName: z.string(),
      date,
      delta,
      source,
      sourceLabel: z.string(),
      note,
      /** The month it stands in, which is a later one where that of its date was closed. */
      month: z.string(),
      /** Whether that month is closed. */
      confirmed: z.boolean(),
      meeting: orNull(meeting),
      reverses: orNull(reverses),
      /** Whether another line takes it back. */
      reversed: z.boolean(),
      evidence: orNull(evidence),
      pack,
      /** Halves of the item's unit, where it is measured. */
      amount: orNull(amount),
    }),
  ),
  total: z.number().int(),
})

export const OneAccount = Account.extend({
  name,
  /** What was made known of the member last in the year, as it was closed; null while nothing was. */
  /** What the branch resolved on how the member is scored, and since when it holds; null where it resolved nothing. */
  resolved: Scoring.pick({ id: true, from: true, resolution: true }).nullable(),
  published: z.object({ period: z.string(), yearToDate: PeriodPoints.shape.yearToDate }).nullable(),
})

export const Quarter = z.object({
  rows: z.array(PeriodPoints.extend({ name, branch, branchName: z.string(), closed: z.boolean() })),
})
