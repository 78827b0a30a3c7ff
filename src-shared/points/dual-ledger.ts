import * as z from 'zod'
import type { PlainDate } from '../plain-date'
import { orNull } from '../records/field'
import { Attached } from '../roster/attached'
import { beginning, end, holdsOn } from '../roster/membership'
import { accountOf, type Account } from './account'
import { halfPoints } from './balance'
import type { DualEntry } from './dual-entry'
import { isMeasured, packOn, type PointsPack } from './pack'
import { notTakenBack } from './reversal'

const { id, name, unit, from, to } = Attached.shape

/** What one who reported here did in a year up to a day. Nothing of it is summed with the members' points. */
export const DualLine = z.object({
  ...{ id, name, unit: orNull(unit), from: orNull(from), to: orNull(to) },
  /** Whether the person still takes part on the last day; who left stands in no share. */
  here: z.boolean(),
  /** How often something was done: entries that were not taken back. */
  times: z.number().int(),
  /** Halves of an hour. */
  hours: z.number().int(),
  /** Null where no rules of this ledger are in force. */
  points: halfPoints.nullable(),
  /** Words of the rules for so many points; null where they have none. */
  band: z.string().nullable(),
  /** Whether the target is reached; null where the rules set none. */
  reached: z.boolean().nullable(),
})

export type DualLine = z.infer<typeof DualLine>

/** People of one 单位, those who are still here: so many of so many reached the target. */
export const DualUnit = z.object({
  /** Null for those of whom nobody wrote down where they come from. */
  unit: z.string().nullable(),
  people: z.number().int(),
  reached: z.number().int(),
  hours: DualLine.shape.hours,
  times: DualLine.shape.times,
})

export type DualUnit = z.infer<typeof DualUnit>

/** The target: where the lowest range above the bottom one begins. */
export const DualTarget = z.object({ name: z.string(), from: halfPoints })

/** The target that a pack sets: 达标 from 60 up; null where it has no two ranges. */
export function targetOf(pack: PointsPack | undefined): z.infer<typeof DualTarget> | null {
  const band = pack?.bands[pack.bands.length - 2]
  return band ? { name: band.name, from: band.from } : null
}

export interface DualBooks {
  /** Last day whose facts count; the year is its. */
  until: PlainDate
  packs: readonly PointsPack[]
}

/** One person's bill of a year: the arithmetic of the members, by the rules of this ledger. */
export function dualAccountOf(person: Attached, entries: readonly DualEntry[], { until, packs }: DualBooks): Account {
  const year = Number(until.slice(0, 4))
  return accountOf({ member: person.id, year, until, entries, packs, ledger: 'dual' })
}

/** Whether somebody belongs into the ledger of a year: has reported for it, and was here on one of its days. */
export function reportedIn(person: Attached, until: PlainDate): boolean {
  if (person.kind !== 'dualReport' || beginning(person) > until) return false
  return end(person) > `${until.slice(0, 4)}-01-01`
}

/** @param entries of the person, of the year up to the day */
export function dualLineOf(person: Attached, entries: readonly DualEntry[], books: DualBooks): DualLine {
  const { until, packs } = books
  const pack = packOn(packs, until, 'dual')
  const points = pack ? dualAccountOf(person, entries, books).total : null
  const target = targetOf(pack)
  return {
    ...{ id: person.id, name: person.name, unit: unitOf(person), from: person.from ?? null, to: person.to ?? null },
    here: holdsOn(person, until),
    times: notTakenBack(entries).length,
    hours: hoursOf(entries, packs),
    points,
    band: (points !== null && pack?.bands.find(one => one.from <= points)?.name) || null,
    reached: target && points !== null ? points >= target.from : null,
  }
}

/** People by their 单位, in the order of the lines; those without one come last. */
export function dualUnits(lines: readonly DualLine[]): DualUnit[] {
  const units = [...new Set(lines.map(line => line.unit))].sort((a, b) => Number(a === null) - Number(b === null))
  return units.map(of => {
    const own = lines.filter(line => line.unit === of)
    const here = own.filter(line => line.here)
    const sum = (what: 'hours' | 'times') => own.reduce((total, line) => total + line[what], 0)
    return {
      unit: of,
      people: here.length,
      reached: here.filter(({ reached }) => reached).length,
      ...{ hours: sum('hours'), times: sum('times') },
    }
  })
}

const unitOf = (person: Attached) => person.unit?.trim() || null

/** Hours of service: what was measured of items that the rules count by hours, in halves. */
function hoursOf(entries: readonly DualEntry[], packs: readonly PointsPack[]): number {
  const isHours = ({ pack, rule }: DualEntry) => {
    const item = packs.find(one => one.id === pack)?.items.find(({ code }) => code === rule)
    return (
      item !== undefined && isMeasured(item) && (item.unit === '小时' || item.facts.some(({ of }) => of === 'hours'))
    )
  }
  return entries.filter(isHours).reduce((sum, { amount = 0 }) => sum + amount, 0)
}
