import { shallowRef } from 'vue'
import type { Outcome } from '../../src-shared/problem'
import { usePlatform } from './engine'

/** A backup file that somebody chose. */
export interface BackupFile {
  token: string
  name: string
}

/** What the dialog shows while it asks for the passphrase of a file. */
export interface AskedPassphrase {
  file: string
  /** What was wrong with the last one. */
  error: string | null
  busy: boolean
}

/**
 * Opens backup files; where one is under a passphrase, asks for it until it fits or somebody gives up. What is typed goes
 * to main alone.
 */
export function useLockedBackup() {
  const { main } = usePlatform()
  const asked = shallowRef<AskedPassphrase | null>(null)
  let answered: (typed: string | null) => void = () => {}

  function typedFor(file: string, error: string | null): Promise<string | null> {
    asked.value = { file, error, busy: false }
    return new Promise(resolve => (answered = resolve))
  }

  /** @returns what opening came to; null where somebody gave up, and then nothing was changed */
  async function open<T>(
    { token, name }: BackupFile,
    work: (token: string) => Promise<Outcome<T>>,
  ): Promise<Outcome<T> | null> {
    let outcome = await work(token)
    for (let error = errorOf(outcome); error !== undefined; error = errorOf(outcome)) {
      const typed = await typedFor(name, error)
      if (typed === null) {
        asked.value = null
        return null
      }
      asked.value = { file: name, error: null, busy: true }
      await main['backup.passphrase']({ token, passphrase: typed })
      outcome = await work(token)
    }
    asked.value = null
    return outcome
  }
  return { asked, open, answer: (typed: string | null) => answered(typed) }
}

/** What is said above the field: nothing at first, what was wrong later; undefined where no passphrase is asked for. */
function errorOf(outcome: Outcome<unknown>): string | null | undefined {
  if (outcome.ok) return undefined
  const [first] = outcome.problems
  if (first?.code === 'backup-locked') return null
  return first?.code === 'backup-passphrase-wrong' ? first.message : undefined
}
