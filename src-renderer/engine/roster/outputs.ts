import * as z from 'zod'
import { partialDate, wholeDate } from '../../../src-shared/plain-date'
import { fieldMeta, orNull } from '../../../src-shared/records/field'
import { Extension, Hardship, Honour, Member } from '../../../src-shared/roster/member'
import { Membership } from '../../../src-shared/roster/membership'
import { Standing } from '../../../src-shared/roster/standing'
import { Organisation } from '../../../src-shared/roster/organisation'
import { ArrivalLine, BelongingLine, Left, LetterLine, SpanLine } from './member-lines'
import { RosterField } from '../../../src-shared/roster/roster-import/roster-fields'
import { previewSchema } from '../../../src-shared/sheet-import/preview'

const { id, name, membership, sex, birth, education, joined, regularised, phone, idNumber, address } = Member.shape
const { floating, lostContact } = Standing.shape
const branch = Membership.shape.organisation

/** A field as it is shown: the official word of a code, digits masked. */
const shown = (field: z.ZodType) =>
  z
    .string()
    .nullable()
    .meta({ label: fieldMeta(field)!.label })
const count = z.number().int()
/** 党龄 in completed years; 0 on probation, nothing where the books don't know. */
const partyAge = count.optional()

export const Members = z.object({
  rows: z.array(
    z.object({
      id,
      name,
      branch,
      branchName: z.string(),
      groupName: z.string().nullable(),
      categories: Member.shape.categories.unwrap(),
      membership,
      sex: shown(sex),
      birth: orNull(birth),
      education: shown(education),
      joined: orNull(joined),
      regularised: orNull(regularised),
      partyAge,
      floating,
      lostContact,
      lostSince: orNull(Standing.shape.lostSince),
      extended: count,
      phone: shown(phone),
      idNumber: shown(idNumber),
      address: shown(address),
    }),
  ),
  total: count,
})

const Counts = z.object({ members: count, full: count, probationary: count })

export const BranchCounts = z.object({
  asOf: wholeDate,
  rows: z.array(Counts.extend({ id: branch, branch: Organisation.shape.name })),
  total: Counts,
})

/** An organisation with what lies below it; the counts are of both. */
export const TreeNode = z.object({
  id: Organisation.shape.id,
  name: Organisation.shape.name,
  short: z.string(),
  kind: Organisation.shape.kind,
  total: count,
  full: count,
  probationary: count,
  get children(): z.ZodArray<typeof TreeNode> {
    return z.array(TreeNode)
  },
})

export type TreeNode = z.infer<typeof TreeNode>

const Field = z.object({ name: RosterField, label: z.string() })

export const OneMember = z.object({
  id,
  name,
  branch: branch.nullable(),
  branchName: z.string(),
  groupName: z.string().nullable(),
  membership,
  sex: shown(sex),
  age: count.nullable(),
  partyAge,
  /** Of a probationary member: until when, by how many months it was extended, and what the record itself says of that. */
  probation: z.object({ ends: partialDate.nullable(), extended: count, extension: Extension.nullable() }).nullable(),
  fields: z.array(Field.extend({ text: z.string().nullable() })),
  history: z.array(z.object({ date: partialDate, text: z.string() })),
  belongings: z.array(BelongingLine),
  spans: z.array(SpanLine),
  categories: Member.shape.categories.unwrap(),
  management: Member.shape.management.unwrap().nullable(),
  honours: z.array(Honour),
  hardships: z.array(Hardship),
  letters: z.array(LetterLine),
  arrivals: z.array(ArrivalLine),
  left: Left.nullable(),
})

export const Preview = previewSchema(
  RosterField,
  z.object({
    id,
    name,
    birth: z.string().nullable(),
    branch: z.string().nullable(),
    joined: z.string().nullable(),
    idNumber: z.string().nullable(),
    /** Whether the row may update them: no other row does, and its number is nobody else's. */
    open: z.boolean(),
  }),
)

export const Imported = z.object({ added: count, changed: count, same: count, doubtful: count })
