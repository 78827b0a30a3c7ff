/** The fields a record cannot do without, in the order of the page. */
const needed = ['地点', '主持人', '记录人']

/**
 * Puts the caret where writing goes on: the first needed field that is still empty, else the attendance grid. Leaves it
 * alone where somebody is at work already.
 */
export function focusFirstEmpty(page: HTMLElement): void {
  const focused = document.activeElement
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) return
  const fields = [...page.querySelectorAll('input')]
  const empty = fields.find(field => !field.value && needed.includes(field.labels?.[0]?.textContent?.trim() ?? ''))
  const grid = page.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')
  ;(empty ?? grid)?.focus({ preventScroll: true })
}
