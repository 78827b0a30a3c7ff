import * as z from 'zod'
import { problemSchema } from '../../../src-shared/ipc-problem'
import { Child } from '../../../src-shared/street/child'
import { Changes } from '../../../src-shared/street/describe-changes'
import { Received } from '../../../src-shared/street/received'
import { Figure } from '../../../src-shared/upstream/figure'

const { office, period, epoch, sequence, edition: revision, receivedAt, cutoff } = Received.shape
const { name, fingerprint } = Child.shape
/** Sequence behind which a key was revoked; null where it was not. */
const lastGood = z.number().int().nullable()
const checkCode = z.string().meta({ label: '核对码' })
const count = z.number().int()

export const Approved = z.object({ office, name, fingerprint })

export const Presented = z.object({
  office,
  name,
  /** `vouched`: another key than the one that is known, which vouches for it; `older`: a key before that. */
  state: z.enum(['new', 'known', 'changed', 'vouched', 'older']),
})

export const Revoked = z.object({
  office,
  name,
  lastGood: count,
  /** What was accepted behind the last good one and not taken out. */
  rows: z.array(z.object({ id: Received.shape.id, period, sequence, checkCode })),
})

export const Merged = z.object({
  /** `again`: it had been taken out. */
  state: z.enum(['known', 'merged', 'again']),
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

const numbers = Figure.pick({ numerator: true, denominator: true })

/** A figure as it was counted here. */
const CountedFigure = Figure.extend({
  /** Whether the sender counted otherwise, or left it out. */
  differs: z.boolean(),
  /** As the sender wrote it, where that differs and it is there. */
  sent: numbers.nullable(),
})

export const OfficeFigures = z.object({ rows: z.array(CountedFigure.extend({ office, officeName: name })) })

export const OfficeBundles = z.object({
  /** Newest first; also those that were taken out. */
  rows: z.array(
    Received.pick({
      id: true,
      period: true,
      sequence: true,
      cutoff: true,
      receivedAt: true,
      takenOut: true,
      takenOutFor: true,
      note: true,
    }).extend({
      revision,
      checkCode,
      epoch,
      /** Whether it is the one that speaks for the office in its period. */
      current: z.boolean(),
      /** Whether it lies behind the last good one of a key that was revoked. */
      doubtful: z.boolean(),
    }),
  ),
})

/** The key that an office is known by, and those that it had before. */
export const OfficeKey = z.object({
  office,
  name,
  epoch,
  fingerprint,
  lastGood,
  earlier: z.array(z.object({ epoch, until: z.string(), lastGood })),
})

const revoked = z.boolean()
const Missing = z.object({ office, name, revoked, state: z.literal('missing') })
const Reported = z.object({
  office,
  name,
  revoked,
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

const Refused = z.object({
  state: z.literal('refused'),
  problems: z.array(problemSchema),
  /** What the file's name says; nobody vouched for it. */
  says: z.object({ office, officeName: name.nullable(), period }).nullable(),
})

const PreviewedEnrolment = z.object({
  state: z.literal('enrolment'),
  office,
  officeName: name,
  stands: Presented.shape.state,
})

const PreviewedReport = z.object({
  /** `known` and `again`: it was received before and counts, or was taken out. */
  state: z.enum(['new', 'known', 'again']),
  office,
  officeName: name,
  period,
  sequence,
  revision,
  cutoff,
  checkCode,
  /** What the sender says with it. */
  note: Received.shape.note,
  /** How many files of its members and meetings it carries. */
  attachments: count,
  /** What is worth a look; nothing of it stops anything. */
  problems: z.array(problemSchema),
  /** Sequences that were never received: how many, and the first of them. */
  missing: z.object({ count, first: z.array(count) }),
  /** Whether it would speak for the office in its period. */
  counts: z.boolean(),
  /** The report that counts now in this period; null where there is none, or only this one. */
  now: z.object({ sequence, revision, checkCode }).nullable(),
  figures: z.array(CountedFigure.extend({ now: numbers.nullable() })),
  /** What differs from the report that counts now; null where there is none, or one has no rows to compare. */
  changes: Changes.nullable(),
})

export const Preview = z.discriminatedUnion('state', [Refused, PreviewedEnrolment, PreviewedReport])
