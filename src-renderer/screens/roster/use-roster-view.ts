import { computed, ref, watch, type WritableComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import { isPlainDate } from '../../../src-shared/plain-date'
import { isReminder } from './reminders'
import { conditions, isValueOf, type RosterFilter } from './roster-filter'

/** What of the roster is shown: the day, the unit, the words and conditions, and who is open beside it. */
export interface RosterView {
  asOf: string | null
  branch: string
  words: string
  filter: RosterFilter
  member: string | null
}

const textOf = (query: LocationQuery, key: string) => {
  const said = query[key]
  return typeof said === 'string' ? said : ''
}

/** What an address says of the view; whatever it doesn't say is not narrowed. */
export function viewOf(query: LocationQuery): RosterView {
  const [asOf, reminder] = [textOf(query, 'asOf'), textOf(query, 'reminder')]
  const values = conditions.flatMap(({ key }) => {
    const value = textOf(query, key)
    return isValueOf(key, value) ? [[key, value] as const] : []
  })
  return {
    asOf: isPlainDate(asOf) ? asOf : null,
    branch: textOf(query, 'branch'),
    words: textOf(query, 'words'),
    filter: { values: Object.fromEntries(values), reminder: isReminder(reminder) ? reminder : null },
    member: textOf(query, 'member') || null,
  }
}

/** The address of a view. */
export function queryOf({ asOf, branch, words, filter, member }: RosterView): Record<string, string> {
  return {
    ...(asOf && { asOf }),
    ...(branch && { branch }),
    ...(words && { words }),
    ...filter.values,
    ...(filter.reminder && { reminder: filter.reminder }),
    ...(member && { member }),
  }
}

const sorted = (view: RosterView) => JSON.stringify(Object.entries(queryOf(view)).sort())
const same = (a: RosterView, b: RosterView) => sorted(a) === sorted(b)

/**
 * The view of the roster, kept in the address: coming back from a paper or a form finds the same list, and going to the roster
 * anew finds all of it.
 */
export function useRosterView() {
  const route = useRoute()
  const router = useRouter()
  const { path } = route
  const view = ref<RosterView>(viewOf(route.query))

  let writing = false
  async function write(): Promise<void> {
    if (writing) return
    writing = true
    while (route.path === path && !same(viewOf(route.query), view.value))
      await router.replace({ query: queryOf(view.value) })
    writing = false
  }
  watch(view, () => void write())
  watch(
    () => route.query,
    query => {
      if (writing || route.path !== path) return
      const said = viewOf(query)
      if (!same(said, view.value)) view.value = said
    },
  )

  const part = <K extends keyof RosterView>(key: K): WritableComputedRef<RosterView[K]> =>
    computed({ get: () => view.value[key], set: said => (view.value = { ...view.value, [key]: said }) })
  return {
    asOf: part('asOf'),
    branch: part('branch'),
    words: part('words'),
    filter: part('filter'),
    member: part('member'),
  }
}
