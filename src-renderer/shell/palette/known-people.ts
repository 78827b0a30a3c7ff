import { defineStore } from 'pinia'
import { shallowRef, watch, type Ref } from 'vue'
import type { QueryOutput } from '../../engine/client'
import { buildIndex, type SearchIndex } from './search-keys'

export type Person = QueryOutput<'roster.members'>['rows'][number]
type Spelling = typeof import('./pinyin')

const slice = 400

/** Who can be found, kept from one opening of the palette to the next so that it answers at once. */
export const useKnownPeople = defineStore('known-people', () => {
  const people = shallowRef<readonly Person[]>([])
  const index = shallowRef<SearchIndex>(buildIndex([]))

  /**
   * Takes newer people in: by characters at once; by pinyin as soon as it is spelled, a slice at a time so that typing
   * goes on meanwhile.
   */
  async function learn(rows: readonly Person[], spelling: Spelling | null): Promise<void> {
    const indexed = (syllables: (name: string) => readonly string[]) =>
      buildIndex(rows.map(({ name }) => ({ text: name, syllables: syllables(name) })))
    if (people.value !== rows) {
      people.value = rows
      index.value = indexed(() => [])
    }
    if (!spelling) return
    for (let at = 0; at < rows.length; at += slice) {
      for (const { name } of rows.slice(at, at + slice)) spelling.nameSyllables(name)
      if (at + slice < rows.length) await new Promise(resolve => setTimeout(resolve))
      if (people.value !== rows) return
    }
    index.value = indexed(spelling.nameSyllables)
  }

  /** Follows rows and spelling as they come, for as long as the caller is shown. */
  function follow(rows: Readonly<Ref<readonly Person[] | null>>, spelling: Readonly<Ref<Spelling | null>>): void {
    watch([rows, spelling], ([newest, words]) => newest && learn(newest, words), { immediate: true })
  }
  return { people, index, follow }
})
