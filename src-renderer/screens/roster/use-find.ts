import { computed, type ComputedRef, type Ref } from 'vue'
import { searchIndex } from '../../../src-shared/search/search-index'
import { usePeopleIndex, type FoundPerson } from '../people-index'

/** The rows that the words typed find, in the order they came; all of them while nothing is typed. */
export function useFind<R extends FoundPerson>(
  words: Readonly<Ref<string>>,
  rows: Readonly<Ref<readonly R[]>>,
): ComputedRef<readonly R[]> {
  const searched = computed(() => (words.value.trim() ? rows.value : null))
  const known = usePeopleIndex(searched)
  return computed(() => {
    const typed = words.value.trim()
    if (!typed) return rows.value
    const { people, index } = known.value
    // Until the index of these very rows is made, the name itself.
    if (people !== rows.value) return rows.value.filter(({ name }) => name.includes(typed))
    const found = new Uint8Array(people.length)
    for (const at of searchIndex(index, typed, Infinity)) found[at] = 1
    return people.filter((_, at) => found[at])
  })
}
