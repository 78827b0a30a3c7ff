import { nextTick, watch } from 'vue'

/** Waits until what a form asks by has been read, and shows it: who saves before is answered then, by what the form really asks. */
export async function onceKnown(isKnown: () => boolean): Promise<void> {
  if (!isKnown()) await new Promise<void>(known => watch(isKnown, () => known(), { once: true }))
  await nextTick()
}
