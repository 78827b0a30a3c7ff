import type { Page } from '@playwright/test'

/**
 * What can't be read whole where it stands: a text wider than its box, unless it ends in dots and says itself in its
 * title, and a page that scrolls sideways.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element) =>
      element.checkVisibility?.() !== false && !element.closest('.unseen, [aria-hidden=true], svg, script, style')
    const textOf = (element: Element) =>
      element instanceof HTMLInputElement
        ? element.value || element.placeholder
        : [...element.childNodes].map(node => (node instanceof Text ? node.data : '')).join('')
    const isCut = (element: Element) => {
      const { display, overflowX, textOverflow } = getComputedStyle(element)
      if (display === 'inline' || element.scrollWidth <= element.clientWidth + 1) return false
      const isSaid = textOverflow === 'ellipsis' && element.closest('[title]') !== null
      const isHeld = /hidden|clip/.test(overflowX)
      return !isSaid && Boolean(isHeld ? element.textContent || textOf(element) : textOf(element).trim())
    }
    const found = [...document.body.querySelectorAll('*')].filter(element => isSeen(element) && isCut(element))
    const sideways = document.documentElement.scrollWidth - innerWidth
    return [
      ...found.map(
        element =>
          `${element.className || element.tagName}: ${(textOf(element) || element.textContent || '').trim().slice(0, 40)}`,
      ),
      ...(sideways > 0 ? [`the page scrolls sideways by ${sideways} px`] : []),
    ]
  })
}
