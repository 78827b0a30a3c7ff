import { reviewPack } from '../meetings/review'

/** What a branch's year says to its review meeting, as far as sentences say it. */
export interface YearFacts {
  /** How many may have the best grade, of how many full members. */
  cap: number
  full: number
  /** How many the points would put into the best band, and what the rules call it. */
  inBest: number
  bestBand: string | null
  rows: readonly { name: string; tied: boolean }[]
}

const shares: Readonly<Record<string, string>> = {
  '1/2': '二分之一',
  '1/3': '三分之一',
  '1/4': '四分之一',
  '1/5': '五分之一',
}
const best = (reviewPack.grades as Readonly<Record<string, string>>)[reviewPack.capped]!

/** `优秀最多 5 名：正式党员 16 名的三分之一`; then who is to be talked over by the meeting, in the order of the list. */
export function yearSentences({ cap, full, inBest, bestBand, rows }: YearFacts): string[] {
  const { numerator, denominator } = reviewPack.cap
  const share = shares[`${numerator}/${denominator}`] ?? `${denominator}分之${numerator}`
  const said = [`${best}最多 ${cap} 名：正式党员 ${full} 名的${share}，不足一名的不计。`]
  if (bestBand === null) return said
  const over = inBest - cap
  said.push(
    over > 0
      ? `积分在“${bestBand}”一档的有 ${inBest} 名，比名额多 ${over} 名，由支部党员大会决定。`
      : `积分在“${bestBand}”一档的有 ${inBest} 名，没有超过名额。`,
  )
  const tied = rows.filter(row => row.tied).map(({ name }) => name)
  if (tied.length) said.push(`${tied.join('、')}积分相同，名额不够，评谁由支部党员大会决定，不按名单先后。`)
  return said
}

/** What the meeting should know of one line: why the rules call it nothing, or that others have as many. */
export const noteOn = ({ tied, reason }: { tied: boolean; reason: string }): string =>
  tied ? '积分相同，名额不够，由会议决定' : reason
