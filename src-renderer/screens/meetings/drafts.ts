import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { MeetingForm } from './meeting-form'

/** A record somebody went away from without saving it. */
export interface KeptDraft {
  /** Of a record on the books, its id; of a new one, its branch and kind. */
  key: string
  id: string | null
  branchName: string
  form: MeetingForm
}

export const draftKey = (id: string | undefined, { branch, kind }: Pick<MeetingForm, 'branch' | 'kind'>): string =>
  id ?? `${branch}|${kind}`

/** Records begun and not saved, for as long as the window is open. */
export const useMeetingDrafts = defineStore('meeting-drafts', () => {
  const kept = ref<KeptDraft[]>([])

  const find = (key: string): KeptDraft | undefined => kept.value.find(draft => draft.key === key)
  function drop(key: string): void {
    kept.value = kept.value.filter(draft => draft.key !== key)
  }
  function keep(draft: KeptDraft): void {
    kept.value = [draft, ...kept.value.filter(({ key }) => key !== draft.key)]
  }
  return { kept, find, keep, drop }
})
