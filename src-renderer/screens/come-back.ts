import { computed } from 'vue'
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router'

/** A page that was opened from a list to mend one thing goes back to that list once it is done; else its own way. */
export function useComeBack() {
  const route = useRoute()
  const router = useRouter()
  const asked = computed(() => {
    const back = route.query['back']
    // Only a place of this window.
    return typeof back === 'string' && back.startsWith('/') && !back.startsWith('//') ? back : null
  })
  return { asked, go: (otherwise: RouteLocationRaw) => router.push(asked.value ?? otherwise) }
}
