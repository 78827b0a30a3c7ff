import * as z from 'zod'
import { problemSchema } from '../../../src-shared/ipc-problem'
import { choice, orNull } from '../../../src-shared/records/field'
import { Answer } from '../../../src-shared/street/answer'
import { Received } from '../../../src-shared/street/received'
import { Return } from '../../../src-shared/street/return'
import { returnStates } from '../../../src-shared/street/return-state'
import { Child } from '../../../src-shared/street/child'

const count = z.number().int()
const office = Answer.shape.office
const { name } = Child.shape
const { record, part } = Return.shape
const { period, edition: revision } = Received.shape

export const AcceptedRows = z.object({
  /** The one whose rows these are; null where the report brought none. */
  table: z.string().nullable(),
  tables: z.array(z.object({ table: z.string(), label: z.string() })),
  rows: z.array(z.object({ record: record.unwrap(), part: orNull(part), text: z.string() })),
  /** Of all that were found; the first of them are listed. */
  total: count,
})

export const Returned = z.object({ ids: z.array(z.string()) })

export const OfficeReturns = z.object({
  /** Newest first. */
  rows: z.array(
    Return.pick({ id: true, report: true, what: true, text: true, reason: true, returnedAt: true }).extend({
      period,
      revision,
      state: choice(returnStates),
    }),
  ),
})

export const OfficeAnswers = z.object({
  rows: z.array(
    z.object({
      office,
      name,
      /** Returns that it was told of and has not answered. */
      waiting: count,
      /** Returns that no reply has told it of. */
      unsent: count,
      /** Reports that came after the last reply. */
      fresh: count,
      /** Instant of the last reply; null where there was none. */
      answeredAt: Answer.shape.writtenAt.nullable(),
    }),
  ),
})

const written = Answer.pick({ sequence: true, file: true, receipts: true, returns: true })

export const Replied = z.object({
  /** Each office for itself: a bad one never stops the others. */
  rows: z.array(
    z.discriminatedUnion('state', [
      written.extend({ state: z.literal('written'), office, name, encrypted: z.boolean() }),
      z.object({ state: z.literal('refused'), office, name, problems: z.array(problemSchema) }),
    ]),
  ),
})
