import { defineStore } from 'pinia'
import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'
import type { Draft, EngineClient } from '../engine/client'
import { useEngine } from './engine'

export type { Draft }

/** What is typed is kept at most so much later, in milliseconds. */
const keepAfter = 3_000

/** Everything that was begun and not saved: in memory at once, on the disk for after a crash. */
export const useDrafts = defineStore('drafts', () => {
  const all = shallowRef<readonly Draft[]>([])
  let engine: Pick<EngineClient, 'drafts' | 'keepDraft' | 'dropDraft'> | null = null

  /** Reads what the last sitting left. */
  async function begin(given: NonNullable<typeof engine>): Promise<void> {
    engine = given
    all.value = await given.drafts()
  }
  const others = (key: string) => all.value.filter(draft => draft.key !== key)
  const find = (key: string): Draft | undefined => all.value.find(draft => draft.key === key)
  function keep(draft: Draft): void {
    // A copy: the form goes on being typed into, and a reactive value cannot be sent to the worker.
    const copy = { ...draft, form: JSON.parse(JSON.stringify(draft.form)) as unknown }
    all.value = [copy, ...others(draft.key)]
    void engine?.keepDraft(copy)
  }
  function drop(key: string): void {
    if (!find(key)) return
    all.value = others(key)
    void engine?.dropDraft(key)
  }
  const open = new Set<() => unknown>()
  /** Counts a form among those that are shown. @returns how to leave it out again */
  function watchForm(draftNow: () => unknown): () => void {
    open.add(draftNow)
    return () => open.delete(draftNow)
  }
  /** Whether anything that is shown has been typed into and not saved. */
  const isTyping = () => [...open].some(draftNow => draftNow() !== null)
  return { all, begin, find, keep, drop, watchForm, isTyping }
})

/**
 * Keeps what is typed into a form every few seconds and when the page is left.
 * @param draftNow what to keep; null while there is nothing worth it
 */
export function useKeptDraft(form: Ref<unknown>, draftNow: () => Omit<Draft, 'time'> | null): void {
  const drafts = useDrafts()
  let timer: ReturnType<typeof setTimeout> | undefined
  function keep(): void {
    clearTimeout(timer)
    timer = undefined
    const draft = draftNow()
    if (draft) drafts.keep({ ...draft, time: new Date().toISOString() })
  }
  watch(form, () => (timer ??= setTimeout(keep, keepAfter)), { deep: true })
  onBeforeUnmount(keep)
  onBeforeUnmount(drafts.watchForm(draftNow))
}

/**
 * Takes up what was typed into a form and not saved, and keeps what is typed now.
 * @param given.key the form and the record it is about
 * @param given.isWorthIt whether what stands in the form is worth keeping at all
 * @returns `resumed`: whether a draft was taken up; `loaded`: what is on the books has come; `settle`: what stands in
 *   the form now is on the books or untouched; `drop`: the draft is done with; `restart`: the form as it was before it
 */
export function useFormDraft<F>(
  form: Ref<F>,
  given: { key: string; path: string; title: () => string; isWorthIt?: () => boolean },
) {
  const drafts = useDrafts()
  const engine = useEngine()
  const text = () => JSON.stringify(form.value)
  let clean = text()
  const kept = drafts.find(given.key)
  const resumed = ref(Boolean(kept))
  if (kept) form.value = kept.form as F
  const settle = () => void (clean = text())
  function loaded(onBooks: F): void {
    clean = JSON.stringify(onBooks)
    if (!resumed.value) form.value = onBooks
  }
  function restart(): void {
    form.value = JSON.parse(clean) as F
    drop()
  }
  function drop(): void {
    settle()
    resumed.value = false
    drafts.drop(given.key)
  }
  useKeptDraft(form, () => {
    if (text() === clean || given.isWorthIt?.() === false) return null
    return { key: given.key, path: given.path, title: given.title(), operator: engine.operator, form: form.value }
  })
  return { resumed, loaded, settle, drop, restart }
}

/**
 * Of a form that is filled from the books whenever they change: keeps what is typed over it, and takes up what was kept the
 * first time that it is filled.
 * @param given.key the form and what it is about, which may change while the form stands
 * @param given.merge what was kept put onto what is on the books now; else it stands for all of it
 * @returns `fill`: what is on the books, which is not put under the hands of somebody who is typing; `drop`: the draft is done
 *   with; `restart`: the form as the books have it
 */
export function useDraftOver<F>(
  form: Ref<F>,
  given: { key: () => string; path: () => string; title: () => string; merge?: (onBooks: F, kept: F) => F },
) {
  const drafts = useDrafts()
  const engine = useEngine()
  const text = () => JSON.stringify(form.value)
  let clean = text()
  let filled = ''
  const resumed = ref(false)
  const isTyped = () => text() !== clean
  function fill(onBooks: F): void {
    const key = given.key()
    const isFirst = filled !== key
    if (!isFirst && isTyped()) return
    filled = key
    clean = JSON.stringify(onBooks)
    const kept = isFirst ? (drafts.find(key)?.form as F | undefined) : undefined
    form.value = kept === undefined ? onBooks : (given.merge?.(onBooks, kept) ?? kept)
    resumed.value = kept !== undefined && isTyped()
  }
  function drop(): void {
    clean = text()
    resumed.value = false
    drafts.drop(filled)
  }
  function restart(): void {
    form.value = JSON.parse(clean) as F
    drop()
  }
  useKeptDraft(form, () =>
    filled && isTyped()
      ? { key: filled, path: given.path(), title: given.title(), operator: engine.operator, form: form.value }
      : null,
  )
  return { resumed, isTyped, fill, drop, restart }
}
