import type { Figure } from '../upstream/figure'
import type { Received } from './received'

type Standing = Pick<
  Received,
  'office' | 'period' | 'edition' | 'epoch' | 'sequence' | 'cutoff' | 'figures' | 'recomputed' | 'takenOut'
>

/**
 * The bundle that speaks for each office in a period: the newest epoch's, then its highest edition, the latest cut-off,
 * sequence. A PC that took a lost one's place without its books counts editions from 1 again, under a new epoch. A
 * function of the accepted bundles that were not taken out, so the order in which they came or went does not matter.
 */
export function currentOf<T extends Standing>(received: readonly T[], period: string): Map<string, T> {
  const current = new Map<string, T>()
  for (const bundle of received) {
    if (bundle.period !== period || bundle.takenOut) continue
    const other = current.get(bundle.office)
    if (!other || rank(bundle) > rank(other)) current.set(bundle.office, bundle)
  }
  return current
}

type Ranked = Pick<Standing, 'epoch' | 'edition' | 'cutoff' | 'sequence'>

/** Whether of two reports of one office and period the first puts the second in the shade. */
export const isLater = (a: Ranked, b: Ranked): boolean => rank(a) > rank(b)

/** Compares as text. */
function rank({ epoch, edition, cutoff, sequence }: Ranked): string {
  const wide = (n: number) => String(n).padStart(15, '0')
  return `${wide(epoch)} ${wide(edition)} ${cutoff} ${wide(sequence)}`
}

/** The figures of a bundle as counted here from its rows; where it brought none, as its sender wrote them. */
export function figuresHere({ figures, recomputed }: Pick<Standing, 'figures' | 'recomputed'>): Figure[] {
  return recomputed.length ? recomputed : figures
}

/** A figure as counted here from the rows, and as the sender wrote it; null where the sender left it out. */
export interface Difference {
  counted: Figure
  sent: Figure | null
}

/** Figures whose two counts differ, those left out included: what can be counted must have been reported. */
export function differencesOf({ figures, recomputed }: Pick<Standing, 'figures' | 'recomputed'>): Difference[] {
  const written = new Map(figures.map(figure => [figure.code, figure]))
  return recomputed.flatMap(counted => {
    const sent = written.get(counted.code) ?? null
    return sent?.numerator === counted.numerator && sent.denominator === counted.denominator ? [] : [{ counted, sent }]
  })
}
