import { ref, watch, type Ref } from 'vue'
import { useEngine } from '../engine'

/** The address of a picture on the books, for as long as something shows it; empty until it has come. */
export function usePicture(id: () => string | null): Readonly<Ref<string>> {
  const engine = useEngine()
  const address = ref('')
  watch(
    id,
    async (which, _, onCleanup) => {
      let gone = false
      onCleanup(() => (gone = true))
      address.value = ''
      const found = which === null ? null : await engine.query('attachments.picture', { id: which })
      if (!gone && found?.ok) address.value = `data:image/${found.value.type};base64,${found.value.data}`
    },
    { immediate: true },
  )
  return address
}
