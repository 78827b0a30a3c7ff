import * as z from 'zod'
import { isPeriod } from '../period'
import { isInstant } from '../plain-date'

/** Number of the format that this program writes; a bundle with a higher one is refused by name. */
export const bundleFormat = 1
/** Number of the tables' columns; rises whenever a column or a table is added. */
export const bundleSchema = 2

export const bundleKinds = ['report', 'reply', 'enrolment', 'handover'] as const
export type BundleKind = (typeof bundleKinds)[number]

const bundleDetails = ['figures', 'pseudonymous', 'named'] as const
export type Detail = (typeof bundleDetails)[number]

const whole = z.number().int().min(0)
const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** What a bundle says of itself. */
export const BundleInfo = z.object({
  format: whole.min(1),
  schema: whole.min(1),
  kind: z.enum(bundleKinds),
  /** 12-digit code of the sending office. */
  office: z.string().regex(/^\d{12}$/),
  officeName: z.string().min(1),
  epoch: whole.min(1),
  /** From 1 within an epoch. An enrolment, which only presents the key and is no link of the chain, has 0. */
  sequence: whole,
  /** sha-256 of the tag manifest of the bundle before it; empty for the first. */
  previous: digest.or(z.literal('')),
  period: z.string().refine(isPeriod),
  revision: whole,
  /** ISO instant in UTC with three digits behind the second: one spelling, as it is compared as text. */
  cutoff: z.string().refine(isInstant),
  /** Whom it is encrypted to; empty for nobody in particular. */
  recipient: z.string(),
  /** 12-digit code of the office that a reply is meant for; nothing else names one. */
  addressee: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  detail: z.enum(bundleDetails),
  /** What the sender says with it. */
  note: z.string().optional(),
  /** Day of making. */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
})

export type BundleInfo = z.infer<typeof BundleInfo>
