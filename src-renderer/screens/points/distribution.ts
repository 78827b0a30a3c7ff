/** One bar: how many members stand in a range of points, and whether the member of the page is among them. */
export interface Bin {
  label: string
  count: number
  own: boolean
}

/** So many bars stand beside each other with words below them. */
const most = 9
const widths = [1, 10, 100, 1000, 10_000].flatMap(ten => [5, 10, 20].map(width => width * ten))

/**
 * How a branch's points are spread, from the fewest to the most in even steps: `60–64` … `100–104`; rules differ in what is much,
 * so the steps are those of the points that there are. Nobody is named and nobody is ranked; who isn't scored is not in it.
 * @param totals half points, null for 免积分
 */
export function distribution(totals: readonly (number | null)[], own: number | null): Bin[] {
  const scored = totals.flatMap(total => (total === null ? [] : [total / 2]))
  if (!scored.length) return []
  const [least, greatest] = [Math.min(...scored), Math.max(...scored)]
  const stepsOf = (width: number) => Math.floor(greatest / width) - Math.floor(least / width) + 1
  const width = widths.find(one => stepsOf(one) <= most) ?? greatest - least + 1
  return Array.from({ length: stepsOf(width) }, (_, i) => {
    const from = (Math.floor(least / width) + i) * width
    const holds = (points: number) => points >= from && points < from + width
    return {
      label: `${from}–${from + width - 1}`,
      count: scored.filter(holds).length,
      own: own !== null && holds(own / 2),
    }
  })
}
