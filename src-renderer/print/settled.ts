import { nextTick } from 'vue'

/** Resolves once what was rendered stands in the page with its own fonts, so that it can be measured or printed. */
export async function settled(): Promise<void> {
  await nextTick()
  // Layout asks for the fonts; only then does `ready` know what it waits for.
  void document.body.offsetHeight
  await document.fonts.ready
  // A picture that cannot be decoded leaves its place empty and holds up no paper.
  await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)))
}
