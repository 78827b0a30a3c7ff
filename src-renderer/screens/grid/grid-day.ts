import { defineStore } from 'pinia'
import { ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import type { PlainDate } from '../../../src-shared/plain-date'

const useKept = defineStore('gridDay', () => ({ asOf: ref<PlainDate | null>(null) }))
const stays = /^\/(grid|print)(\/|$)/

/** The day as of which the pages of the grids are seen, null for today: it stays from page to page, and goes with the subject. */
export function useGridDay() {
  const kept = useKept()
  onBeforeRouteLeave(({ path }) => {
    if (!stays.test(path)) kept.asOf = null
  })
  return kept
}
