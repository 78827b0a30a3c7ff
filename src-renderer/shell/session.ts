import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { EngineClient } from '../engine/client'
import { useAppearance } from '../widgets/appearance'
import type { OpeningState } from './opening-state'

export interface Fault {
  message: string
  time: string
}

interface Beginning {
  engine: EngineClient
  version: string
  settings: Record<string, unknown>
  write: (changes: Record<string, unknown>) => Promise<unknown>
}

/** This sitting at the window: who works here, what is shown first, what went wrong. */
export const useSession = defineStore('session', () => {
  const opening = shallowRef<OpeningState>({ page: 'operator' })
  const operator = ref('')
  const version = ref('')
  /** Why nothing more may be entered; null while it may. */
  const closed = ref<string | null>(null)
  /** The books are not recovered yet: they can be looked at. */
  const lookingOnly = ref(false)
  const fault = shallowRef<Fault | null>(null)
  let given: Beginning | undefined

  function begin(beginning: Beginning): void {
    given = beginning
    version.value = beginning.version
  }
  const remembered = (key: string): unknown => given?.settings[key]
  function remember(key: string, value: unknown): void {
    if (!given || given.settings[key] === value) return
    given.settings[key] = value
    void given.write({ [key]: value })
  }
  /** From now on what is done stands in the journal under this name, at this person's zoom. */
  function workAs(name: string): void {
    operator.value = name
    if (given) given.engine.operator = name
    remember('operator', name)
    const zoom = remembered(`zoom.${name}`)
    if (typeof zoom === 'number') useAppearance().zoom = zoom
    opening.value = { page: 'ready', operator: name }
  }
  const show = (state: OpeningState) => (opening.value = state)
  return { opening, operator, version, closed, lookingOnly, fault, begin, remembered, remember, workAs, show }
})
