import { inject, onScopeDispose, ref, shallowRef, watch, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Problem } from '../../src-shared/problem'
import type { EngineClient, QueryInput, QueryName, QueryOutput } from '../engine/client'
import type { Platform } from '../platform'

/** What the frame hands to every page: the door to the books, what is outside the page, and the office as it is now. */
export const engineKey: InjectionKey<EngineClient> = Symbol('engine')
export const platformKey: InjectionKey<Platform> = Symbol('platform')
export const officeKey: InjectionKey<Readonly<Ref<OfficeNow>>> = Symbol('office')

export type OfficeNow = QueryOutput<'office.current'>

function given<T>(key: InjectionKey<T>): T {
  const value = inject(key)
  if (value === undefined) throw new Error('used outside the frame')
  return value
}

export const useEngine = (): EngineClient => given(engineKey)
export const usePlatform = (): Platform => given(platformKey)
/** Office, operators, the office's date and what was saved last; follows every change. */
export const useOffice = (): Readonly<Ref<OfficeNow>> => given(officeKey)

export interface Live<T> {
  /** The newest answer; stays while the next one is on its way. */
  value: Readonly<ShallowRef<T | null>>
  problems: Readonly<ShallowRef<readonly Problem[]>>
  loading: Readonly<Ref<boolean>>
}

/**
 * Asks a query now and whenever what it read changes, or its input does.
 * @param input plain values; `null` asks nothing
 */
export function useLive<N extends QueryName>(name: N, input: () => QueryInput<N> | null): Live<QueryOutput<N>> {
  const engine = useEngine()
  const value: ShallowRef<QueryOutput<N> | null> = shallowRef(null)
  const problems = shallowRef<readonly Problem[]>([])
  const loading = ref(true)
  let stop = () => {}
  watch(
    () => JSON.stringify(input()),
    () => {
      stop()
      stop = () => {}
      const asked = input()
      loading.value = asked !== null
      if (asked === null) return void (value.value = null)
      stop = engine.watch(name, asked, outcome => {
        loading.value = false
        if (outcome.ok) value.value = outcome.value
        problems.value = outcome.ok ? [] : outcome.problems
      })
    },
    { immediate: true },
  )
  onScopeDispose(() => stop())
  return { value, problems, loading }
}
