import { buildIndex, searchIndex } from '../../../src-shared/search/search-index'
import type { Deed } from './deeds'

/** What finds deeds by any of their names, each found once, the best first. */
export function deedFinder(
  deeds: readonly Deed[],
  syllablesOf: (words: string) => readonly string[],
): (words: string, most: number) => Deed[] {
  const names = deeds.flatMap(deed => [deed.title, ...(deed.also ?? [])].map(text => ({ text, deed })))
  const index = buildIndex(names.map(({ text }) => ({ text, syllables: syllablesOf(text) })))
  return (words, most) =>
    [...new Set(searchIndex(index, words, names.length).map(at => names[at]!.deed))].slice(0, most)
}
