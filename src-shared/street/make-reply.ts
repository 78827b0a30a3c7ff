import type { PlainDate } from '../plain-date'
import type { ReplyContents } from '../upstream/reply'
import { currentOf, differencesOf } from './current'
import type { Received } from './received'
import { isOpen, returnState } from './return-state'
import type { Return } from './return'
import { gapsBefore } from './sequence'

/**
 * Everything that an office below is told: what became of each report of it, which were never received, which figures
 * were counted otherwise, the open returns, and whom others count too. A function of what was accepted and returned, so
 * the newest reply alone says it all.
 * @param received accepted bundles of this office, those taken out included
 * @param compared what it is told of the comparison of people
 */
export function makeReply(
  received: readonly Received[],
  returns: readonly Return[],
  compared: Pick<ReplyContents, 'matching' | 'shared'>,
  dateOf: (instant: string) => PlainDate,
): ReplyContents {
  const inOrder = [...received].sort((a, b) => a.epoch - b.epoch || a.sequence - b.sequence)
  const at = ({ epoch, sequence }: Received) => ({ epoch, sequence })
  const open = returns.flatMap(row => {
    const report = inOrder.find(({ id }) => id === row.report)
    return report && isOpen(returnState(row, inOrder)) ? [{ row, report }] : []
  })
  return {
    receipts: inOrder.map(report => {
      const { id: digest, period, edition: revision, receivedAt, takenOut, takenOutFor, office } = report
      const counts = currentOf(inOrder, period).get(office)?.id === digest
      const note = takenOut && takenOutFor ? plain(takenOutFor) : ''
      return {
        ...{ ...at(report), digest, period, revision, receivedOn: dateOf(receivedAt) },
        state: takenOut ? 'takenOut' : counts ? 'counted' : 'superseded',
        ...(note && { note }),
      }
    }),
    missing: [...new Set(inOrder.map(({ epoch }) => epoch))].flatMap(epoch => {
      const own = inOrder.filter(report => report.epoch === epoch)
      const gaps = gapsBefore(own[own.length - 1]!.sequence, own)
      return gaps.map(({ first, last }) => ({ epoch, sequence: first, last }))
    }),
    differences: inOrder
      .filter(({ takenOut }) => !takenOut)
      .flatMap(report =>
        differencesOf(report).map(({ counted, sent }) => ({
          ...{ ...at(report), code: counted.code, label: counted.label, numerator: counted.numerator },
          ...(counted.denominator !== null && { denominator: counted.denominator }),
          ...(sent && { sentNumerator: sent.numerator }),
          ...(sent && sent.denominator !== null && { sentDenominator: sent.denominator }),
        })),
      ),
    returns: open
      .sort((a, b) => (a.row.returnedAt + a.row.id < b.row.returnedAt + b.row.id ? -1 : 1))
      .map(({ row: { what, code, table, record, part, text, reason, returnedAt }, report }, i) => ({
        ...{ line: i + 1, ...at(report), what, text: plain(text) || '记录', reason: plain(reason) || '请核对' },
        ...(code && { code }),
        ...(table && { table }),
        ...(record && { record }),
        ...(part && { part }),
        returnedOn: dateOf(returnedAt),
      })),
    ...compared,
  }
}

/** Words as a cell may hold them: what a spreadsheet would take for a formula loses its sign. */
export const plain = (text: string): string => text.replace(/^[\s=+\-@＝＋－＠]+/, '').trim()
