import { differencesOf, figuresHere } from '../../../src-shared/street/current'
import type { Received } from '../../../src-shared/street/received'

/** The figures of a report as counted here, each with what the sender wrote where that differs. */
export function countedFigures(report: Pick<Received, 'figures' | 'recomputed'>) {
  const differs = new Map(differencesOf(report).map(({ counted, sent }) => [counted.code, sent]))
  return figuresHere(report).map(({ code, label, numerator, denominator }) => {
    const sent = differs.get(code)
    return {
      ...{ code, label, numerator, denominator },
      // `sent` is null also where the sender left the figure out; `differs` tells the two apart.
      differs: differs.has(code),
      sent: sent ? { numerator: sent.numerator, denominator: sent.denominator } : null,
    }
  })
}
