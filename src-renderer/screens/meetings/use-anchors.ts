import { nextTick, ref, type Ref } from 'vue'

/** px left above a part's head. */
const headRoom = 14

/** Tabs that are places of one long page: going to one scrolls there, scrolling says where one is. */
export function useAnchors(scroller: Ref<HTMLElement | null>, parts: readonly string[]) {
  const at = ref(parts[0] ?? '')
  let going = false
  const partOf = (name: string) => scroller.value?.querySelector<HTMLElement>(`[data-part=${name}]`)

  async function go(name: string): Promise<void> {
    await nextTick()
    const box = scroller.value
    const part = partOf(name)
    at.value = name
    if (!box || !part) return
    const before = box.scrollTop
    box.scrollTop = name === parts[0] ? 0 : part.offsetTop - headRoom
    going = box.scrollTop !== before
  }
  /** The last part whose head has reached the upper part of what is in sight; at the very end the last one. */
  function follow(): void {
    const box = scroller.value
    if (!box || going) return void (going = false)
    const line = box.scrollTop + box.clientHeight / 4
    const passed = parts.filter(name => (partOf(name)?.offsetTop ?? Infinity) <= line)
    const isEnd = box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 1
    at.value = (isEnd ? parts[parts.length - 1] : passed[passed.length - 1]) ?? parts[0] ?? ''
  }
  return { at, go, follow }
}
