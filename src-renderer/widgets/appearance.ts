import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { Theme } from './theme'

export type ThemeChoice = 'system' | Theme

/** How the window looks for who sits in front of it: zoom and theme. Whoever starts the window keeps it in settings. */
export const useAppearance = defineStore('appearance', () => {
  const zoom = ref(1)
  const choice = ref<ThemeChoice>('system')
  const systemIsDark = ref(false)
  const theme = computed<Theme>(() =>
    choice.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : choice.value,
  )
  return { zoom, choice, systemIsDark, theme }
})

/** The steps of zoom, as factors. */
export const zoomSteps = [1, 1.1, 1.15, 1.25, 1.3, 1.5, 1.75] as const

/** Whether something that was kept is one of them. */
export const isZoomStep = (kept: unknown): kept is number => zoomSteps.some(step => step === kept)

/** The next step up (`1`) or down (`-1`) from a factor; the same at either end. */
export function nextZoom(from: number, direction: 1 | -1): number {
  const further =
    direction > 0 ? zoomSteps.filter(step => step > from) : zoomSteps.filter(step => step < from).reverse()
  return further[0] ?? from
}
