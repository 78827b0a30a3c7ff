import { computed } from 'vue'
import type { PlainDate } from '../../../src-shared/plain-date'
import { useLive } from '../engine'
import type { ServingLine } from './people/serving-deeds'

/** Who serves where on a day: the lines of a place, none where nobody does. */
export function useServingPlaces(asOf: () => PlainDate | null) {
  const people = useLive('grid.people', () => {
    const day = asOf()
    return day ? { asOf: day } : {}
  })
  return computed(() => {
    const of = new Map<string, ServingLine[]>()
    for (const { holds } of people.value.value?.rows ?? [])
      for (const line of holds) of.set(line.place, [...(of.get(line.place) ?? []), line])
    return (place: string): readonly ServingLine[] => of.get(place) ?? []
  })
}
