import { onBeforeUnmount, ref, type Ref } from 'vue'
import { layout } from './tokens'

/** Whether a media query holds, kept up to date while the calling part is shown. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const media = window.matchMedia(query)
  const holds = ref(media.matches)
  const follow = () => (holds.value = media.matches)
  media.addEventListener('change', follow)
  onBeforeUnmount(() => media.removeEventListener('change', follow))
  return holds
}

/** The window is so narrow that trees become chips and side panels float. */
export const useNarrow = () => useMedia(`(max-width: ${layout.railBelow - 1}px)`)
