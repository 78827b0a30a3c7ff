import { addMonths, type PlainDate } from '../plain-date'
import { packOn, type PointsPack } from './pack'

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

const sameFrame = (one: PointsPack, other: PointsPack): boolean => frameOf(one) === frameOf(other)

/** Whether a pack's cycles begin on a day, the first of a month. */
function beginsCycle({ cycle }: PointsPack, day: PlainDate): boolean {
  const month = Number(day.slice(5, 7))
  return cycle === 'month' || (cycle === 'quarter' ? month % 3 === 1 : month === 1)
}

/** Whether a pack may begin on its day by its frame: the one before it has the same, or cycles of both begin that day. */
export function frameFits(packs: readonly PointsPack[], pack: PointsPack): boolean {
  const before = packOn(packs, pack.from, pack.ledger)
  return !before || sameFrame(before, pack) || (beginsCycle(before, pack.from) && beginsCycle(pack, pack.from))
}

/**
 * The day from which a pack is proposed to begin: the one it names itself where that is still to come, else the year's first where
 * nothing stands in the year, else the first day of a month from the next on; always one that its frame fits.
 * @param untouched whether nothing is entered and nothing closed in the year of `today`
 */
export function proposedBeginning(
  packs: readonly PointsPack[],
  pack: PointsPack,
  today: PlainDate,
  untouched: boolean,
): PlainDate {
  const firstOf = (day: PlainDate) => `${day.slice(0, 7)}-01`
  const days = [
    ...(pack.from > today ? [pack.from] : []),
    ...(untouched ? [`${today.slice(0, 4)}-01-01`] : []),
    ...Array.from({ length: 12 }, (_, i) => firstOf(addMonths(firstOf(today), i + 1))),
  ]
  return days.find(from => frameFits(packs, { ...pack, from }))!
}
