/**
 * Puts a text on the clipboard from a click or a key. By the copy event, which needs no permission: pages of this program are
 * refused all of them.
 * @returns whether it is there
 */
export function copyText(text: string): boolean {
  const set = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', set, { once: true })
  const copied = document.execCommand('copy')
  document.removeEventListener('copy', set)
  return copied
}
