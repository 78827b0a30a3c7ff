import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Problem } from '../../src-shared/problem'

/** What the last saving had to remark: shown beside what was saved until the next saving. */
export const useRemarks = defineStore('remarks', () => {
  const last = shallowRef<{ id: string; problems: readonly Problem[] }>({ id: '', problems: [] })
  const keep = (id: string, problems: readonly Problem[] = []) => (last.value = { id, problems })
  const of = (id: string | undefined) => (last.value.id === id ? last.value.problems : [])
  return { last, keep, of }
})
