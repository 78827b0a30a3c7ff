/** One bar: how many members stand in a range of points, and whether the member of the page is among them. */
export interface Bin {
  label: string
  count: number
  own: boolean
}

const width = 5
const lowest = 60
const highest = 95

/**
 * How a branch's points are spread, in steps of five: `60–64` … `95以上`, with `60以下` only where somebody is there.
 * Nobody is named and nobody is ranked; who isn't scored is not in it.
 * @param totals half points, null for 免积分
 */
export function distribution(totals: readonly (number | null)[], own: number | null): Bin[] {
  const scored = totals.flatMap(total => (total === null ? [] : [total / 2]))
  const bins = Array.from({ length: (highest - lowest) / width + 1 }, (_, i) => {
    const from = lowest + i * width
    const open = from === highest
    const holds = (points: number) => points >= from && (open || points < from + width)
    return { label: open ? `${from}以上` : `${from}–${from + width - 1}`, holds }
  })
  const all = [{ label: `${lowest}以下`, holds: (points: number) => points < lowest }, ...bins]
  return all
    .map(({ label, holds }) => ({
      label,
      count: scored.filter(holds).length,
      own: own !== null && holds(own / 2),
    }))
    .filter(({ count }, i) => i > 0 || count > 0)
}
