import { onBeforeUnmount, onMounted, watch } from 'vue'

/** What is read of a key stroke. */
export type KeyStroke = Pick<
  KeyboardEvent,
  'key' | 'keyCode' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>

/** Whether an input method is composing: the key belongs to it and to nobody else (229 is what old engines send). */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229
}

/**
 * A key stroke by name: `Ctrl+S`, `Shift+ArrowDown`, `F1`, ` `. Letters are upper case, modifiers in this order.
 * Empty while an input method composes.
 */
export function keyName(event: KeyStroke): string {
  if (isComposing(event)) return ''
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : ''
  return `${ctrl}${event.altKey ? 'Alt+' : ''}${event.shiftKey && event.key !== 'Shift' ? 'Shift+' : ''}${letter}`
}

export type KeyBindings = Readonly<Record<string, () => void>>

const open: KeyBindings[] = []

/** Keys that belong to a field while somebody types in it. */
const keysOfFields: ReadonlySet<string> = new Set(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z'])
const isTypedInto = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && ['text', 'password'].includes(target.type))

function dispatch(event: KeyboardEvent): void {
  const name = keyName(event)
  if (!name || event.defaultPrevented) return
  if (keysOfFields.has(name) && isTypedInto(event.target)) return
  const nearest = [...open].reverse().find(bindings => name in bindings)
  if (!nearest) return
  event.preventDefault()
  nearest[name]!()
}

/**
 * Binds keys of the whole window while the calling part is shown. The part shown last is asked first.
 * @param isShown for a part that stands there hidden at times
 */
export function useKeys(bindings: KeyBindings, isShown: () => boolean = () => true): void {
  function bind(): void {
    if (!open.length) window.addEventListener('keydown', dispatch)
    open.push(bindings)
  }
  function release(): void {
    if (!open.includes(bindings)) return
    open.splice(open.indexOf(bindings), 1)
    if (!open.length) window.removeEventListener('keydown', dispatch)
  }
  onMounted(() => watch(isShown, shown => (shown ? bind() : release()), { immediate: true }))
  onBeforeUnmount(release)
}
