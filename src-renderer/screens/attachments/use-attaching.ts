import { ref, shallowRef } from 'vue'
import { type Outcome, type Problem } from '../../../src-shared/problem'
import { useCommandId } from '../command-id'
import { useUndo } from '../undo'
import { readGiven, type GivenFile } from './given-files'

/** Reads what was dropped or chosen and hands it to a command; what is wrong stands where it was dropped. */
export function useAttaching(
  run: (files: GivenFile[], command: string) => Promise<Outcome<unknown>>,
  said: (files: GivenFile[]) => string,
) {
  const undo = useUndo()
  const once = useCommandId()
  const busy = ref(false)
  const problems = shallowRef<readonly Problem[]>([])

  async function take(files: readonly File[]): Promise<void> {
    if (busy.value) return
    busy.value = true
    const read = await readGiven(files)
    const outcome = read.ok ? await once(command => run(read.value, command)) : read
    busy.value = false
    problems.value = outcome.problems ?? []
    if (read.ok && outcome.ok) undo.saved(said(read.value))
  }
  return { busy, problems, take }
}
