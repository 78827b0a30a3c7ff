import { onBeforeUnmount, shallowRef, watch } from 'vue'
import type { Outcome } from '../../../src-shared/problem'
import { useNotice } from '../../widgets/notice'

const minutes = 5

/**
 * An answer with its identity numbers and telephones in full, for five minutes or until they are hidden again. Asking is a deed
 * that stands in the journal.
 * @param ask the command that answers so
 * @param whom hidden whenever this changes
 */
export function useShown<T>(ask: () => Promise<Outcome<T>>, whom: () => unknown) {
  const notice = useNotice()
  const shown = shallowRef<T | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  async function show(): Promise<void> {
    const asked = whom()
    const outcome = await ask()
    if (asked !== whom()) return
    if (!outcome.ok) return notice.say({ text: outcome.problems[0]!.message })
    shown.value = outcome.value
    clearTimeout(timer)
    timer = setTimeout(hide, minutes * 60_000)
  }
  function hide(): void {
    clearTimeout(timer)
    shown.value = null
  }
  watch(whom, hide)
  onBeforeUnmount(() => clearTimeout(timer))
  return { shown, show, hide }
}
