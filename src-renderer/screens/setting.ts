import { ref, watch, type Ref } from 'vue'
import { usePlatform } from './engine'

/** Something this PC remembers about how a page is shown, such as the order of columns. Never anything of the books. */
export function useSetting<T>(key: string, initial: T, isValid: (stored: unknown) => stored is T): Ref<T> {
  const { main } = usePlatform()
  const value = ref(initial) as Ref<T>
  void main['settings.read']({}).then(stored => {
    if (isValid(stored[key])) value.value = stored[key]
    watch(value, now => void main['settings.write']({ [key]: JSON.parse(JSON.stringify(now)) }))
  })
  return value
}

export const isTexts = (stored: unknown): stored is string[] =>
  Array.isArray(stored) && stored.every(item => typeof item === 'string')
