import * as z from 'zod'
import { orNull } from '../../../src-shared/records/field'
import { Member } from '../../../src-shared/roster/member'

const { id, name, birth, joined } = Member.shape
const text = z.string().nullable()

/** Somebody in a list of people that look alike; numbers masked. */
export const LikePerson = z.object({
  id,
  name,
  branchName: z.string(),
  birth: orNull(birth),
  joined: orNull(joined),
  idNumber: text,
  phone: text,
  /** When the record came into the books, an instant. */
  since: z.string(),
})

const strength = z.enum(['sure', 'likely', 'hint'])
const reasons = z.array(z.string())

export const DuplicatePairs = z.object({
  rows: z.array(z.object({ one: LikePerson, other: LikePerson, strength, reasons })),
  settled: z.array(z.object({ id: z.string(), one: LikePerson, other: LikePerson })),
})

export const SimilarPeople = z.object({ rows: z.array(z.object({ person: LikePerson, strength, reasons })) })

const side = z.enum(['keep', 'other'])

export const MergePlan = z.object({
  keep: LikePerson,
  other: LikePerson,
  /** Every field in which at least one of the two says something. */
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      keep: text,
      other: text,
      same: z.boolean(),
      /** Lists of both go into one. */
      joined: z.boolean(),
      take: side,
    }),
  ),
  /** What moves to the one who stays, counted. */
  moves: z.array(z.object({ table: z.string(), label: z.string(), count: z.number().int() })),
  /** Set where the two stood in different branches at the same time. */
  belonging: z.object({ keep: z.string(), other: z.string(), answer: side.nullable() }).nullable(),
  /** Records that list both of them, with what is said of each; `answer` where both say the same or somebody chose. */
  lines: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      keep: z.string(),
      other: z.string(),
      same: z.boolean(),
      answer: side.nullable(),
    }),
  ),
  /** Points by hand of both that look like one fact; `entry` is the other's. */
  points: z.array(z.object({ entry: z.string(), label: z.string(), answer: z.enum(['both', 'once']).nullable() })),
  /** What is to be looked at, or has to be done afterwards. */
  notes: z.array(z.string()),
})

export type MergePlan = z.infer<typeof MergePlan>

export const MergedPeople = z.object({
  rows: z.array(
    z.object({
      entry: z.number().int(),
      other: z.object({ id, name }),
      time: z.string(),
      operator: z.string(),
      canUnmerge: z.boolean(),
      /** What stands against it, in words. */
      reasons,
    }),
  ),
})
