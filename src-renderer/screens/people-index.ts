import { shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { buildIndex, IndexBuilder, type Findable, type SearchIndex } from '../../src-shared/search/search-index'

type Reading = typeof import('../../src-shared/roster/name-reading')

/** What of a row of the roster people are found by. */
export interface FoundPerson {
  name: string
  idNumber: string | null
  phone: string | null
  address: string | null
}

let reading: Promise<Reading> | undefined
/** How names are read; its tables are large, so they come when something is searched. */
export const nameReadings = (): Promise<Reading> => (reading ??= import('../../src-shared/roster/name-reading'))

const slice = 500
const pause = () => new Promise<void>(resolve => setTimeout(resolve))
const asFindable =
  ({ nameReading }: Reading) =>
  ({ name, address, phone, idNumber }: FoundPerson): Findable => ({
    text: name,
    ...nameReading(name),
    place: address,
    numbers: [idNumber, phone],
  })

/** People that can be found, with the index of just these. */
export interface PeopleIndex<P> {
  people: readonly P[]
  index: SearchIndex
}

/**
 * The index of rows as they come: the one before stays until the next is whole, and it is made a slice at a time, so that
 * typing goes on meanwhile.
 * @param rows null while nobody searches: then nothing is made
 */
export function usePeopleIndex<P extends FoundPerson>(
  rows: Readonly<Ref<readonly P[] | null>>,
): ShallowRef<PeopleIndex<P>> {
  const known = shallowRef<PeopleIndex<P>>({ people: [], index: buildIndex([]) })
  async function learn(people: readonly P[]): Promise<void> {
    const words = await nameReadings()
    const builder = new IndexBuilder(text => words.nameReading(text).syllables)
    for (let at = 0; at < people.length; at += slice) {
      if (rows.value !== people) return
      builder.add(people.slice(at, at + slice).map(asFindable(words)))
      if (at + slice < people.length) await pause()
    }
    const index = people.length > slice ? await builder.indexWith(pause) : builder.index()
    if (rows.value === people) known.value = { people, index }
  }
  watch(rows, newest => void (newest && newest !== known.value.people && learn(newest)), { immediate: true })
  return known
}
