import type * as z from 'zod'
import type { PlainDate } from '../../src-shared/plain-date'
import { done } from '../../src-shared/problem'
import type { Shown } from '../../src-shared/journal/shown'
import { defineCommand, defineQuery, type Command, type Outside, type Query } from './command'
import type { Reader } from './reader'

/** What an answer depends on beside its question; identity numbers and telephones are in full where `reveal` is set. */
export interface Showing {
  today: PlainDate
  operator: string
  reveal: boolean
}

interface Definition<Q extends string, C extends string, I extends z.ZodType, O extends z.ZodType, B> {
  query: Q
  command: C
  title: string
  input: I
  output: O
  /** Whom the deed is about, as the journal says it; null where it is the whole office. */
  whose: (input: z.output<I>) => z.output<typeof Shown>['shown']
  /** Fetches from outside what the answer needs beside the books. */
  beside?: (outside: Outside, input: z.output<I>) => Promise<B>
  answer: (reader: Reader, input: z.output<I>, showing: Showing & { beside: B }) => Promise<z.output<O>>
}

/**
 * One answer in two ways: masked as a query; with identity numbers and telephones in full only as a command, so that whoever
 * looked at them stands in the journal. The journal keeps whose they were and never the numbers.
 */
export function maskedAndShown<
  const Q extends string,
  const C extends string,
  I extends z.ZodType,
  O extends z.ZodType,
  B = undefined,
>({
  query,
  command,
  title,
  input,
  output,
  whose,
  beside,
  answer,
}: Definition<Q, C, I, O, B>): {
  masked: Query<Q, I, O>
  shown: Command<C, I, O>
} {
  // Who asks for nothing from outside gets nothing.
  const fetched = (outside: Outside, asked: z.output<I>) => beside?.(outside, asked) as Promise<B>
  return {
    masked: defineQuery({
      ...{ name: query, title, input, output },
      run: async (reader, asked, outside) =>
        answer(reader, asked, {
          ...{ today: outside.today(), operator: outside.operator, reveal: false },
          beside: await fetched(outside, asked),
        }),
    }),
    shown: defineCommand({
      ...{ name: command, title: `显示号码：${title}`, input, output },
      recorded: true,
      final: '号码已经看过，不能撤销。',
      prepare: async (outside, asked) =>
        done({ asked, operator: outside.operator, beside: await fetched(outside, asked) }),
      run: (tx, { asked, ...given }) => answer(tx, asked, { today: tx.today, ...given, reveal: true }),
      kept: (_, asked) => ({ shown: whose(asked) }),
    }),
  }
}
