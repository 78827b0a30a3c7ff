import { isComposing } from './keys'

const fields = 'input, select, [role="combobox"], [role="switch"], [role="checkbox"]'
/** Where Enter may lead: also into a text of several lines, which it does not lead out of. */
const stops = `${fields}, textarea`

/**
 * Enter in a form: the next field, and in the last one the form's primary. A text of several lines keeps its Enter, a
 * button its own deed.
 */
export function moveOnEnter(event: KeyboardEvent, form: HTMLElement, primary: () => void): void {
  const from = event.target as HTMLElement
  if (event.key !== 'Enter' || event.ctrlKey || event.shiftKey || isComposing(event)) return
  if (!from.matches(fields)) return
  event.preventDefault()
  const all = [...form.querySelectorAll<HTMLElement>(stops)].filter(isReachable)
  const next = all[all.indexOf(from) + 1]
  if (next) next.focus()
  else primary()
}

function isReachable(field: HTMLElement): boolean {
  return field.tabIndex >= 0 && !(field as HTMLInputElement).disabled && field.offsetParent !== null
}
