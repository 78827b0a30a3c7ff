import type { Tokens } from '../files/tokens'
import type { Outcome } from '../../src-shared/problem'
import type { WordFiles, WordJob } from './word-files'

export type SaveWord = (job: WordJob & { token: string }) => Promise<Outcome<{ file: string; size: number }>>

/** Writes documents as Word files where a token says. */
export function saveWordWith(files: WordFiles, tokens: Tokens): SaveWord {
  return async ({ token, ...job }) => {
    const filled = await files.filled(job)
    return filled.ok ? tokens.save(token, filled.value) : filled
  }
}
