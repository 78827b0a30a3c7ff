import type * as z from 'zod'
import type { BackupReason } from '../../src-shared/backup/backup-index'
import type { Entry } from '../../src-shared/journal/entry'
import type { EngineCaller } from '../../src-shared/ipc'
import type { Outcome } from '../../src-shared/problem'
import type { PlainDate } from '../../src-shared/plain-date'
import type { ReadCode } from './attachments/read-code'
import type { Shrink } from './attachments/shrink'
import type { Check } from './doctor'
import type { Reader } from './reader'
import type { Tx } from './transaction'

/** What lies outside a transaction: the main process and the clock. Never awaited inside `run`. */
export interface Outside {
  main: EngineCaller
  /** ISO instant now. */
  now(): string
  today(): PlainDate
  /** The plain date of an ISO instant on the office's clock. */
  dateOf(instant: string): PlainDate
  newId(): string
  /** Fills the array with random bytes. */
  random(into: Uint8Array<ArrayBuffer>): void
  shrink: Shrink
  readCode: ReadCode
  /** Milliseconds since 1970, for how long something may take. */
  clock(): number
  operator: string
  reader: Reader
  stateHash(): Promise<string>
  check(): Promise<Check[]>
  /** The newest acknowledged entry: in the store and in the journal on disk. */
  lastEntry(): Promise<Pick<Entry, 'number' | 'time'> | null>
  commandNamed(name: string): Command | undefined
}

export interface Command<N extends string = string, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  name: N
  /** What the deed is called on screen and in the journal. */
  title: string
  input: I
  /** What it answers, for scripts that read it; the compiler and the tests hold `run` to it, nothing parses with it. */
  output: O
  /** Waits for a backup, where it changes much at once. */
  backupFirst?: BackupReason
  /** Fetches from outside what `run` needs; may refuse. Its value is handed to `run`. */
  prepare?: (outside: Outside, input: z.output<I>) => Promise<Outcome<unknown>>
  /** What of its answer the journal keeps, where that is not all: never a path of this PC. */
  kept?: (output: z.output<O>, input: z.output<I>) => unknown
  /** Set where it can't be undone: the sentence that says why, and how a mistake is put right instead. */
  final?: string
  /** Set where it is an entry of the journal though it changes no row: what it does lies in the keys. */
  recorded?: true
  /** Set where its input may not even be guessed at: no fingerprint of it is kept. */
  secret?: true
  /** Changes rows. Awaits nothing but `tx`; refuses by throwing `Refusal`. */
  run: (tx: Tx, input: never) => Promise<z.output<O>>
}

export interface Query<N extends string = string, I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  name: N
  title: string
  input: I
  output: O
  run: (reader: Reader, input: z.output<I>, outside: Outside) => Promise<z.output<O>>
}

/** Describes one thing that can be done. Nothing else writes. */
export function defineCommand<
  const N extends string,
  I extends z.ZodType,
  O extends z.ZodType,
  P = z.output<I>,
>(definition: {
  name: N
  title: string
  input: I
  output: O
  backupFirst?: BackupReason
  prepare?: (outside: Outside, input: z.output<I>) => Promise<Outcome<P>>
  run: (tx: Tx, input: P) => Promise<z.output<O>>
  kept?: (output: z.output<O>, input: z.output<I>) => unknown
  final?: string
  recorded?: true
  secret?: true
}): Command<N, I, O> {
  return definition
}

/** Describes one thing that can be asked. */
export function defineQuery<const N extends string, I extends z.ZodType, O extends z.ZodType>(
  definition: Query<N, I, O>,
): Query<N, I, O> {
  return definition
}
