import * as z from 'zod'
import { Child } from '../../../src-shared/street/child'
import { Received } from '../../../src-shared/street/received'
import { Figure } from '../../../src-shared/upstream/figure'

const { office, period, sequence, revision, receivedAt } = Received.shape
const { name, fingerprint } = Child.shape
const checkCode = z.string().meta({ label: '核对码' })
const count = z.number().int()

export const Approved = z.object({ office, name, fingerprint })

export const Merged = z.object({
  state: z.enum(['known', 'merged']),
  text: z.string(),
  office,
  officeName: name,
  period,
  sequence,
  revision,
  checkCode,
  rows: count,
  /** Figures counted otherwise here than by the sender. */
  differences: count,
})

export const OfficeFigures = z.object({
  rows: z.array(
    Figure.extend({
      office,
      officeName: name,
      /** Whether the sender counted otherwise, or left it out. */
      differs: z.boolean(),
      /** As the sender wrote it, where that differs and it is there. */
      sent: Figure.pick({ numerator: true, denominator: true }).nullable(),
    }),
  ),
})

const Missing = z.object({ office, name, state: z.literal('missing') })
const Reported = z.object({
  office,
  name,
  state: z.literal('merged'),
  receivedAt,
  revision,
  sequence,
  checkCode,
  members: count.nullable(),
  differences: count,
})

export const OfficeReports = z.object({
  rows: z.array(z.discriminatedUnion('state', [Missing, Reported])),
  periods: z.array(period),
})
