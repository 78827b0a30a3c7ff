import { defineStore } from 'pinia'
import { shallowRef, watch, type Ref } from 'vue'
import type { QueryOutput } from '../engine/client'
import { usePeopleIndex } from './people-index'

/** Somebody on the roster, or who left it. */
export type Person = QueryOutput<'roster.members'>['rows'][number] | QueryOutput<'roster.left'>['rows'][number]

/** Who can be found, kept from one opening of the palette to the next so that it answers at once. */
export const useKnownPeople = defineStore('known-people', () => {
  const rows = shallowRef<readonly Person[] | null>(null)
  const known = usePeopleIndex(rows)
  /** Follows rows as they come, for as long as the caller is shown. */
  function follow(newest: Readonly<Ref<readonly Person[] | null>>): void {
    watch(newest, now => now && (rows.value = now), { immediate: true })
  }
  return { known, follow }
})
