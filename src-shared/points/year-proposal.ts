/** A range of points and what the rules call it: words for the meeting, never a grade. */
export interface Band {
  /** Half points, from which up. */
  from: number
  name: string
}

/** What is known of a member at the year's end. */
export interface YearLine {
  member: string
  /** Half points of the year; `null` for 免积分. */
  total: number | null
  probationary: boolean
  /** Words of the vetoes that stand. */
  vetoes: readonly string[]
}

export interface Proposal {
  member: string
  /** What the rules call such points; null where they say nothing of somebody. */
  band: string | null
  /** Why there is none, or what the meeting has to look at. */
  reason: string
}

export interface YearProposal {
  lines: Proposal[]
  /** How many may be 优秀: a third of the full members, rounded down (domain §2.4). */
  cap: number
  /** Full members, of whom the cap is taken. */
  full: number
  /** How many the points would put into the best band. */
  inBest: number
  /**
   * Members who have as many points as the last one within the cap, where not all of them fit: whom to take is for the meeting,
   * never for the order of a list (domain §3.3). Empty where all fit.
   */
  tied: string[]
}

/**
 * What the rules say of a year's points, for the meeting that reviews: nothing is decided, nobody is ranked, and nobody is proposed as
 * 不合格 by points alone (domain §3.7 trap 9). Lines come back in the order given.
 * @param bands the highest first
 */
export function proposeYear(
  lines: readonly YearLine[],
  bands: readonly Band[],
  most: (full: number) => number,
): YearProposal {
  const full = lines.filter(({ probationary }) => !probationary).length
  const cap = most(full)
  const best = bands[0]
  const candidates = lines.filter(
    ({ total, probationary, vetoes }) =>
      best !== undefined && total !== null && total >= best.from && !probationary && !vetoes.length,
  )
  return {
    lines: lines.map(line => ({ member: line.member, ...wordsFor(line, bands) })),
    cap,
    full,
    inBest: candidates.length,
    tied: candidates.length > cap ? tiedAt(candidates, cap) : [],
  }
}

function wordsFor({ total, probationary, vetoes }: YearLine, bands: readonly Band[]): Omit<Proposal, 'member'> {
  if (vetoes.length) return { band: null, reason: `${vetoes.join('、')}，等次由支部党员大会和上级党组织认定` }
  if (probationary) return { band: null, reason: '预备党员不评定等次，积分供讨论转正时参考' }
  if (total === null) return { band: null, reason: '免积分，由支部党员大会按平时表现评议' }
  const band = bands.find(({ from }) => total >= from)
  return band ? { band: band.name, reason: '' } : { band: null, reason: '办法没有规定这一分段' }
}

function tiedAt(candidates: readonly YearLine[], cap: number): string[] {
  const totals = candidates.map(({ total }) => total!).sort((a, b) => b - a)
  const last = totals[cap - 1]
  if (last === undefined || totals[cap] !== last) return []
  return candidates.filter(({ total }) => total === last).map(({ member }) => member)
}
