import * as z from 'zod'
import development from '../../resources/roster/development.json'
import founding from '../../resources/roster/founding.json'

/** The procedures that go in dated steps. */
export const procedureKinds = { development: '发展党员', founding: '成立党支部' } as const
export type ProcedureKind = keyof typeof procedureKinds

/** Where a number comes from, and what it says, as a clerk cites it. */
const cited = { words: z.string(), source: z.string() }
const months = z.number().int().positive()

/** How long after another step a step may be taken at the earliest (`notBefore`) or must be taken at the latest. */
export const Term = z.object({
  kind: z.enum(['notBefore', 'within']),
  after: z.string(),
  months,
  /** The step whose months are added, where it was taken. */
  extendedBy: z.string().optional(),
  ...cited,
})

export const PackStep = z.object({
  code: z.string(),
  label: z.string(),
  /** Where somebody stands once the step is taken. */
  stage: z.string(),
  term: Term.optional(),
  /** How old somebody is to be on the day, in full years. */
  age: z.object({ years: z.number().int().positive(), source: z.string() }).optional(),
  /** Taken only where it comes to that; never the next step and never missed. */
  onlyIfSo: z.literal(true).optional(),
  /** A step that says by how many months a term is extended. */
  extension: z.object({ atLeast: months, atMost: months, ...cited }).optional(),
  /** From this step on somebody is a member, who is to be put on the roster. */
  entersRoster: z.literal(true).optional(),
  /** With this step the branch is there, and is to be put into the tree. */
  entersTree: z.literal(true).optional(),
})

/** A procedure as data: its steps in their order and what must lie how long behind what. */
export const ProcedurePack = z.object({
  id: z.string(),
  version: z.number().int(),
  checked: z.string(),
  source: z.string(),
  stages: z.record(z.string(), z.string()),
  steps: z.array(PackStep),
})

export type PackStep = z.infer<typeof PackStep>
export type ProcedurePack = z.infer<typeof ProcedurePack>

/** The packs that ship with the program. */
export const procedurePacks: Readonly<Record<ProcedureKind, ProcedurePack>> = {
  development: ProcedurePack.parse(development),
  founding: ProcedurePack.parse(founding),
}

/** Official word of every step of every pack; no two packs share a code. */
export const procedureSteps: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(procedurePacks).flatMap(({ steps }) => steps.map(({ code, label }) => [code, label])),
)
