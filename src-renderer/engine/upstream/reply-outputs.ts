import * as z from 'zod'
import { choice, orNull } from '../../../src-shared/records/field'
import { Receipt, receiptStates, Reply, ReturnedPart } from '../../../src-shared/upstream/reply'
import { Report } from '../../../src-shared/upstream/report'
import { Superior } from '../../../src-shared/upstream/superior'

const count = z.number().int()
const { office, sequence, writtenAt, receivedAt } = Reply.shape

export const ReceivedReply = z.object({
  /** `older`: a later one was received before, which holds. */
  state: z.enum(['taken', 'known', 'older']),
  text: z.string(),
  office,
  name: Superior.shape.name,
  sequence,
  writtenAt,
  receipts: count,
  /** That are still to be put right. */
  returns: count,
})

export const Replies = z.object({
  /** The reply that holds; null where there is none. */
  reply: z.object({ sequence, writtenAt, receivedAt }).nullable(),
  /** What became of each report, the newest first. */
  rows: z.array(
    z.object({
      id: Report.shape.id,
      /** `none`: no reply speaks of it; `missing`: a reply says that it never came. */
      state: choice({ none: '未回', missing: '上级没有收到', ...receiptStates }),
      receivedOn: Receipt.shape.receivedOn.nullable(),
      note: orNull(Receipt.shape.note),
      /** That are still to be put right. */
      returns: count,
      /** Figures that the office above counted otherwise. */
      differences: z.array(z.object({ label: z.string(), counted: z.string(), sent: z.string() })),
    }),
  ),
})

const { what, text, reason, returnedOn } = ReturnedPart.shape

export const Returns = z.object({
  /** Open ones first. */
  rows: z.array(
    z.object({
      key: z.string(),
      ...{ what, reason, returnedOn },
      period: Report.shape.period,
      revision: Report.shape.edition,
      /** The record's own name where it is known here, else as the office above calls it. */
      text,
      /** Where it is put right: a meeting, a member, or a member's points; null where nothing is there to open. */
      record: z.object({ table: z.enum(['meetings', 'members', 'points']), id: z.string() }).nullable(),
      answered: z.boolean(),
    }),
  ),
})
