import { defineStore } from 'pinia'
import { ref } from 'vue'

/** What was just done, in one sentence, with a way to undo it where there is one. */
export interface Notice {
  text: string
  undo?: () => void
  /** What the way back is called, where it is another word than `撤销`. */
  undoWord?: string
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
