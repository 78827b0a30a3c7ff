import type { PlainDate } from '../../../../src-shared/plain-date'
import type { Outcome } from '../../../../src-shared/problem'
import type { CommandInput, CommandName, EngineClient } from '../../../engine/client'
import type { ChoiceOption } from '../../../widgets/Choice.vue'

/** One thing that a deed asks. */
export interface DeedField {
  name: string
  label: string
  optional?: true
  /** What helps to fill it in; one that depends on the answers so far is worked out of them. */
  hint?: string | ((texts: Readonly<Record<string, string>>) => string)
  /**
   * `member`: chosen by name among the people given; `partial`: a date that may know only its month; `several`: any of the
   * options, their codes with a space between; `secret`: shown as dots, sent as it was typed.
   */
  as: 'text' | 'secret' | 'date' | 'partial' | 'choice' | 'several' | 'member'
  options?: readonly ChoiceOption[]
  /** Whom a `member` is chosen among, where it is not the people that the form is given. */
  among?: readonly { id: string; name?: string; label: string }[]
  /** What is typed to find one of those given, where they are no people. */
  placeholder?: string
  /** A text of so many lines at first. */
  lines?: number
  /** Asked only where the answers so far ask for it. */
  when?: (texts: Readonly<Record<string, string>>) => boolean
}

/** Texts of a deed's form by field; an empty one is left out. */
export type DeedTexts = Readonly<Record<string, string>>

/** Something that is done by a short form: its question, its fields, and what becomes of it. */
export interface Deed {
  question: string
  /** What the button says. */
  deed: string
  /** What becomes of it, and how it is put right. */
  remedy: string
  fields: readonly DeedField[]
  initial?: DeedTexts
  /** What is odd about the answers, by field: said once before the deed, which is done all the same if it is asked for again. */
  doubt?: (texts: DeedTexts) => Readonly<Record<string, string>>
  run: (engine: EngineClient, texts: DeedTexts, command: string) => Promise<Outcome<unknown>>
  /** What is said once it is done. */
  said: string
}

/** Options of a closed list. */
export const optionsOf = (words: Readonly<Record<string, string>>): ChoiceOption[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const dateField = (label: string, name = 'date'): DeedField => ({ name, label, as: 'date' })

export const partialField = (label: string, name: string): DeedField => ({
  ...{ name, label, as: 'partial', optional: true, hint: '如 2026-05-01，只知道年月写 2026-05' },
})

/** Fields of today's deed begin with today. */
export const onDay = (today: PlainDate, name = 'date'): DeedTexts => ({ [name]: today })

/** Sends the answers with what is known already; the engine reads them and says what is wrong with which. */
export const runs =
  <N extends CommandName>(name: N, known: Partial<CommandInput<N>>): Deed['run'] =>
  (engine, texts, command) =>
    engine.run(name, { ...known, ...texts } as CommandInput<N>, command)
