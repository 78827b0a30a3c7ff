import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Period } from '../../../../src-shared/period'
import type { PlainDate } from '../../../../src-shared/plain-date'
import type { Said } from './steps'

/** What was said on the closing page and is not on the books yet: it stands there when one comes back from an exception. */
export const useClosingStore = defineStore('points-closing', () => {
  const period = ref<Period>('')
  /** The branches somebody ticked; null while the ticks are the page's own. */
  const ticked = ref<string[] | null>(null)
  const said = ref<Record<string, Said>>({})
  const checkedBy = ref<string | null>(null)
  /** Whether the open months before the period are closed with it. */
  const earlier = ref(false)
  const notice = ref<{ from: PlainDate; days: string; place: string } | null>(null)

  /** Begins with a period; what was said of another is not wanted any more. */
  function begin(of: Period, branches: string[] | null): void {
    ticked.value = branches
    if (of === period.value) return
    period.value = of
    said.value = {}
    notice.value = null
    earlier.value = false
  }
  return { period, ticked, said, checkedBy, notice, earlier, begin }
})
