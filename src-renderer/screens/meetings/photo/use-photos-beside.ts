import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import type { Outcome } from '../../../../src-shared/problem'
import { readGiven, type GivenFile } from '../../attachments/given-files'
import { useAttaching } from '../../attachments/use-attaching'
import { useCommandId } from '../../command-id'
import { useEngine, useLive } from '../../engine'

/** A picture to look at while a record is typed: on the books already, or given now and kept when the record is saved. */
export interface PhotoBeside {
  key: string
  name: string
  /** Of one on the books. */
  id: string | null
  /** Address of one that was given now; empty of one on the books. */
  address: string
}

/**
 * Photographs of a paper that somebody signed or wrote by hand, beside the record that is typed from it. Those of a record on
 * the books are kept at once; those of a new one wait for it to be saved.
 */
export function usePhotosBeside(meeting: () => string | undefined) {
  const engine = useEngine()
  const once = useCommandId()
  const shown = ref(false)
  const given = shallowRef<readonly { file: File; address: string }[]>([])
  const listed = useLive('attachments.list', () => {
    const id = meeting()
    return shown.value && id ? { meeting: id } : null
  })
  const photos = computed<PhotoBeside[]>(() => [
    ...(listed.value.value?.rows ?? [])
      .filter(({ type }) => type === 'jpg' || type === 'png')
      .map(({ id, name }) => ({ key: id, name, id, address: '' })),
    ...given.value.map(({ file, address }) => ({ key: address, name: file.name, id: null, address })),
  ])

  const add = (id: string, contents: GivenFile[], command: string) =>
    engine.run('attachments.add', { meeting: id, contents }, command)
  const attaching = useAttaching(
    (contents, command) => add(meeting()!, contents, command),
    contents => `已添加 ${contents.length} 张照片`,
  )
  function take(files: readonly File[]): void {
    if (meeting()) return void attaching.take(files)
    const pictures = files.filter(({ type }) => type === 'image/jpeg' || type === 'image/png')
    given.value = [...given.value, ...pictures.map(file => ({ file, address: URL.createObjectURL(file) }))]
  }
  function forget(): void {
    for (const { address } of given.value) URL.revokeObjectURL(address)
    given.value = []
  }
  onBeforeUnmount(forget)

  /** Keeps what was given with the record that was saved. @returns why it was refused; they stay here then */
  async function keepWith(id: string): Promise<string | null> {
    if (!given.value.length) return null
    const read = await readGiven(given.value.map(({ file }) => file))
    const outcome: Outcome<unknown> = read.ok ? await once(command => add(id, read.value, command)) : read
    if (!outcome.ok) return outcome.problems[0]!.message
    forget()
    return null
  }
  return { shown, photos, problems: attaching.problems, take, keepWith }
}
