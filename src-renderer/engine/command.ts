import type * as z from 'zod'
import type { EngineCaller } from '../../src-shared/ipc'
import type { Outcome } from '../../src-shared/problem'
import type { PlainDate } from '../../src-shared/plain-date'
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
  operator: string
  reader: Reader
  stateHash(): Promise<string>
  check(): Promise<Check[]>
  /** The newest entries of the journal, newest first. */
  journal(limit: number): Promise<JournalLine[]>
  /** The newest acknowledged entry: in the store and in the journal on disk. */
  lastEntry(): Promise<JournalLine | null>
}

/** One entry of the journal as a list shows it. */
export interface JournalLine {
  number: number
  time: string
  operator: string
  command: string
  title: string
}

export interface Command<N extends string = string, I extends z.ZodType = z.ZodType, O = unknown> {
  name: N
  /** What the deed is called on screen and in the journal. */
  title: string
  input: I
  /** Fetches from outside what `run` needs; may refuse. Its value is handed to `run`. */
  prepare?: (outside: Outside, input: z.output<I>) => Promise<Outcome<unknown>>
  /** What of its answer the journal keeps, where that is not all: never a path of this PC. */
  kept?: (output: O) => unknown
  /** Changes rows. Awaits nothing but `tx`; refuses by throwing `Refusal`. */
  run: (tx: Tx, input: never) => Promise<O>
}

export interface Query<N extends string = string, I extends z.ZodType = z.ZodType, O = unknown> {
  name: N
  title: string
  input: I
  run: (reader: Reader, input: z.output<I>, outside: Outside) => Promise<O>
}

/** Describes one thing that can be done. Nothing else writes. */
export function defineCommand<const N extends string, I extends z.ZodType, O, P = z.output<I>>(definition: {
  name: N
  title: string
  input: I
  prepare?: (outside: Outside, input: z.output<I>) => Promise<Outcome<P>>
  run: (tx: Tx, input: P) => Promise<O>
  kept?: (output: NoInfer<O>) => unknown
}): Command<N, I, O> {
  return definition as unknown as Command<N, I, O>
}

/** Describes one thing that can be asked. */
export function defineQuery<const N extends string, I extends z.ZodType, O>(
  definition: Query<N, I, O>,
): Query<N, I, O> {
  return definition
}
