import * as z from 'zod'
import community from '../../resources/points/community.v1.json'
import { attendanceStatuses, meetingKinds } from '../meetings/kinds'
import type { PlainDate } from '../plain-date'
import { choice } from '../records/field'

/** Which attendance yields an item. */
const AttendanceFact = z.object({
  kinds: z.array(choice(meetingKinds)),
  statuses: z.array(choice(attendanceStatuses)),
})

/** One item of a rule pack. All points are whole half points (domain §3.7 trap 2). */
export const PackItem = z.object({
  code: z.string(),
  name: z.string(),
  /** Honours stand outside the ceiling. */
  group: z.enum(['addition', 'deduction', 'honour']),
  /** What one fact gives; several where the office chooses by the fact. Negative for deductions. */
  deltas: z.array(z.number().int()).min(1),
  unit: z.string(),
  /** How many units make one delta: 2 where every 2 hours count. */
  per: z.number().int().positive(),
  /** Most that counts in a year. */
  cap: z.number().int().nullable(),
  /** Attendance that produces it; empty where it is entered by hand. */
  facts: z.array(AttendanceFact),
  /** Whether an entry by hand must name its evidence. */
  evidence: z.boolean(),
  source: z.string(),
})

/** A points rule pack: rules that differ from place to place are data, versioned, with an effective date (domain §3.3). */
export const PointsPack = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  /** First day whose facts it judges. */
  from: z.string(),
  source: z.string(),
  base: z.object({ code: z.string(), name: z.string(), points: z.number().int() }),
  floor: z.number().int(),
  ceiling: z.number().int().nullable(),
  items: z.array(PackItem),
  /** 一票否决: kept as words; the rating is a meeting's, never the program's. */
  vetoes: z.array(z.object({ code: z.string(), name: z.string(), source: z.string() })),
})

export type PackItem = z.infer<typeof PackItem>
export type PointsPack = z.infer<typeof PointsPack>

/** The packs that ship with the program. */
export const shippedPacks: readonly PointsPack[] = [community as PointsPack]

/** The pack in force on the day of a fact (domain §3.7 trap 3): the newest that had begun. Undefined before the first. */
export function packOn(packs: readonly PointsPack[], day: PlainDate): PointsPack | undefined {
  return packs
    .filter(pack => pack.from <= day)
    .reduce<PointsPack | undefined>((newest, pack) => (newest && newest.from > pack.from ? newest : pack), undefined)
}

/** An item by its code: of the pack in force on a day, else of the newest other pack that has it. */
export function itemOn(packs: readonly PointsPack[], day: PlainDate, code: string): PackItem | undefined {
  const newestFirst = [...packs].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
  return [packOn(packs, day), ...newestFirst].flatMap(pack => pack?.items ?? []).find(item => item.code === code)
}
