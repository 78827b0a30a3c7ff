import { computed, ref, shallowRef } from 'vue'
import type { CommandOutput, EngineClient } from '../../engine/client'

/** An office below that is written to. */
export interface Addressee {
  office: string
  name: string
}

/** Replies being written, one office after the other. Stopped in between, those that are written stay written. */
export function useReplying(engine: EngineClient) {
  /** How many are through while it goes on; null while nothing does. */
  const through = ref<number | null>(null)
  const stopped = ref(false)
  const rows = shallowRef<CommandOutput<'street.reply'>['rows']>([])

  async function writeOne(to: string, { office, name }: Addressee): Promise<void> {
    const outcome = await engine.run('street.reply', { to, offices: [office] })
    const told = outcome.ok
      ? outcome.value.rows
      : [{ state: 'refused' as const, office, name, problems: outcome.problems }]
    rows.value = [...rows.value, ...told]
  }

  return {
    through,
    stopped,
    rows,
    busy: computed(() => through.value !== null),
    async write(to: string, offices: readonly Addressee[]): Promise<void> {
      rows.value = []
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
