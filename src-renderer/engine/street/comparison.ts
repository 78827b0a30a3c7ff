import { boundsOf, type Period } from '../../../src-shared/period'
import { currentOf } from '../../../src-shared/street/current'
import type { Received } from '../../../src-shared/street/received'
import { codesOn, sharedWith, type OfficeCodes } from '../../../src-shared/street/shared-people'
import type { ReplyContents } from '../../../src-shared/upstream/reply'
import type { Outside } from '../command'
import type { Reader } from '../reader'
import { heldSegment } from './held-segment'

type Given = Pick<Outside, 'main' | 'dateOf'>
type Told = Pick<ReplyContents, 'matching' | 'shared'>

/** The one row of the comparison of people. */
export const comparisonId = 'members'

/** What communities make match codes with; undefined while people are not compared. */
export const matchSecretHere = async (reader: Reader): Promise<string | undefined> =>
  (await reader.get('comparisons', comparisonId))?.secret

/** The match codes of every office that speaks in a period with rows; each report is read once, for all periods asked. */
export function codesIn(
  { main, dateOf }: Given,
  received: readonly Received[],
): (period: Period) => Promise<OfficeCodes[]> {
  const known = new Map<string, Promise<OfficeCodes | null>>()
  const codesOf = ({ office, period, cutoff, segments }: Received) => {
    const [end, until] = [boundsOf(period).to, dateOf(cutoff)]
    return segments.length
      ? codesOn(end < until ? end : until, office, segments, hash => heldSegment(main, hash))
      : null
  }
  return async period => {
    const found: OfficeCodes[] = []
    for (const report of currentOf(received, period).values()) {
      const codes = known.get(report.id) ?? Promise.resolve(codesOf(report))
      known.set(report.id, codes)
      const read = await codes
      if (read) found.push(read)
    }
    return found
  }
}

/**
 * What each office is told: the secret, and of the newest period in which it and another brought codes, whom of its
 * people others count too. Nothing while people are not compared, and nothing to an office that nothing can be encrypted
 * to: whoever has secret and codes can guess the numbers behind them.
 */
export async function comparisonsToTell(
  outside: Given & { reader: Reader },
): Promise<(office: { id: string; recipient?: string | undefined }) => Promise<Told>> {
  const { reader } = outside
  const secret = await matchSecretHere(reader)
  const received = await reader.all('received')
  const names = new Map((await reader.all('children')).map(({ id, name }) => [id, name]))
  const codes = codesIn(outside, received)
  return async ({ id, recipient }) => {
    if (secret === undefined || !recipient) return { matching: [], shared: [] }
    for (const period of newestFirst(received.filter(({ office }) => office === id))) {
      const all = (await codes(period)).filter(({ codes }) => codes.size)
      if (all.length > 1 && all.some(({ office }) => office === id))
        return { matching: [{ secret, period }], shared: sharedWith(id, all, names) }
    }
    return { matching: [{ secret }], shared: [] }
  }
}

/** Periods by their last day, of several with the same the shortest first. */
function newestFirst(reports: readonly Received[]): Period[] {
  const rank = (period: Period) => `${boundsOf(period).to} ${boundsOf(period).from}`
  return [...new Set(reports.map(({ period }) => period))].sort((a, b) => (rank(a) > rank(b) ? -1 : 1))
}
