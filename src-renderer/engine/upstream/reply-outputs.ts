import * as z from 'zod'
import { Office } from '../../../src-shared/office/office'
import { wholeDate } from '../../../src-shared/plain-date'
import { Member } from '../../../src-shared/roster/member'
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
  /**
   * That the office above looks for people whom other offices count too, and how many it found; null where it does not.
   * `periodText`: of which period; null where it could not compare yet.
   */
  comparison: z.object({ periodText: z.string().nullable(), people: count }).nullable(),
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

export const Matched = z.object({
  office: Office.pick({ name: true, code: true }),
  /** The office above that compared. */
  by: Superior.shape.name,
  periodText: z.string(),
  /** When it compared. */
  comparedOn: wholeDate,
  /** Who is on this office's roster of the period and on another's too. */
  rows: z.array(Member.pick({ id: true, name: true }).extend({ branch: z.string(), offices: z.array(z.string()) })),
  /** That were found too and are not on this office's roster of the period any more. */
  gone: count,
  /** Without an identity number, so nobody could compare them. */
  without: count,
  printedOn: wholeDate,
  operator: z.string(),
})
