import * as z from 'zod'
import { Assessment } from './assessment'
import { Evidence } from './evidence'
import { Remark } from './remark'
import { reviewVerdicts } from './review'
import { aspects, Method, Part, Rubric } from './rubric'
import { wholeDate } from '../plain-date'
import { choice, orNull } from '../records/field'

const { id, year, state, bonuses, vetoes, certificate, decidedOn, meeting } = Assessment.shape
const count = z.number().int()
const text = z.string()

/** A score and what it is of, as they are read: one digit, cut off and never rounded up. */
const Points = { score: text, weight: text }

/** A year in the list. */
export const YearLine = z.object({
  ...{ id, year, state },
  stateWord: text,
  rubric: text,
  ...Points,
  bonus: text,
  /** By the office's own count. */
  grade: text.nullable(),
  missing: count,
  through: wholeDate,
  /** What the street gave. */
  street: z.object({ score: text, grade: text.nullable() }).nullable(),
  certificate: orNull(certificate),
})

export const PartLine = z.object({
  code: text,
  name: text,
  ...Points,
  /** What the rubric gives it, in tenths: what people judge and try it by. Its weight has what does not apply in its block besides. */
  tenths: count,
  /** Thousandths of its weight, cut off. */
  share: count,
  state: z.enum(['scored', 'missing', 'notApplicable']),
  method: text,
  by: z.enum(Method.options.map(option => option.shape.by.value)),
  /** What its number counts where it has but one: `个支部`. */
  unit: text,
  full: Part.shape.full,
  /** The count of the books, or null where people say it. */
  fact: z
    .object({ name: text, label: text, basis: text, counts: z.enum(['done', 'faults']), word: text, lacks: text })
    .nullable(),
  /** Whether the books have the numbers; else people type them. */
  counted: z.boolean(),
  numerator: count.nullable(),
  denominator: count.nullable(),
  /** Tenths that were judged. */
  judged: count.nullable(),
  notApplicable: text.nullable(),
  note: text.nullable(),
  /** Who fills it in. */
  filledBy: text.nullable(),
  evidence: z.array(
    z.object({
      ...{ id: Evidence.shape.id, name: Evidence.shape.name },
      paper: orNull(Evidence.shape.paper),
      meeting: orNull(Evidence.shape.meeting),
      meetingDate: wholeDate.nullable(),
      place: orNull(Evidence.shape.place),
      files: z.array(z.object({ id: text, name: text, sha256: text })),
    }),
  ),
  /** What lay beside it when it was submitted. */
  submitted: z.array(z.object({ name: text, sha256: text.nullable() })).nullable(),
  lacks: z.array(text),
  remarks: z.array(
    z.object({
      ...{ id: Remark.shape.id, text: Remark.shape.text, by: Remark.shape.by },
      ...{ answers: z.boolean(), done: z.boolean(), at: text },
    }),
  ),
  /** What the street says of it, and its score. */
  street: z.object({ verdict: choice(reviewVerdicts), score: text, reason: text.nullable() }).nullable(),
  editable: z.boolean(),
})

export type PartLine = z.infer<typeof PartLine>

const BlockLine = z.object({
  code: text,
  name: text,
  ...Points,
  share: count,
  missing: count,
  /** Nothing in it applies: its weight can go nowhere. */
  void: z.boolean(),
  street: text.nullable(),
  indicators: z.array(
    z.object({
      ...{ code: text, name: text, ...Points },
      aspect: choice(aspects),
      source: text,
      parts: z.array(PartLine),
    }),
  ),
})

/** The whole tree of a year with its scores and what is missing. */
export const OneYear = z.object({
  ...{ id, year, state },
  stateWord: text,
  rubric: Rubric.pick({ id: true, name: true, version: true, source: true, leastAnswers: true }),
  through: wholeDate,
  blocks: z.array(BlockLine),
  aspects: z.array(z.object({ aspect: choice(aspects), name: text, ...Points })),
  /** Of the blocks. */
  total: text,
  whole: text,
  bonus: text,
  /** With the bonus, which may lie above the whole. */
  sum: text,
  missing: count,
  lacking: count,
  grade: z.object({ code: text, name: text }).nullable(),
  /** What stands between and the next grade; null at the top. */
  next: z
    .object({
      name: text,
      lacking: text,
      least: text.nullable(),
      blocks: z.array(z.object({ code: text, name: text, score: text, least: text, lacking: text })),
      vetoes: z.array(text),
    })
    .nullable(),
  /** What gives most for least. */
  /** From the highest to the lowest. */
  grades: z.array(z.object({ code: text, name: text })),
  gains: z.array(z.object({ code: text, name: text, lost: text, steps: count.nullable(), each: text.nullable() })),
  ...{ bonuses, vetoes },
  bonusItems: z.array(z.object({ code: text, name: text, score: text })),
  bonusCap: text,
  vetoItems: z.array(z.object({ code: text, name: text })),
  meeting: orNull(meeting),
  decidedOn: orNull(decidedOn),
  submittedOn: wholeDate.nullable(),
  /** What the street gave. */
  street: z.object({ on: wholeDate, score: text, grade: text.nullable(), document: text.nullable() }).nullable(),
  notice: z.object({ from: wholeDate, to: wholeDate }).nullable(),
  granted: z.object({ certificate: text.nullable(), from: wholeDate, to: wholeDate.nullable() }).nullable(),
})

export type OneYear = z.infer<typeof OneYear>
