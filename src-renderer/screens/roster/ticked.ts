import { defineStore } from 'pinia'
import { computed, shallowRef, type Ref } from 'vue'
import { useLive } from '../engine'
import type { RosterRow } from './roster-columns'

/** Who is ticked in the roster: until the ticks are taken off or the program is closed, whatever page was seen meanwhile. */
const useTicks = defineStore('ticked', () => ({ ids: shallowRef<ReadonlySet<string>>(new Set()) }))

/**
 * The people who are ticked, in whatever branch: they are collected branch by branch, search by search.
 * @param all everybody of the unit that is shown
 * @param listed those of them that the conditions leave
 * @param everyone what to ask for everybody of the office; null where the unit that is shown is all of it
 */
export function useTicked(
  all: Readonly<Ref<readonly RosterRow[]>>,
  listed: Readonly<Ref<readonly RosterRow[]>>,
  everyone: () => { asOf?: string } | null,
) {
  const ticks = useTicks()
  const ids = computed({ get: () => ticks.ids, set: now => (ticks.ids = now) })
  const here = computed(() => new Set(all.value.map(({ id }) => id)))
  const isElsewhere = computed(() => [...ids.value].some(id => !here.value.has(id)))
  const others = useLive('roster.members', () => (isElsewhere.value ? everyone() : null))
  /** Rows of the ticked; who has left the books meanwhile is none of them. */
  const people = computed(() => {
    const elsewhere = (others.value.value?.rows ?? []).filter(({ id }) => !here.value.has(id))
    return [...all.value, ...elsewhere].filter(({ id }) => ids.value.has(id))
  })
  /** How many of them are not in the list just now. */
  const unlisted = computed(() => people.value.length - listed.value.filter(({ id }) => ids.value.has(id)).length)
  return { ids, people, unlisted, isElsewhere }
}
