import { inject, provide, type Component, type InjectionKey } from 'vue'
import type { Outcome } from '../../../../src-shared/problem'
import type { FieldMeta } from '../../../../src-shared/records/field'
import type { Decisions } from '../../../../src-shared/sheet-import/decisions'
import type { EngineClient } from '../../../engine/client'
import type { Preview } from './import-columns'

/** A file with all that was said about it, as the engine takes it. */
export interface ImportInput {
  name: string
  bytes: Uint8Array
  mapping?: Record<string, string | null>
  fixes?: { row: number; field: string; text: string }[]
  leaveOut?: number[]
  decisions?: Decisions
}

export interface Written {
  added: number
  changed: number
  same: number
  doubtful: number
}

/** What is taken in from a spreadsheet, in the words of its pages, and by what queries and command. */
export interface ImportKind {
  title: string
  /** What is dropped here. */
  file: string
  hint: string
  /** Where one goes back to, and what the button there says. */
  home: { path: string; deed: string }
  /** What rows are counted by, and what one row is on the books. */
  unit: string
  books: string
  /** What was written, and what holds now. */
  done: { title: string; follows: string }
  /** What becomes of new rows when it is taken back. */
  comesBack: (added: number) => string
  /** What a doubtful row may be: the one on the books, or another. */
  ways: { update: string; add: string }
  nameHeading: string
  /** Official labels by which a clerk knows a row beside the books, and those that are shown of a row in the list of all. */
  telling: readonly string[]
  said: readonly string[]
  personalOf: (field: string) => FieldMeta['personal']
  /** What else is said below the columns. */
  below?: Component
  read: (engine: EngineClient, input: ImportInput) => Promise<Outcome<Preview>>
  problems: (engine: EngineClient, input: ImportInput) => Promise<Outcome<{ sheet: string; rows: string[][] }>>
  write: (engine: EngineClient, input: ImportInput, command: string) => Promise<Outcome<Written>>
}

const key: InjectionKey<ImportKind> = Symbol('import-kind')
export const provideImportKind = (kind: ImportKind): void => provide(key, kind)

/** What the wizard that this part stands in takes in. */
export function useImportKind(): ImportKind {
  const kind = inject(key)
  if (!kind) throw new Error('a part of the import stands outside its wizard')
  return kind
}
