import { isLater } from '../street/current'
import type { Receipt, Reply, ReturnedPart } from './reply'
import type { Report } from './report'

/** The reply of an office above that holds: the last that it wrote, in whatever order they came. */
export function standingReply<T extends Pick<Reply, 'office' | 'epoch' | 'sequence'>>(
  replies: readonly T[],
  office: string,
): T | undefined {
  const own = replies.filter(reply => reply.office === office)
  return own.sort((a, b) => b.epoch - a.epoch || b.sequence - a.sequence)[0]
}

type At = { epoch: number; sequence: number }
const isAt = (a: At) => (b: At) => a.epoch === b.epoch && a.sequence === b.sequence

/** Reports that the office above has received under this office's name and these books do not know as theirs. */
export function unknownReceipts({ receipts }: Pick<Reply, 'receipts'>, reports: readonly Report[]): Receipt[] {
  const digests = new Set(reports.map(({ digest }) => digest))
  return receipts.filter(({ digest }) => !digests.has(digest))
}

/** A returned part with the report that it is of; null where these books do not know that. */
export interface StandingReturn {
  part: ReturnedPart
  period: string
  revision: number
  /** Whether a corrected report of the period was written since. */
  answered: boolean
}

/** What is returned, as far as the books tell whether it was put right. */
export function standingReturns(
  { returns, receipts }: Pick<Reply, 'returns' | 'receipts'>,
  reports: readonly Report[],
): StandingReturn[] {
  return returns.flatMap(part => {
    const receipt = receipts.find(isAt(part))
    if (!receipt) return []
    const { period, revision, epoch, sequence } = receipt
    const own = reports.find(isAt(part)) ?? { epoch, sequence, edition: revision, cutoff: '' }
    const answered = reports.some(report => report.period === period && isLater(report, own))
    return [{ part, period, revision, answered }]
  })
}
