import type { Books } from './figures-books'
import { plain, type FigureDefinition } from './figures-definition'

const coverage = (books: Books) => {
  const entered = new Set(books.entries.map(entry => entry.member))
  return {
    numerator: books.roster.filter(member => entered.has(member.id)).length,
    denominator: books.roster.length,
  }
}

/** How far points reach; nobody's points themselves (domain §9.2). */
export const pointFigures: readonly FigureDefinition[] = [
  { code: 'points.coverage', label: '积分覆盖率', basis: '有积分记录的、在册党员（免积分的也在内）', count: coverage },
  {
    code: 'points.entries',
    label: '积分记录',
    basis: '条数，冲正的和被冲正的不计',
    count: books => plain(books.entries.length),
  },
]
