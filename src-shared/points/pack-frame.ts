import type { PlainDate } from '../plain-date'
import type { PointsPack } from './pack'

/** What holds for a whole cycle: a version that changes it begins with one (decision 56). */
function frameOf({ cycle, base, blocks, floor, ceiling }: PointsPack): string {
  return JSON.stringify([
    cycle,
    base.points,
    base.byClass ?? {},
    base.carry ?? null,
    base.prorated,
    blocks,
    floor,
    ceiling,
  ])
}

export const sameFrame = (one: PointsPack, other: PointsPack): boolean => frameOf(one) === frameOf(other)

/** Whether a pack's cycles begin on a day, the first of a month. */
export function beginsCycle({ cycle }: PointsPack, day: PlainDate): boolean {
  const month = Number(day.slice(5, 7))
  return cycle === 'month' || (cycle === 'quarter' ? month % 3 === 1 : month === 1)
}
