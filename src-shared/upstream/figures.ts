import type { Period } from '../period'
import type { PlainDate } from '../plain-date'
import type { Source } from '../source'
import type { Figure } from './figure'
import { readBooks } from './figures-books'
import type { FigureDefinition } from './figures-definition'
import { gridFigures } from './figures-grid'
import { meetingFigures } from './figures-meetings'
import { memberFigures } from './figures-members'
import { pointFigures } from './figures-points'

/** All figures in the order they are reported. */
export const figureDefinitions: readonly FigureDefinition[] = [
  ...meetingFigures,
  ...memberFigures,
  ...pointFigures,
  ...gridFigures,
]

/**
 * The figures of a period from an office's own rows or from received ones: the same rows give the same figures at
 * the community and at the street, so a receiver can count again.
 * @param day plain date of the cut-off; what happened later is not counted, what was held late for the period is
 */
export async function figuresOf(source: Source, period: Period, day: PlainDate): Promise<Figure[]> {
  const books = await readBooks(source, period, day)
  return figureDefinitions.map(({ code, label, count }) => ({ code, label, ...count(books) }))
}

/** 口径 of a figure; empty for a code this program doesn't know. */
export function figureBasis(code: string): string {
  return figureDefinitions.find(definition => definition.code === code)?.basis ?? ''
}
