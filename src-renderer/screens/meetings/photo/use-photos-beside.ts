import { computed, ref, shallowRef } from 'vue'
import { problem, type Outcome, type Problem } from '../../../../src-shared/problem'
import { readGiven, type GivenFile } from '../../attachments/given-files'
import { useAttaching } from '../../attachments/use-attaching'
import { useCommandId } from '../../command-id'
import { useEngine, useLive } from '../../engine'
import { useHeldPhotos } from './held-photos'

/** A picture to look at while a record is typed: on the books already, or given now and kept when the record is saved. */
export interface PhotoBeside {
  key: string
  name: string
  /** Of one on the books. */
  id: string | null
  /** Address of one that was given now; empty of one on the books. */
  address: string
}

/** Key of what is given for a record that is not on the books. */
const fresh = 'new'

/**
 * Photographs of a paper that somebody signed or wrote by hand, beside the record that is typed from it. Those of a record on
 * the books are kept at once; those of a new one wait for it to be saved.
 */
export function usePhotosBeside(meeting: string | undefined) {
  const engine = useEngine()
  const once = useCommandId()
  const held = useHeldPhotos()
  const key = meeting ?? fresh
  const given = computed(() => held.of(key))
  const shown = ref(given.value.length > 0)
  const listed = useLive('attachments.list', () => (shown.value && meeting ? { meeting } : null))
  const photos = computed<PhotoBeside[]>(() => [
    ...(listed.value.value?.rows ?? [])
      .filter(({ type }) => type === 'jpg' || type === 'png')
      .map(({ id, name }) => ({ key: id, name, id, address: '' })),
    ...given.value.map(({ file, address }) => ({ key: address, name: file.name, id: null, address })),
  ])

  const add = (id: string, contents: GivenFile[], command: string) =>
    engine.run('attachments.add', { meeting: id, contents }, command)
  const attaching = useAttaching(
    (contents, command) => add(meeting!, contents, command),
    contents => `已添加 ${contents.length} 张照片`,
  )
  const wrong = shallowRef<readonly Problem[]>([])
  function take(files: readonly File[]): void {
    const pictures = files.filter(({ type }) => type === 'image/jpeg' || type === 'image/png')
    const others = files.filter(file => !pictures.includes(file))
    wrong.value = others.map(({ name }) => problem('photo-kind', `“${name}”不是 JPG、PNG 照片，没有添加。`))
    if (!pictures.length) return
    if (meeting) void attaching.take(pictures)
    else held.add(key, pictures)
  }

  /** Keeps what was given with the record that was saved. @returns why it was refused; then they stay with that record */
  async function keepWith(id: string): Promise<string | null> {
    if (!given.value.length) return null
    const read = await readGiven(given.value.map(({ file }) => file))
    const outcome: Outcome<unknown> = read.ok ? await once(command => add(id, read.value, command)) : read
    if (outcome.ok) held.drop(key)
    else if (id !== key) held.move(key, id)
    return outcome.ok ? null : outcome.problems[0]!.message
  }
  return {
    ...{ shown, photos, take, keepWith },
    problems: computed(() => [...wrong.value, ...attaching.problems.value]),
    /** One that was given by mistake, or all of them. */
    drop: (address?: string) => held.drop(key, address),
  }
}
