import { defineStore } from 'pinia'
import { onBeforeUnmount, ref, watchEffect } from 'vue'

/** What a page adds to the status bar, such as `已选 1 人 · 列出 208 人`. */
export const useStatusLine = defineStore('status-line', () => ({ words: ref('') }))

/** Shows a page's words in the status bar while the page is shown. */
export function showStatus(words: () => string): void {
  const line = useStatusLine()
  watchEffect(() => (line.words = words()))
  onBeforeUnmount(() => (line.words = ''))
}
