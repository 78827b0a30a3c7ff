import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** A picture that was given and is not on the books yet. */
export interface HeldPhoto {
  file: File
  address: string
}

/** Pictures given for records that are not saved yet, for this sitting: a look at the preview does not lose them. */
export const useHeldPhotos = defineStore('held-photos', () => {
  const all = shallowRef<ReadonlyMap<string, readonly HeldPhoto[]>>(new Map())
  const of = (key: string) => all.value.get(key) ?? []
  const put = (key: string, photos: readonly HeldPhoto[]) => (all.value = new Map(all.value).set(key, photos))

  const add = (key: string, files: readonly File[]) =>
    put(key, [...of(key), ...files.map(file => ({ file, address: URL.createObjectURL(file) }))])
  function drop(key: string, address?: string): void {
    const gone = of(key).filter(photo => address === undefined || photo.address === address)
    for (const photo of gone) URL.revokeObjectURL(photo.address)
    put(
      key,
      of(key).filter(photo => !gone.includes(photo)),
    )
  }
  /** What was given for one record belongs to another: it has been saved, and has an id now. */
  function move(from: string, to: string): void {
    const photos = of(from)
    put(from, [])
    put(to, [...of(to), ...photos])
  }
  return { of, add, drop, move }
})
