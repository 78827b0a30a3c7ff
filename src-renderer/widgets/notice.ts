import { defineStore } from 'pinia'
import { ref } from 'vue'

/** What was just done, in one sentence, with the way back where there is one. */
export interface Notice {
  text: string
  /** Takes it back; under Ctrl+Z while the bar stands. */
  undo?: () => void | Promise<void>
  /** Brings back what was undone; under Ctrl+Y while the bar stands. */
  redo?: () => void | Promise<void>
}

const seconds = 10

/** The bar above the status bar. Each notice stands for ten seconds; a new one takes the place of the old. */
export const useNotice = defineStore('notice', () => {
  const shown = ref<Notice | null>(null)
  const left = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined

  function clear(): void {
    clearInterval(timer)
    shown.value = null
  }
  function say(notice: Notice): void {
    clear()
    shown.value = notice
    left.value = seconds
    timer = setInterval(() => {
      left.value -= 1
      if (left.value <= 0) clear()
    }, 1000)
  }
  return { shown, left, say, clear }
})
