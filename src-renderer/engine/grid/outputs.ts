import * as z from 'zod'
import { GridPerson } from '../../../src-shared/grid/grid-person'
import { GridPost, gridRoles } from '../../../src-shared/grid/grid-post'
import { wholeDate } from '../../../src-shared/plain-date'
import { orNull } from '../../../src-shared/records/field'

const count = z.number().int()
const { id, member, attached, sex, phone, unit } = GridPerson.shape

/** Every role somebody serves in, the roster's 党小组长 and 党员中心户 too. */
export const roleWords = { ...gridRoles, groupLeader: '党小组长', hubHead: '党员中心户' } as const
export type AnyRole = keyof typeof roleWords

const roles = z.enum(Object.keys(roleWords) as [AnyRole, ...AnyRole[]])

/** That somebody serves somewhere, in one line. */
export const ServingLine = z.object({
  id,
  /** Of those who serve in the grids; null for a post of the roster. */
  person: z.string().nullable(),
  name: z.string(),
  /** What tells namesakes apart: their branch, unit or employer. */
  where: z.string(),
  phone: orNull(phone),
  role: roles,
  word: z.string(),
  of: z.enum(['grid', 'building', 'estate', 'group']),
  place: z.string(),
  placeName: z.string(),
  unit: orNull(GridPost.shape.unit),
  force: orNull(GridPost.shape.force),
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: orNull(GridPost.shape.reason),
  selection: orNull(GridPost.shape.selection),
  /** The steps of 推审选评聘 that were done: `推审选`. */
  steps: z.string(),
})

export type ServingLine = z.infer<typeof ServingLine>

/** Somebody who serves in the grids, with what they hold on the day. */
export const PersonLine = z.object({
  id,
  name: z.string(),
  as: z.enum(['member', 'attached', 'other']),
  asWord: z.string(),
  where: z.string(),
  phone: orNull(phone),
  holds: z.array(ServingLine),
  /** Posts that somebody mostly holds once (staffing.json); more than one of them is 一人多岗. */
  leading: count,
  /** Posts that ended. */
  past: count,
})

export const People = z.object({
  asOf: wholeDate,
  /** `serves`: holds a post or looks after a household on the day; the others did, or will. */
  rows: z.array(PersonLine.extend({ serves: z.boolean() })),
  /** How many of them hold a post or look after a household on the day. */
  serving: count,
})

export const OnePerson = PersonLine.extend({
  member: orNull(member),
  attached: orNull(attached),
  sex: orNull(sex),
  /** As it is written of who stands in no other record. */
  unit: orNull(unit),
  former: z.array(ServingLine),
  pairings: count,
}).nullable()

/** A need of a place: whether somebody meets it. */
export const Vacancy = z.object({
  key: z.string(),
  code: z.string(),
  label: z.string(),
  source: z.string(),
  of: z.enum(['grid', 'building']),
  place: z.string(),
  placeName: z.string(),
  grid: z.string().nullable(),
  gridName: z.string(),
})

/** Who serves in a grid or a building, what it needs, and the 党员中心户 in it. */
export const StaffingCard = z
  .object({
    of: z.enum(['grid', 'building']),
    place: z.string(),
    placeName: z.string(),
    code: z.string(),
    grid: z.string().nullable(),
    gridName: z.string(),
    estateName: z.string(),
    units: z.array(z.string()),
    lines: z.array(ServingLine),
    needs: z.array(z.object({ code: z.string(), label: z.string(), source: z.string(), met: z.boolean() })),
    hubs: z.array(z.object({ id: z.string(), name: z.string() })),
    /** The levels from the street down, and who works together in a grid; no names (null) where no record here says so. */
    teams: z.array(
      z.object({
        ...{ code: z.string(), label: z.string(), source: z.string() },
        parts: z.array(z.object({ label: z.string(), names: z.array(z.string()).nullable() })),
      }),
    ),
  })
  .nullable()

export const Share = z.object({ code: z.string(), label: z.string(), numerator: count, denominator: count })

const Covered = z.object({ id: z.string(), name: z.string(), buildings: count, shares: z.array(Share) })

export const Coverages = z.object({
  asOf: wholeDate,
  needs: z.array(
    z.object({ code: z.string(), label: z.string(), of: z.enum(['grid', 'building']), source: z.string() }),
  ),
  total: z.object({ buildings: count, grids: count, people: count, shares: z.array(Share) }),
  grids: z.array(Covered),
  /** Buildings that lie in no grid; null where there are none. */
  outside: Covered.nullable(),
  estates: z.array(Covered),
})

export const CoverageRows = z.object({
  rows: z.array(
    z.object({
      of: z.enum(['grid', 'building']),
      place: z.string(),
      placeName: z.string(),
      gridName: z.string(),
      /** Names of who meets it, with `、` between; empty: vacant. */
      holders: z.string(),
    }),
  ),
})
