import type * as z from 'zod'
import { Figure } from './figure'

const numbers = Figure.pick({ numerator: true, denominator: true })

/** A figure that is not what was sent; null on the side that does not have it. */
export const FigureChange = Figure.pick({ code: true, label: true }).extend({
  sent: numbers.nullable(),
  now: numbers.nullable(),
})

export type FigureChange = z.infer<typeof FigureChange>

/** The figures that differ, with both numbers of each side: a rate alone hides which of them moved (domain §9.4). */
export function figureChanges(sent: readonly Figure[], now: readonly Figure[]): FigureChange[] {
  const [before, after] = [byCode(sent), byCode(now)]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap(code => {
    const [was, is] = [before.get(code), after.get(code)]
    if (was?.numerator === is?.numerator && was?.denominator === is?.denominator) return []
    return [{ code, label: (is ?? was)!.label, sent: numbersOf(was), now: numbersOf(is) }]
  })
}

const byCode = (figures: readonly Figure[]) => new Map(figures.map(figure => [figure.code, figure]))
const numbersOf = (figure: Figure | undefined) =>
  figure ? { numerator: figure.numerator, denominator: figure.denominator } : null
