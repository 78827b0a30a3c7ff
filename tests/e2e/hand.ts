import type { Locator, Page } from '@playwright/test'

/** A clerk's hand: keys and clicks are counted, free text is not (interface.md, The clerk's tasks). */
export function handOf(page: Page) {
  let strokes = 0
  let beyond = 0
  return {
    strokes: () => strokes,
    /** Strokes that the page itself does not see: in the system's own dialogs and lists. */
    beyond: () => beyond,
    /** Clicks in the system's own dialog, where no test goes. */
    inDialog(clicks: number): void {
      strokes += clicks
      beyond += clicks
    },
    async click(target: Locator): Promise<void> {
      strokes++
      await target.click()
    },
    async press(key: string): Promise<void> {
      strokes++
      await page.keyboard.press(key)
    },
    text: (words: string) => page.keyboard.insertText(words),
    /** Writes over what stands in the field that has the focus. */
    async retype(text: string): Promise<void> {
      strokes++
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(text)
    },
    /** Opens a list and picks from it. */
    async choose(target: Locator, label: string): Promise<void> {
      strokes += 2
      beyond += 2
      await target.selectOption({ label })
    },
  }
}

/** Counts in the page itself what was struck and clicked, however a test came to do it. @returns the count so far */
export async function countedInPage(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let count = 0
    const one = ({ isTrusted }: Event) => void (isTrusted && count++)
    const modifiers = ['Control', 'Shift', 'Alt', 'Meta']
    window.addEventListener('pointerdown', one, true)
    window.addEventListener('keydown', event => modifiers.includes(event.key) || one(event), true)
    Reflect.set(window, 'strokesSeen', () => count)
  })
  return () => page.evaluate(() => (Reflect.get(window, 'strokesSeen') as () => number)())
}
