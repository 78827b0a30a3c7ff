import { computed, ref, shallowRef } from 'vue'
import type { Problem } from '../../../src-shared/problem'
import type { CommandOutput, EngineClient } from '../../engine/client'

/** Replies being written, one office after the other. Stopped in between, those that are written stay written. */
export function useReplying(engine: EngineClient) {
  /** How many are through while it goes on; null while nothing does. */
  const through = ref<number | null>(null)
  const stopped = ref(false)
  const rows = shallowRef<CommandOutput<'street.reply'>['rows']>([])
  /** What was refused, each said once. */
  const problems = shallowRef<readonly Problem[]>([])

  async function writeOne(to: string, office: string): Promise<void> {
    const outcome = await engine.run('street.reply', { to, offices: [office] })
    if (outcome.ok) return void (rows.value = [...rows.value, ...outcome.value.rows])
    const said = new Set(problems.value.map(({ message }) => message))
    problems.value = [...problems.value, ...outcome.problems.filter(({ message }) => !said.has(message))]
  }

  return {
    through,
    stopped,
    rows,
    problems,
    busy: computed(() => through.value !== null),
    async write(to: string, offices: readonly string[]): Promise<void> {
      rows.value = problems.value = []
      stopped.value = false
      for (const [i, office] of offices.entries()) {
        if (stopped.value) break
        through.value = i
        await writeOne(to, office)
      }
      through.value = null
    },
    stop: () => void (stopped.value = true),
  }
}
