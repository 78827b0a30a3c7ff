import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { problem, refused, type Outcome } from '../../../src-shared/problem'
import type { CommandOutput, EngineClient, QueryOutput } from '../../engine/client'

/** One file of a stick: what looking at it said, and what taking it answered. */
export interface StickFile {
  token: string
  name: string
  preview: QueryOutput<'street.preview'> | null
  outcome: Outcome<CommandOutput<'street.merge'>> | null
}

/** A long deed under way, with its count. */
export interface Progress {
  deed: 'look' | 'take'
  done: number
  of: number
}

/** Whether taking it would change something. */
export const isReady = ({ preview, outcome }: StickFile): boolean =>
  (preview?.state === 'new' || preview?.state === 'again') && !outcome

export const isTaken = ({ outcome }: StickFile): boolean => outcome?.ok === true && outcome.value.state !== 'known'

/** A bug over one file, as a value: the others go on. */
const failed = () =>
  refused(problem('program-error', '程序读不了这份文件，没有收，其余的不受影响。请把这份文件交给街道信息员看看。'))

/**
 * The stick that is being taken in: its files are looked at one after the other and then taken, each for itself. Goes on
 * while somebody looks at another page.
 */
export const useStick = defineStore('stick', () => {
  const files = ref<StickFile[]>([])
  /** Whether a stick was opened and not put away, even one with nothing on it. */
  const opened = ref(false)
  /** Where replies are written; null where single files were chosen. */
  const folder = ref<string | null>(null)
  /** So many more lie on the stick than are listed. */
  const left = ref(0)
  const progress = ref<Progress | null>(null)
  /** What somebody stopped before its end. */
  const stopped = ref<Progress['deed'] | null>(null)
  const ready = computed(() => files.value.filter(isReady))
  const taken = computed(() => files.value.filter(isTaken))

  let going: Promise<void> = Promise.resolve()

  async function each(deed: Progress['deed'], some: readonly StickFile[], work: (file: StickFile) => Promise<void>) {
    stopped.value = null
    for (const [done, file] of some.entries()) {
      progress.value = { deed, done, of: some.length }
      await work(file)
      if (stopped.value) break
    }
    progress.value = null
  }
  /** One long deed after the other. */
  const inTurn = (deed: () => Promise<void>) => (going = going.then(deed, deed))
  const look = (engine: EngineClient, some: readonly StickFile[]) =>
    each('look', some, async file => {
      const answer = await engine.query('street.preview', { file: file.token }).catch(failed)
      file.preview = answer.ok ? answer.value : { state: 'refused', problems: answer.problems, says: null }
    })

  return {
    files,
    opened,
    folder,
    left,
    progress,
    stopped,
    ready,
    taken,
    /** Looks at every file that was found. */
    async open(
      engine: EngineClient,
      found: readonly { token: string; name: string }[],
      more = 0,
      of?: string,
    ): Promise<void> {
      files.value = found.map(({ token, name }) => ({ token, name, preview: null, outcome: null }))
      left.value = more
      folder.value = of ?? null
      opened.value = true
      await inTurn(() => look(engine, files.value))
    },
    /** Looks once more at what was not taken: an office was approved since, or somebody had stopped. */
    lookAgain: (engine: EngineClient) =>
      inTurn(() =>
        look(
          engine,
          files.value.filter(file => !file.outcome),
        ),
      ),
    /** Takes these; what was taken before somebody stopped stays taken. */
    take: (engine: EngineClient, some: readonly StickFile[]) =>
      inTurn(() =>
        each('take', some, async file => void (file.outcome = await engine.run('street.merge', { file: file.token }))),
      ),
    stop: () => void (stopped.value = progress.value?.deed ?? null),
    close(): void {
      files.value = []
      left.value = 0
      opened.value = false
      stopped.value = null
    },
  }
})
