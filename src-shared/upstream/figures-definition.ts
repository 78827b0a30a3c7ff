import type { Books } from './figures-books'

/** One figure: its stable code, its words, and how it is counted. A plain count has no denominator. */
export interface FigureDefinition {
  code: string
  label: string
  /** 口径: what the two numbers are. */
  basis: string
  count(books: Books): { numerator: number; denominator: number | null }
}

/** A plain count. */
export function plain(numerator: number): { numerator: number; denominator: null } {
  return { numerator, denominator: null }
}
